// Several incidents at one line.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { LogPanel } from '../vscode/log-panel.ts';

let panel: LogPanel;
before(async () => {
  panel = await LogPanel.open({ files: { Procfile: 'web: gunicorn wsgi -w 4 -b :$PORT\n' } });
});
after(() => panel?.close());

test('what has no room above the line is one click away: of the others one is chosen', async () => {
  const { page } = panel.workbench;
  await panel.workbench.openFile('Procfile');
  panel.demo.application.play('timeout');
  panel.demo.application.play('pool');
  panel.demo.application.play('oom');
  const lenses = page.locator('.codelens-decoration a');
  await lenses.filter({ hasText: /^\+[23] more$/ }).waitFor();
  const named = ((await lenses.first().textContent()) ?? '').trim().replace(/\s×\d+$/, '');
  assert.equal(named, 'Worker timed out');
  await lenses.filter({ hasText: /^\+[23] more$/ }).click();
  const choices = page.locator('.quick-input-list .monaco-list-row');
  const choice = choices.filter({ hasText: 'SQLAlchemy pool has no connection left' });
  await choice.waitFor();
  assert.ok((await choices.count()) >= 2);
  assert.deepEqual(await choices.filter({ hasText: named }).allTextContents(), []);
  await choice.click();
  await panel.locator('.card', { hasText: 'SQLAlchemy pool' }).locator('.card-head[aria-expanded=true]').waitFor();
});
