import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Frame } from 'playwright-core';
import { type DemoPlatform, startDemoPlatform } from '../../client/src/logs/demo/server.ts';
import { Workbench } from '../vscode/workbench.ts';

let demo: DemoPlatform;
let workbench: Workbench;
let page: Frame;

before(async () => {
  demo = await startDemoPlatform({ port: 0, rate: 0, storyEvery: 0 });
  workbench = await Workbench.open({
    folder: 'test/fixtures/sample',
    locale: 'en',
    viewport: { width: 1400, height: 900 },
    env: { PROCFILE_DOCTOR_DEMO_URL: demo.url },
  });
  await workbench.page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'shop-api' }).waitFor();
  await whenKnown('Connect to the Demo Platform');
  await workbench.command('Platform Logs: Connect to the Demo Platform');
  page = await workbench.webview('.list');
  await page.locator('.chip.phase-live').waitFor();
});
after(async () => {
  await workbench?.close();
  await demo?.close();
});

/** A window knows the commands of its extensions some time after it is there. */
async function whenKnown(title: string): Promise<void> {
  for (let i = 0; i < 30; i++) {
    if ((await workbench.commandsMatching(title)).length > 0) return;
    await workbench.page.waitForTimeout(500);
  }
}

const rows = (text: string | RegExp) => page.locator('.row', { hasText: text });
const filter = (text: string) => page.locator('.filter-bar .filter-input').fill(text);
const count = () => page.locator('.count').textContent();

async function until(condition: () => Promise<boolean>, what: string): Promise<void> {
  for (let i = 0; i < 200; i++) {
    if (await condition()) return;
    await workbench.page.waitForTimeout(100);
  }
  assert.fail(`${what}; count: ${await count()}`);
}

test('lines appear with their time, process and instance', async () => {
  demo.application.write('worker', 'hello 日志 <b>not bold</b>');
  const row = rows('hello 日志');
  await row.waitFor();
  assert.match((await row.locator('.time').textContent()) ?? '', /^\d\d:\d\d:\d\d\.\d{3}$/);
  assert.equal(await row.locator('.process').textContent(), 'worker');
  assert.equal(await row.locator('.message').textContent(), 'hello 日志 <b>not bold</b>');
  assert.equal(await row.locator('b').count(), 0);
});

test('the list says to a screen reader what it is and where a row stands', async () => {
  const list = page.locator('[role=listbox]');
  assert.equal(await list.getAttribute('aria-label'), 'Log lines');
  const last = page.locator('[role=option]').last();
  assert.match((await last.getAttribute('aria-posinset')) ?? '', /^\d+$/);
  assert.match((await last.getAttribute('aria-setsize')) ?? '', /^\d+$/);
});

test('a filter hides what does not match and marks what does', async () => {
  for (let i = 0; i < 30; i++) demo.application.write('web', i % 3 ? `apple ${i}` : `banana ${i}`);
  await rows('banana 27').waitFor();
  await filter('banana');
  await until(async () => (await rows('apple').count()) === 0, 'apples are hidden');
  assert.equal(await page.locator('.hit').first().textContent(), 'banana');
  assert.match((await count()) ?? '', /^10 of \d+ lines$/);
  await filter('');
  await rows('apple').first().waitFor();
});

test('a pattern that is not one is said to be so', async () => {
  await page.locator('.filter-bar [title="Use Regular Expression"]').click();
  await filter('(');
  await page.locator('.input-error', { hasText: 'Invalid regular expression' }).waitFor();
  await filter('');
  await page.locator('.filter-bar [title="Use Regular Expression"]').click();
  await page.locator('.input-error').waitFor({ state: 'hidden' });
});

