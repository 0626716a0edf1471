import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Workbench } from '../vscode/workbench.ts';

let workbench: Workbench;
before(async () => {
  workbench = await Workbench.open({
    folder: 'test/fixtures/sample/shop',
    settings: {
      'security.workspace.trust.enabled': true,
      'security.workspace.trust.startupPrompt': 'never',
    },
  });
});
after(() => workbench?.close());

test('a folder that is not trusted is checked, but nothing can be tailed', async () => {
  await workbench.page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
  await workbench.openFile('Procfile');
  const { error } = await workbench.squiggles('error');
  assert.ok(error > 0);
  assert.deepEqual(await workbench.commandsMatching('Connect to the Demo Platform'), []);
  assert.deepEqual(await workbench.commandsMatching('Restart Language Server'), [
    'Procfile Doctor: Restart Language Server',
  ]);
});
