// The log panel in VS Code for the Web: the sources that a browser can have, read in a worker of the page.
import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Frame } from 'playwright-core';
import { loki, web } from './window.ts';

let page: Frame;

test('a log file of the workspace is read, explained, and followed as it grows', async () => {
  await connect('File', 'gunicorn.log');
  page = await web.window.webview('.list');
  await row('WORKER TIMEOUT').waitFor();
  await page.locator('.card', { hasText: 'Worker timed out' }).waitFor();
  appendFileSync(join(web.folder, 'gunicorn.log'), 'one more line 日志\n');
  await row('one more line 日志').waitFor();
});

test('an incident leads to the line of the Procfile that caused it', async () => {
  const card = page.locator('.card', { hasText: 'Worker timed out' });
  await card.locator('.card-head').click();
  await card.getByRole('button', { name: /^Show in Procfile/ }).click();
  await web.window.page.locator('.tab.active', { hasText: 'Procfile' }).waitFor();
  await web.window.page.locator('.codelens-decoration a', { hasText: 'Worker timed out' }).waitFor();
});

test('a demo is played without a server', async () => {
  await web.window.command('Platform Logs: Connect to Demo Platform');
  await web.window.command('Platform Logs: Follow Newest Line');
  await row('Mozilla/5.0').first().waitFor();
  await page.locator('.chip.phase-live', { hasText: 'Demo Platform' }).waitFor();
});

test('where a browser is not let through, it is said why; where it is, lines come', async () => {
  await connect('our loki');
  await page.locator('.chip.phase-waiting', { hasText: 'allow requests from other pages (CORS)' }).waitFor();
  loki.allow = true;
  // It stands at its time, which may be out of sight among the lines of the demo.
  await page.locator('.filter-bar .filter-input').fill('a line of loki');
  await row('a line of loki').first().waitFor({ timeout: 60_000 });
  await page.locator('.filter-bar .filter-input').fill('');
});

test('a session of a web page cannot be sent: the gateway is named instead', async () => {
  await connect('our platform');
  await page.locator('.chip.phase-failed', { hasText: 'API gateway' }).waitFor();
});

test('sources that are programs are not offered', async () => {
  await web.window.command('Platform Logs: Connect…');
  // Until then the rows are those of the command palette, and "Procfile Doctor" has a "file" as well.
  await web.window.page.locator('.quick-input-title', { hasText: 'Connect to Logs' }).waitFor();
  const entries = web.window.page.locator('.quick-input-list .monaco-list-row');
  await entries.first().waitFor();
  const labels = (await entries.locator('.quick-input-list-label, .label-name').allInnerTexts()).join('\n');
  assert.match(labels, /Elasticsearch/);
  assert.doesNotMatch(labels, /Docker|Kubernetes|Heroku|a program/);
  await web.window.page.keyboard.press('Escape');
});

test('a pattern that could not be ended is not begun', async () => {
  await page.locator('.filter-bar [title="Use Regular Expression"]').click();
  await page.locator('.filter-bar .filter-input').fill('^(a+)+$');
  await page.locator('.input-error', { hasText: 'left out: ^(a+)+$' }).waitFor();
  await page.locator('.filter-bar .filter-input').fill('TIME.UT');
  await row('WORKER TIMEOUT').first().waitFor();
});

function row(text: string) {
  return page.locator('.row', { hasText: text });
}

/** Chooses entries of the quick picks, one after the other. */
async function connect(...labels: readonly string[]): Promise<void> {
  await web.window.command('Platform Logs: Connect…');
  // Until then the rows are those of the command palette, and "Procfile Doctor" has a "file" as well.
  await web.window.page.locator('.quick-input-title', { hasText: 'Connect to Logs' }).waitFor();
  for (const label of labels) {
    await web.window.page.locator('.quick-input-list .monaco-list-row', { hasText: label }).first().click();
  }
}
