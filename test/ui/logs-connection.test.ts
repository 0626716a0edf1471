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

test('a broken connection recovers without a gap and without a duplicate', async () => {
  let next = 0;
  const writer = setInterval(() => demo.application.write('web', `number=${next++};`), 5);
  try {
    for (let round = 0; round < 3; round++) {
      await new Promise((resolve) => setTimeout(resolve, 1500));
      demo.control.command({ action: 'drop', milliseconds: 500 });
      if (round === 0) await page.locator('.chip.phase-waiting').waitFor();
      await page.locator('.chip.phase-live').waitFor({ timeout: 30_000 });
    }
  } finally {
    clearInterval(writer);
  }
  await page
    .locator('.jump')
    .click({ timeout: 500 })
    .catch(() => undefined);
  await rows(`number=${next - 1};`).waitFor();
  await filter('number=');
  await until(
    async () => new RegExp(`^${next.toLocaleString('en')} of`).test((await count()) ?? ''),
    `${next} lines, each once`,
  );
  await filter(`number=0;`);
  await until(async () => /^1 of/.test((await count()) ?? ''), 'the first one is there once');
  await filter('');
});
