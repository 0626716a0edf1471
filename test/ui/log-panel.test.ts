import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startDemoPlatform } from '../../scripts/start/demo-platform.mjs';
import { Workbench } from '../vscode/workbench.ts';

let demo: Awaited<ReturnType<typeof startDemoPlatform>>;
let workbench: Workbench;
before(async () => {
  demo = await startDemoPlatform();
  assert.ok(demo, 'the demo platform is built');
  workbench = await Workbench.open({
    folder: 'test/fixtures/sample/shop',
    env: { PROCFILE_DOCTOR_DEMO_URL: demo.url },
  });
});
after(async () => {
  await workbench?.close();
  await demo?.close();
});

test('the panel tails the demo platform and shows lines and health', async () => {
  await workbench.command('Connect to the Demo Platform');
  const panel = await workbench.webview('#app');
  await panel.getByText('Demo platform').first().waitFor();
  await panel
    .getByText(/\d+ lines/)
    .first()
    .waitFor();
  await panel.getByText('GET /').first().waitFor();
  assert.equal(await panel.getByText(/out of memory/).count(), 1);
});