test('a failure is coloured and labelled; the next one is a key away; its traceback opens and leads to the file', async () => {
  demo.application.play('pool');
  const failure = page.locator('.row.severity-error, .row.severity-critical').first();
  await failure.waitFor();
  await failure.locator('.label').waitFor();
  for (let i = 0; i < 100; i++) demo.application.write('web', `filler ${i}`);
  await rows('filler 99').waitFor();
  await rows('filler 99').click();
  await workbench.page.keyboard.press('Shift+F8');
  await failure.and(page.locator('.active')).waitFor();
  const head = rows('Error handling request');
  await head.locator('.fold').click();
  const link = page.locator('.file-link', { hasText: '/app/shop/orders.py' });
  await link.click();
  await workbench.page.locator('.tab.active', { hasText: 'orders.py' }).waitFor();
  await until(
    async () => (await workbench.page.locator('.statusbar-item', { hasText: 'Ln 34' }).count()) > 0,
    'line 34',
  );
});

test('scrolling up ends following, a button resumes it', async () => {
  await page.locator('.list').hover();
  await workbench.page.mouse.wheel(0, -400);
  await page.locator('.jump').waitFor();
  demo.application.write('web', 'while away');
  await page.locator('.jump', { hasText: '1 new' }).waitFor();
  assert.equal(await rows('while away').count(), 0);
  await page.locator('.jump').click();
  await rows('while away').waitFor();
  await page.locator('.jump').waitFor({ state: 'hidden' });
});

test('pausing holds new lines back, resuming shows them', async () => {
  await workbench.command('Platform Logs: Pause');
  await page.locator('.held').waitFor();
  demo.application.write('web', 'held back');
  await page.locator('.held', { hasText: '1 new' }).waitFor();
  assert.equal(await rows('held back').count(), 0);
  await page.locator('.held .link').click();
  await rows('held back').waitFor();
});

test('find goes from match to match without hiding anything', async () => {
  await page.locator('.row').last().click();
  await workbench.page.keyboard.press('Control+F');
  await page.locator('.find input').fill('banana');
  await page.locator('.find-result', { hasText: '10 of 10' }).waitFor();
  await page.locator('.find input').press('Shift+Enter');
  await page.locator('.find-result', { hasText: '9 of 10' }).waitFor();
  await page.locator('.row.active .hit', { hasText: 'banana' }).waitFor();
  await workbench.page.keyboard.press('Escape');
  await page.locator('.find').waitFor({ state: 'hidden' });
});

test('an incident has a card with its evidence and leads to its lines', async () => {
  demo.application.play('timeout');
  const card = page.locator('.card', { hasText: /timed out/i }).first();
  await card.waitFor();
  await card.locator('.card-head').click();
  await card.locator('.text-button').click();
  await page.locator('.row.active').waitFor();
});

test('hiding and showing the view keeps lines and filter', async () => {
  await filter('banana');
  await until(async () => /^10 of/.test((await count()) ?? ''), 'ten bananas');
  await workbench.page.locator('.panel .action-label', { hasText: /^Problems/i }).click();
  await workbench.page.locator('.markers-panel').waitFor();
  await workbench.page.locator('.panel .action-label', { hasText: /^Platform Logs/i }).click();
  page = await workbench.webview('.list');
  await until(async () => /^10 of/.test((await count()) ?? ''), 'ten bananas again');
  assert.equal(await page.locator('.filter-bar .filter-input').inputValue(), 'banana');
  await filter('');
});

test('the shown lines open as a document', async () => {
  await filter('banana');
  await until(async () => /^10 of/.test((await count()) ?? ''), 'ten bananas');
  await workbench.command('Platform Logs: Open the Shown Lines as a Document');
  await workbench.page.locator('.tab.active', { hasText: 'Untitled' }).waitFor();
  await workbench.page.locator('.view-line', { hasText: /banana.27/ }).waitFor();
  page = await workbench.webview('.list');
  await filter('');
});

test('clearing empties the list', async () => {
  await workbench.command('Platform Logs: Clear');
  await page.locator('.count', { hasText: /^0 lines/ }).waitFor();
});
