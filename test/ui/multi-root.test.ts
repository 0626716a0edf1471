// A window with two folders, each with settings of its own.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Workbench } from '../vscode/workbench.ts';

let scratch: string;
let window: Workbench;

function write(path: string, text: string): void {
  const file = join(scratch, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
}

before(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'procfile-doctor-roots-'));
  const text = 'web: gunicorn wsgi -b :$PORT --daemon\n';
  write('shop/Procfile', text);
  write('shop/app_desc.yaml', 'spec_version: 2\nmodule:\n  language: python\n');
  write('stock/Procfile', text);
  // Logs in both of them, at the same path.
  const sources = [{ kind: 'file', path: 'logs/app.log' }];
  for (const folder of ['shop', 'stock'])
    write(`${folder}/logs/app.log`, `[2026-11-22 01:00:00 +0000] [4] [CRITICAL] WORKER TIMEOUT (pid:9) of ${folder}\n`);
  write('shop/.vscode/settings.json', JSON.stringify({ 'procfileDoctor.logs.sources': sources }));
  write(
    'stock/.vscode/settings.json',
    JSON.stringify({
      'procfileDoctor.rules': { 'gunicorn/daemon': 'warning' },
      'procfileDoctor.logs.sources': sources,
    }),
  );
  const folders = [{ path: 'shop' }, { path: 'stock' }];
  write('both.code-workspace', JSON.stringify({ folders, settings: { 'editor.inlayHints.enabled': 'off' } }));
  window = await Workbench.open({ folder: join(scratch, 'both.code-workspace') });
});

after(async () => {
  await window?.close();
  rmSync(scratch, { recursive: true, force: true });
});

test('the same text is an error in one folder and a warning in the other', async () => {
  await window.openFile('shop/Procfile');
  assert.equal((await window.squiggles('error')).error, 1);
  await window.openFile('stock/Procfile');
  const { error, warning } = await window.squiggles('warning');
  assert.deepEqual({ error, warning }, { error: 0, warning: 1 });
});

test('beside the language it is said which platform the file is read for', async () => {
  await window.openFile('shop/Procfile');
  await window.page.locator('[id="status.languageStatus"]').click();
  const status = window.page.locator('.hover-language-status', { hasText: 'Platform: BlueKing' });
  await status.waitFor();
  // What is found may be wrong.
  await status.getByText('Choose…').click();
  await window.page.locator('.settings-editor .setting-item', { hasText: 'Platform' }).first().waitFor();
});

test('the log that the settings of a folder name is read there, and its incidents are those of that folder', async () => {
  const { page } = window;
  await window.command('Platform Logs: Connect…');
  const rows = page.locator('.quick-input-list .monaco-list-row');
  await rows.filter({ hasText: 'shop: logs/app.log' }).waitFor();
  await rows.filter({ hasText: 'stock: logs/app.log' }).click();
  const panel = await window.webview('.list');
  await panel.locator('.row', { hasText: 'of stock' }).waitFor();
  await panel.locator('.card-head', { hasText: 'Worker timed out' }).click();
  await panel.locator('.card').getByRole('button', { name: 'Show in Procfile' }).click();
  // Without a question: only one of the two can be meant.
  await page.locator('.editor-group-container.active .monaco-breadcrumbs', { hasText: 'stock' }).waitFor();
  await page.locator('.codelens-decoration a', { hasText: 'Worker timed out' }).waitFor();
  await window.openFile('shop/Procfile');
  await page.locator('.codelens-decoration a', { hasText: 'Worker timed out' }).waitFor({ state: 'detached' });
});

test('a command that is connected is asked for its folder', async () => {
  const { page } = window;
  await window.command('Platform Logs: Connect…');
  const input = page.locator('.quick-input-widget input.input');
  await input.fill('What any command writes');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Command' }).first().click();
  await input.fill('cat logs/app.log');
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'shop' }).click();
  const panel = await window.webview('.list');
  await panel.locator('.chip', { hasText: 'shop: cat logs/app.log' }).waitFor();
  await panel.locator('.row', { hasText: 'of shop' }).waitFor();
});
