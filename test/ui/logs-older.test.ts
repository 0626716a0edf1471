import { after, before, test } from 'node:test';
import { connectDemo, LogPanel } from '../vscode/log-panel.ts';

let panel: LogPanel;
before(async () => {
  panel = await LogPanel.open({}, async (workbench, demo) => {
    for (let i = 0; i < 1500; i++) {
      // Not all within the same moment: the history of 400 lines begins with a moment of its own.
      if (i % 100 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      demo.application.write('worker', `old=${i};`);
    }
    await connectDemo(workbench, demo);
  });
});
after(() => panel?.close());

test('at the oldest line the source is asked for older ones, and each comes once', async () => {
  await panel.filter('old=0;');
  await panel.showsCount(/^0 of/);
  await panel.filter('old=');
  await panel.rows('old=1499;').click();
  await panel.until(async () => {
    await panel.press('Home');
    return /^1,500 of/.test(await panel.count());
  }, 'everything is loaded, each line once');
  await panel.filter('old=0;');
  await panel.showsCount(/^1 of/);
});
