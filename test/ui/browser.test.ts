// VS Code for the Web: the language features, without Node.
import assert from 'node:assert/strict';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openInBrowser, type WebWindow } from '../vscode/web-window.ts';
import type { Workbench } from '../vscode/workbench.ts';

const SCRIPT = 'dist/web/server.js';
let web: WebWindow;
let window: Workbench;

before(async () => {
  web = await openInBrowser('test/fixtures/web', { scripts: { [SCRIPT]: 'this is no JavaScript' } });
  window = web.window;
});

after(() => web?.close());

test('a server whose worker cannot be started is told of, once, and starts by a click when it can', async () => {
  await window.openFile('Procfile');
  const notice = window.page.locator('.notification-toast', { hasText: 'has ended 5 times within 3 minutes' });
  await notice.waitFor({ timeout: 60_000 });
  copyFileSync(SCRIPT, join(web.extension, SCRIPT));
  await notice.getByRole('button', { name: 'Start again' }).click();
  assert.equal((await window.squiggles('error')).error, 1);
});

test('what gunicorn would refuse is underlined, explained and repaired', async () => {
  await window.hover('--timout', /--timout/);
  await window.lightBulb('--timout');
  await window.choose('--timeout');
  await window.showsText('web: gunicorn shop.wsgi --timeout 60\n');
});

test('files beside the Procfile are read, though the server has no disk', async () => {
  await window.hover('gunicorn', /20\.1\.0/);
});
