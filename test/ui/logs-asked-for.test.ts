// What happens outside of the panel only when it was asked for in the settings.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { LogPanel } from '../vscode/log-panel.ts';

let panel: LogPanel;
before(async () => {
  panel = await LogPanel.open({
    settings: { 'procfileDoctor.logs.alerts': 'critical' },
  });
});
after(() => panel?.close());

const toasts = () => panel.workbench.page.locator('.notification-toast');

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
