// VS Code for the Web: the language features, without Node.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openInBrowser, type WebWindow } from '../vscode/web-window.ts';
import type { Workbench } from '../vscode/workbench.ts';

let web: WebWindow;
let window: Workbench;

before(async () => {
  web = await openInBrowser('test/fixtures/web');
  window = web.window;
});

after(() => web?.close());

test('what gunicorn would refuse is underlined, explained and repaired', async () => {
  await window.openFile('Procfile');
  assert.equal((await window.squiggles('error')).error, 1);
  await window.hover('--timout', /--timout/);
  await window.lightBulb('--timout');
  await window.choose('--timeout');
  await window.showsText('web: gunicorn shop.wsgi --timeout 60\n');
});

test('files beside the Procfile are read, though the server has no disk', async () => {
  await window.openFile('Procfile');
  await window.hover('gunicorn', /20\.1\.0/);
});
