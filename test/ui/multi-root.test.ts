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
  write('stock/.vscode/settings.json', JSON.stringify({ 'procfileDoctor.rules': { 'gunicorn/daemon': 'warning' } }));
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
