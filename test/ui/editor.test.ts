import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Workbench } from '../vscode/workbench.ts';

const procfile = [
  'web: gunicorn wsgi -b :$PORT',
  '# procfile-doctor-disable-next-line procfile/missing-colon',
  'beat: celery -A shop beat',
];

let workbench: Workbench;
before(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'procfile-doctor-ui-'));
  writeFileSync(join(folder, 'Procfile'), procfile.join('\n'));
  workbench = await Workbench.open({ folder, settings: { 'editor.inlayHints.enabled': 'off' } });
});
after(() => workbench?.close());

test('a problem is underlined, explained under the mouse and repaired with the light bulb', async () => {
  await workbench.openFile('Procfile');
  await workbench.squiggles('warning');
  await workbench.hover('disable-next-line', /suppression\/unused/);
  assert.deepEqual(await workbench.lightBulb('disable-next-line'), ['Remove this comment']);
  await workbench.choose('Remove this comment');
  await workbench.showsText([procfile[0], procfile[2]].join('\n'));
});

test('the effective configuration is shown as it reads, and asks no question when it is closed', async () => {
  await workbench.command('Procfile Doctor: Show Effective Configuration');
  await workbench.page.locator('.tab.active', { hasText: 'Preview Effective Configuration.md' }).waitFor();
  assert.equal(await workbench.page.locator('.tab.dirty', { hasText: 'Effective' }).count(), 0);
});
