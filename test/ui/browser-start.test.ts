// VS Code for the Web: a language server whose worker does not start is told of, and can be started again.
import assert from 'node:assert/strict';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openInBrowser, type WebWindow } from '../vscode/web-window.ts';

const SCRIPT = 'dist/web/server.js';
let web: WebWindow;

before(async () => {
  web = await openInBrowser('test/fixtures/web', { scripts: { [SCRIPT]: 'this is no JavaScript' } });
});

after(() => web?.close());

test('a worker that cannot be started is told of, once, and starts by a click when it can', async () => {
  const { window, extension } = web;
  await window.openFile('Procfile');
  const notice = window.page.locator('.notification-toast', { hasText: 'has ended 5 times within 3 minutes' });
  await notice.waitFor({ timeout: 60_000 });
  copyFileSync(SCRIPT, join(extension, SCRIPT));
  await notice.getByRole('button', { name: 'Start again' }).click();
  assert.equal((await window.squiggles('error')).error, 1);
});
