import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { DemoPlatform } from '../../client/src/logs/demo/server.ts';
import { LogPanel } from '../vscode/log-panel.ts';
import type { Workbench } from '../vscode/workbench.ts';

const firstToken = 'first-secret-4711';
const secondToken = 'second-secret-4712';

let panel: LogPanel;
before(async () => {
  panel = await LogPanel.open({ settings: { 'procfileDoctor.logs.alerts': 'critical' } }, connectBlueKing);
  await panel.recordMessages();
});
after(() => panel?.close());

async function answer(workbench: Workbench, title: string, text: string): Promise<void> {
  const widget = workbench.page.locator('.quick-input-widget', { hasText: title });
  await widget.waitFor();
  await widget.locator('input.input').fill(text);
  await workbench.page.keyboard.press('Enter');
}

async function pick(workbench: Workbench, text: string): Promise<void> {
  await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first().click();
}

/** As a person does it: platform, secret (a wrong one first), environment, log; what there is only one of is not asked for. */
async function connectBlueKing(workbench: Workbench, demo: DemoPlatform): Promise<void> {
  demo.control.token = firstToken;
  await workbench.command('Platform Logs: Connect…');
  await pick(workbench, 'BlueKing PaaS');
  await answer(workbench, 'Address of the Platform', demo.url);
  await answer(workbench, 'Sign In to', 'not-the-secret');
  const refused = workbench.page.locator('.notification-toast', { hasText: 'The server asks to sign in.' });
  await refused.locator('.monaco-button', { hasText: 'Sign In…' }).click();
  await answer(workbench, 'Sign In to', firstToken);
  await pick(workbench, 'Production');
  await pick(workbench, 'What the instances write');
  await workbench.page.locator('.quick-input-widget', { hasText: 'Processes' }).waitFor();
  await workbench.page.keyboard.press('Enter');
}

test('a token that has run out is asked for again, and the tail goes on', async () => {
  const { demo, workbench } = panel;
  demo.application.write('web', 'before');
  await panel.rows('before').waitFor();
  demo.control.command({ action: 'token', token: secondToken });
  await panel.locator('.chip.phase-failed', { hasText: 'asks to sign in' }).waitFor();
  // Nothing is followed although it was asked for.
  await workbench.page.locator('.statusbar-item .codicon-debug-disconnect').waitFor();
  demo.application.write('web', 'in between');
  await workbench.page.locator('.notification-toast .monaco-button', { hasText: 'Sign In…' }).click();
  await answer(workbench, 'Sign In to', secondToken);
  await panel.locator('.chip.phase-live').waitFor();
  demo.application.write('web', 'afterwards');
  await panel.rows('afterwards').waitFor();
  await panel.rows('in between').waitFor();
  await panel.filter('before');
  await panel.showsCount(/^1 of/);
  await panel.filter('');
  await panel.showsCount(/^[\d,]+ lines/);
});

test('the token appears nowhere: not in the page, its messages, the lines, the window', async () => {
  const { workbench } = panel;
  await panel.filter('afterwards');
  await panel.showsCount(/^1 of/);
  await panel.command('Open Shown Lines in Editor');
  await workbench.page.locator('.view-line', { hasText: /after/ }).first().waitFor();
  const places = {
    page: await panel.content(),
    messages: await panel.recordedMessages(),
    workbench: await workbench.page.content(),
  };
  assert.match(places.messages, /afterwards/);
  for (const [place, text] of Object.entries(places)) {
    assert.ok(!text.includes(firstToken) && !text.includes(secondToken), `the ${place} hold the token`);
  }
});

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
  // Of another worker: what is written twice of one is one failure.
  panel.demo.application.write('web', '[2026-11-20 09:58:52 +0800] [1] [CRITICAL] WORKER TIMEOUT (pid:31)');
  await panel.until(async () => /×2/.test((await head.textContent()) ?? ''), 'the incident grows');
  assert.equal(await toasts().filter({ hasText: 'Worker timed out' }).count(), 0);
});

test('a token that is kept is listed by its address, and forgotten', async () => {
  const { demo, workbench } = panel;
  await panel.command('Forget Saved Sign-Ins…');
  const row = workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: demo.url.replace(/\/$/, '') });
  await row.locator('.monaco-checkbox, .quick-input-list-checkbox').first().click();
  await workbench.page.locator('.quick-input-count', { hasText: '1 Selected' }).waitFor();
  // Not Enter: while the box that was clicked has the focus, it takes that for itself.
  await workbench.page.locator('.quick-input-widget .monaco-button', { hasText: 'OK' }).click();
  await workbench.page.locator('.notification-toast', { hasText: 'Forgotten:' }).waitFor();
  await panel.command('Forget Saved Sign-Ins…');
  await workbench.page.locator('.notification-toast', { hasText: 'No sign-in is saved.' }).waitFor();
});
