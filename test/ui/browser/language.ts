// The language features in VS Code for the Web, without Node.
import assert from 'node:assert/strict';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { SERVER, web } from './window.ts';

test('a server whose worker cannot be started is told of, once, and starts by a click when it can', async () => {
  const { window, extension } = web;
  await window.openFile('Procfile');
  const notice = window.page.locator('.notification-toast', { hasText: 'has ended 5 times within 3 minutes' });
  await notice.waitFor({ timeout: 60_000 });
  copyFileSync(SERVER, join(extension, SERVER));
  await notice.getByRole('button', { name: 'Start Again' }).click();
  assert.equal((await window.squiggles('error')).error, 1);
});

test('what gunicorn would refuse is underlined, explained and repaired', async () => {
  const { window } = web;
  await window.hover('--timout', /--timout/);
  await window.lightBulb('--timout');
  await window.choose('--timeout');
  await window.showsText('web: gunicorn shop.wsgi --timeout 60\n');
});

test('files beside the Procfile are read, though the server has no disk', async () => {
  await web.window.hover('gunicorn', /20\.1\.0/);
});
