// A log that is not UTF-8: said, and read again as what the person says it is.
import { writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { LogPanel } from '../vscode/log-panel.ts';

let panel: LogPanel;
before(async () => {
  const source = { kind: 'file', path: 'old.log', name: 'old log' };
  panel = await LogPanel.open({
    files: { Procfile: 'web: gunicorn wsgi\n' },
    settings: { 'procfileDoctor.logs.sources': [source] },
  });
});
after(() => panel?.close());

test('the chip of a source that is not UTF-8 asks for its encoding, and it is read in that', async () => {
  const { page } = panel.workbench;
  const line = Buffer.from([...Buffer.from('INFO '), 0xc4, 0xe3, 0xba, 0xc3, 0x0a]);
  writeFileSync(panel.folder.file('old.log'), Buffer.concat(Array.from({ length: 20 }, () => line)));
  const list = page.locator('.quick-input-list .monaco-list-row');
  await panel.command('Connect…');
  await list.filter({ hasText: 'old log' }).first().click();
  const chip = panel.locator('.chip', { hasText: 'old log' });
  await chip.locator('.chip-warning', { hasText: 'is not UTF-8' }).waitFor();
  await chip.locator('[title^="Choose the Encoding"]').click();
  await list.filter({ hasText: 'gb18030' }).click();
  await panel.rows('你好').first().waitFor();
  await chip.locator('.chip-warning').waitFor({ state: 'detached' });
});
