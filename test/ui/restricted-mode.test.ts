import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { DemoPlatform } from '../../client/src/logs/demo/server.ts';
import { startDemoPlatform } from '../../client/src/logs/demo/server.ts';
import { ScratchFolder } from '../support/scratch-folder.ts';
import { Workbench } from '../vscode/workbench.ts';

let workbench: Workbench;
let demo: DemoPlatform;
/** A repository that would like to be tailed. */
const folder = new ScratchFolder();
const trap = { kind: 'command', name: 'trap', command: `touch ${folder.file('pwned')}` };
before(async () => {
  folder.write({
    Procfile: 'web: gunicorn wsgi --timeuot 30\n',
    '.vscode/settings.json': JSON.stringify({
      'procfileDoctor.logs.sources': [trap],
      'procfileDoctor.logs.restore': true,
    }),
  });
  demo = await startDemoPlatform({ port: 0, rate: 0, storyEvery: 0 });
  workbench = await Workbench.open({
    folder: folder.path,
    env: { PROCFILE_DOCTOR_DEMO_URL: demo.url },
    settings: {
      'security.workspace.trust.enabled': true,
      'security.workspace.trust.startupPrompt': 'never',
    },
  });
});
after(async () => {
  await workbench?.close();
  await demo?.close();
  folder[Symbol.dispose]();
});

test('a folder that is not trusted is checked, but nothing can be tailed', async () => {
  await workbench.page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
  await workbench.openFile('Procfile');
  const { error } = await workbench.squiggles('error');
  assert.ok(error > 0);
  assert.deepEqual(await workbench.commandsMatching('Connect to Demo Platform'), []);
  assert.deepEqual(await workbench.commandsMatching('Forget Saved Sign-Ins…'), [
    'Platform Logs: Forget Saved Sign-Ins…',
  ]);
  assert.deepEqual(await workbench.commandsMatching('Restart Language Server'), [
    'Procfile Doctor: Restart Language Server',
  ]);
});

test('the panel says why there is nothing, and the way to trust; then it connects', async () => {
  await workbench.command('Focus on Platform Logs View');
  const page = await workbench.webview('.no-lines');
  await page.getByText('Logs are not read in a workspace that is not trusted.').waitFor();
  assert.deepEqual(await page.locator('.no-lines button').allTextContents(), ['Manage Workspace Trust']);
  assert.equal(await page.locator('.chip').count(), 0);
  assert.equal(await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'trap' }).count(), 0);
  assert.equal(existsSync(folder.file('pwned')), false);

  await page.getByRole('button', { name: 'Manage Workspace Trust' }).click();
  await workbench.page.locator('.workspace-trust-editor .monaco-button', { hasText: /^Trust$/ }).click();
  await page.getByRole('button', { name: 'Demo' }).click();
  await page.locator('.chip.phase-live').waitFor();
  // Nobody has chosen it.
  assert.equal(existsSync(folder.file('pwned')), false);
});
