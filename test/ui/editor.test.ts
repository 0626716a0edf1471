import assert from 'node:assert/strict';
import process from 'node:process';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { descendants } from '../support/descendants.ts';
import { ScratchFolder } from '../support/scratch-folder.ts';
import { reloadWindow } from '../vscode/reload-window.ts';
import { Workbench } from '../vscode/workbench.ts';

const procfile = [
  'web: gunicorn wsgi -b :$PORT',
  '# procfile-doctor-disable-next-line procfile/missing-colon',
  'beat: celery -A shop beat',
];

let workbench: Workbench;
const folder = new ScratchFolder();
before(async () => {
  folder.write({
    Procfile: procfile.join('\n'),
    'typo/Procfile': 'web: gunicorn wsgi --timeuot 30\n',
    'script/Procfile': 'web: python serve.py\n',
    'script/serve.py': 'import uvicorn\n\nuvicorn.run("shop:app", port=8000)\n',
    'gunicorn.conf.py': 'worker = 4\n',
  });
  workbench = await Workbench.open({ folder: folder.path, settings: { 'editor.inlayHints.enabled': 'off' } });
});
after(async () => {
  await workbench?.close();
  folder[Symbol.dispose]();
});

test('a configuration of gunicorn is checked as the first file that is open, too', async () => {
  await workbench.openFile('gunicorn.conf.py');
  await workbench.squiggles('warning');
});

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

test('the report comes back when the window is loaded again', async () => {
  await workbench.command('Procfile Doctor: Diagnose');
  await workbench.page.locator('.tab.active', { hasText: 'Preview Diagnosis.md' }).waitFor();
  await reloadWindow(workbench.page, 'Preview Diagnosis.md');
  await workbench.webview('h1#diagnosis');
});

test('where none of our files is in front, the command asks of which one', async () => {
  await workbench.command('View: Close All Editors');
  await workbench.command('Procfile Doctor: Show Effective Configuration');
  const rows = workbench.page.locator('.quick-input-list .monaco-list-row');
  await rows.filter({ hasText: 'typo/Procfile' }).click();
  await workbench.page.locator('.tab.active', { hasText: 'Preview Effective Configuration.md' }).waitFor();
});

test('the report for a bug is copied with a notice that is not cut', async () => {
  await workbench.command('Procfile Doctor: Copy Diagnostic Report');
  const notice = workbench.page.locator('.notification-toast .notification-list-item-message', {
    hasText: 'no secrets',
  });
  await notice.waitFor();
  assert.equal(await notice.evaluate((element) => element.scrollWidth > element.clientWidth), false);
  await workbench.command('Notifications: Clear All Notifications');
});

test('a server that keeps ending is started again until that is hopeless, and then by a click', async () => {
  await workbench.openFile('typo/Procfile');
  await workbench.squiggles('error');
  const ended: number[] = [];
  while (ended.length < 5) ended.push(await endServer(ended));
  const notice = workbench.page.locator('.notification-toast', { hasText: 'has ended 5 times within 3 minutes' });
  await notice.waitFor({ timeout: 30_000 });
  await workbench.editor.locator('.squiggly-error').first().waitFor({ state: 'detached' });
  // It is the only one: the library does not tell of every end, too.
  assert.equal(await workbench.page.locator('.notification-toast').count(), 1);
  await notice.getByRole('button', { name: 'Start Again' }).click();
  await workbench.squiggles('error');
});

/** Ends the language server, as soon as there is one beside those that were `ended` before; returns its process id. */
async function endServer(ended: readonly number[]): Promise<number> {
  for (const end = Date.now() + 30_000; Date.now() < end; await sleep(50)) {
    const found = descendants(process.pid).find(
      ({ pid, command }) => /dist[\\/]server\.js/.test(command) && !ended.includes(pid),
    );
    if (!found) continue;
    process.kill(found.pid, 'SIGKILL');
    return found.pid;
  }
  throw new Error(`no other server was started after ${ended.length} ends`);
}

test('a server that a script starts where nothing reaches it is repaired in the script', async () => {
  await workbench.openFile('script/Procfile');
  await workbench.squiggles('warning');
  await workbench.hover('serve.py', /listens on 127\.0\.0\.1/);
  await workbench.lightBulb('serve.py');
  await workbench.choose('Listen on 0.0.0.0 in serve.py');
  await workbench.openFile('serve.py');
  await workbench.showsText('import uvicorn\n\nuvicorn.run("shop:app", port=8000, host="0.0.0.0")\n');
});
