// What happens only when it was asked for: older lines are loaded, notifications shown.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { connectDemo, LogPanel } from '../vscode/log-panel.ts';

let panel: LogPanel;
before(async () => {
  panel = await LogPanel.open({ settings: { 'procfileDoctor.logs.alerts': 'critical' } }, async (workbench, demo) => {
    for (let i = 0; i < 1500; i++) {
      // Not all within the same moment: the history of 400 lines begins with a moment of its own.
      if (i % 100 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      demo.application.write('worker', `old=${i};`);
    }
    await connectDemo(workbench, demo);
  });
});
after(() => panel?.close());

const toasts = () => panel.workbench.page.locator('.notification-toast');

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
  await panel.filter('');
  await panel.showsCount(/^[\d,]+ lines/);
});

test('a notification tells of an incident of the wanted severity, once, and leads to its card', async () => {
  panel.demo.application.play('pool');
  await panel.locator('.card', { hasText: 'SQLAlchemy pool' }).waitFor();
  panel.demo.application.play('timeout');
  const toast = toasts().filter({ hasText: 'Worker timed out' });
  await toast.waitFor();
  assert.match((await toast.textContent()) ?? '', /Worker timed out \(web\)/);
  await toast.locator('.monaco-button', { hasText: 'Show the Incident' }).click();
  const head = panel.locator('.card', { hasText: 'Worker timed out' }).locator('.card-head');
  await panel.until(async () => (await head.getAttribute('aria-expanded')) === 'true', 'the card is open');
  panel.demo.application.play('timeout');
  await panel.until(async () => /×2/.test((await head.textContent()) ?? ''), 'the incident grows');
  assert.equal(await toasts().filter({ hasText: 'Worker timed out' }).count(), 0);
});
