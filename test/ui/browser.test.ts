// VS Code for the Web: an extension host and a language server in workers of the page, without Node.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Workbench } from '../vscode/workbench.ts';

/** The extension with what a browser can load, and nothing else: VS Code has no choice where to run it. */
function webOnlyExtension(folder: string): string {
  const { main: _, ...manifest } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, unknown>;
  for (const part of ['dist/web', 'dist/l10n', 'l10n', 'syntaxes', 'package.nls.json', 'package.nls.zh-cn.json']) {
    cpSync(part, join(folder, part), { recursive: true });
  }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  return folder;
}

let scratch: string;
let window: Workbench;

before(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'procfile-doctor-web-'));
  const folder = join(scratch, 'app');
  cpSync('test/fixtures/web', folder, { recursive: true });
  window = await Workbench.open({
    folder,
    extension: webOnlyExtension(join(scratch, 'extension')),
    settings: { 'editor.inlayHints.enabled': 'off' },
  });
});

after(async () => {
  await window?.close();
  rmSync(scratch, { recursive: true, force: true });
});

test('what gunicorn would refuse is underlined, explained and repaired', async () => {
  await window.openFile('Procfile');
  assert.equal((await window.squiggles('error')).error, 1);
  assert.match(await window.hover('--timout'), /--timout/);
  await window.lightBulb('--timout');
  await window.choose('--timeout');
  await window.showsText('web: gunicorn shop.wsgi --timeout 60\n');
});

test('files beside the Procfile are read, though the server has no disk', async () => {
  await window.openFile('Procfile');
  assert.match(await window.hover('gunicorn'), /20\.1\.0/);
});

test('no command leads to the log panel, which a browser cannot have', async () => {
  assert.deepEqual(await window.commandsMatching('Connect'), []);
});
