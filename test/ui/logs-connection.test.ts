import { after, before, test } from 'node:test';
import { LogPanel } from '../vscode/log-panel.ts';

let panel: LogPanel;
before(async () => {
  panel = await LogPanel.open();
});
after(() => panel?.close());

test('a broken connection recovers without a gap and without a duplicate', async () => {
  const { demo } = panel;
  let next = 0;
  const writer = setInterval(() => demo.application.write('web', `number=${next++};`), 5);
  try {
    for (let round = 1; round <= 3; round++) {
      const written = next + 100;
      await panel.until(async () => next > written, 'the application writes');
      demo.control.command({ action: 'drop', milliseconds: 500 });
      if (round === 1) await panel.locator('.chip.phase-waiting').waitFor();
      await panel.locator('.chip.phase-live').waitFor({ timeout: 30_000 });
    }
  } finally {
    clearInterval(writer);
  }
  await panel.command('Follow the Newest Line');
  await panel.rows(`number=${next - 1};`).waitFor();
  await panel.filter('number=');
  await panel.showsCount(new RegExp(`^${next.toLocaleString('en')} of`));
  await panel.filter(`number=0;`);
  await panel.showsCount(/^1 of/);
  await panel.filter('');
});
