import { after, before, test } from 'node:test';
import { Workbench } from '../vscode/workbench.ts';

let workbench: Workbench;
before(async () => {
  workbench = await Workbench.open({ folder: '/tmp/infra/ws' });
});
after(() => workbench.close());

test('a', async () => {
  await workbench.openFile('Procfile');
  await workbench.page.waitForTimeout(5000);
  await workbench.screenshot('/tmp/infra/dbg.png');
  console.log(await workbench.squiggles('error'));
  console.log(await workbench.hover('-w'));
  await workbench.screenshot('/tmp/infra/hover.png');
  console.log(await workbench.lightBulb('--timeot'));
  await workbench.screenshot('/tmp/infra/bulb.png');
  await workbench.choose('--timeout');
  console.log(await workbench.visibleText());
  await workbench.screenshot('/tmp/infra/after.png');
});
