// Pictures of the panel "Platform Logs" in each of its states.
import type { DemoPlatform } from '../../../client/src/logs/demo/server.ts';
import type { SourceStatus } from '../../../client/src/logs/messages/page-protocol.ts';
import { plainSource } from '../../support/plain-source.ts';
import type { Workbench } from '../workbench.ts';

type LogScene = (workbench: Workbench, demo: DemoPlatform) => Promise<void>;

const connect = (workbench: Workbench) =>
  workbench.command('Connect to Demo Platform', /Connect to Demo Platform|连接到演示平台/);

async function panelCommand(workbench: Workbench, title: string): Promise<void> {
  await workbench.command(title);
  await workbench.page.mouse.move(0, 0);
}

/** Shows the page what is hard to bring about: sources in every state. */
async function tellSources(workbench: Workbench, states: readonly Partial<SourceStatus>[]): Promise<void> {
  const sources = states.map((state, colour) => ({ ...plainSource, id: `source ${colour}`, colour, ...state }));
  const page = await workbench.webview('.list');
  await page.evaluate((data) => window.dispatchEvent(new MessageEvent('message', { data })), {
    type: 'sources',
    sources,
    paused: false,
  });
}

/** Where a row is clicked: its middle may be out of sight, and Playwright would scroll there. */
const rowStart = { x: 5, y: 5 };

export const logScenes: Readonly<Record<string, LogScene>> = {
  'logs-empty': async (workbench) => {
    const tab = workbench.page.locator('.panel .action-label', { hasText: /Platform Logs|平台日志/ });
    // By a command whose name is the same in every language.
    if (!(await tab.isVisible())) await workbench.command('View: Focus into Panel');
    await tab.click();
    await (await workbench.webview('.list')).locator('.no-lines').waitFor();
    await workbench.page.mouse.move(0, 0);
    await workbench.page.waitForTimeout(1000);
  },
  'logs-connecting': async (workbench) => {
    await tellSources(workbench, [{ phase: 'connecting' }]);
    await workbench.page.waitForTimeout(300);
  },
  'logs-unreachable': async (workbench) => {
    const detail = 'No connection: the server does not accept connections';
    await tellSources(workbench, [{ phase: 'waiting', detail, retryAt: Date.now() + 12_000 }]);
  },
  'logs-refused': async (workbench) => {
    await tellSources(workbench, [{ phase: 'failed', detail: 'The server asks to sign in.', signIn: true }]);
  },
  'logs-several-refused': async (workbench) => {
    await tellSources(workbench, [
      { phase: 'failed', detail: 'The server asks to sign in.', signIn: true },
      { phase: 'failed', label: 'shop.log', detail: 'Not found: /srv/shop/shop.log' },
      {
        phase: 'waiting',
        label: 'shop-api',
        detail: 'No connection: the server does not answer',
        retryAt: Date.now() + 9_000,
      },
    ]);
  },
  'logs-live': async (workbench) => {
    await workbench.openFile('shop/Procfile');
    await connect(workbench);
    const page = await workbench.webview('.list');
    await page.locator('.chip.phase-live').waitFor();
    await page.locator('.row').nth(5).waitFor();
    await workbench.page.mouse.move(0, 0);
  },
  'logs-failures': async (workbench, demo) => {
    const page = await workbench.webview('.list');
    demo.application.play('pool');
    demo.application.play('oom');
    await page.locator('.card').nth(1).waitFor();
  },
  'logs-incident': async (workbench, demo) => {
    const page = await workbench.webview('.list');
    demo.application.play('timeout');
    const card = page.locator('.card', { hasText: /timed out|超时/i }).first();
    await card.waitFor();
    await card.locator('.card-head').click();
    await panelCommand(workbench, 'View: Toggle Maximized Panel');
  },
  'logs-timeline': async (workbench) => {
    const page = await workbench.webview('.list');
    await page.locator('.timeline').focus();
    for (const key of ['Home', 'ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight'])
      await workbench.page.keyboard.press(key);
  },
  'logs-find': async (workbench) => {
    const page = await workbench.webview('.list');
    await page.locator('.row').last().click({ position: rowStart });
    await workbench.page.keyboard.press('Control+F');
    await page.locator('.find input').fill('orders');
    await page.locator('.find-result', { hasText: / / }).waitFor();
  },
  'logs-menu': async (workbench) => {
    const page = await workbench.webview('.list');
    await workbench.page.keyboard.press('Escape');
    await page.locator('.select-button:visible').first().click();
    await page.locator('.menu:visible').waitFor();
  },
  'logs-columns': async (workbench) => {
    const page = await workbench.webview('.list');
    await workbench.page.keyboard.press('Escape');
    await page.locator('.select.at-end .select-button').click();
    await page.locator('.menu:visible').waitFor();
  },
  'logs-filtered': async (workbench) => {
    const page = await workbench.webview('.list');
    await workbench.page.keyboard.press('Escape');
    await page.locator('.filter-bar .filter-input').fill('(orders|reports');
    await page.locator('.filter-bar [title="Use Regular Expression"], .filter-bar [title="使用正则表达式"]').click();
    await page.locator('.input-error:visible').waitFor();
  },
  'logs-pinned': async (workbench) => {
    const page = await workbench.webview('.list');
    await page.locator('.filter-bar .filter-input').fill('');
    await page.locator('.filter-bar [title="Use Regular Expression"], .filter-bar [title="使用正则表达式"]').click();
    await page.locator('.card-head[aria-expanded=true]').click();
    for (const at of [2, 4]) {
      await page.locator('.row').nth(at).click({ position: rowStart });
      await workbench.page.keyboard.press('p');
    }
    await page.locator('.pinned-row').nth(1).waitFor();
  },
  'logs-nothing': async (workbench) => {
    const page = await workbench.webview('.list');
    await page.locator('.filter-bar .filter-input').fill('written nowhere');
    await page.locator('.no-lines .button').waitFor();
  },
  'logs-many': async (workbench) => {
    await (await workbench.webview('.list')).locator('.no-lines .button').click();
    await tellSources(workbench, [
      {},
      { label: 'worker', phase: 'waiting', detail: 'No connection', retryAt: Date.now() + 7000 },
      { label: 'kubectl logs shop', slowed: true },
      { label: 'access.log', dropped: 12_345 },
      { label: 'app.log.2.gz', progress: 42 },
      { label: 'search', limited: 'The server limits the number of requests.' },
    ]);
  },
  'logs-waiting': async (workbench, demo) => {
    await workbench.page.keyboard.press('Escape');
    await panelCommand(workbench, 'View: Toggle Maximized Panel');
    const page = await workbench.webview('.list');
    demo.control.command({ action: 'drop', milliseconds: 6000 });
    await page.locator('.chip.phase-waiting').waitFor();
  },
  'logs-narrow': async (workbench) => {
    await workbench.page.setViewportSize({ width: 620, height: 760 });
    await workbench.page.keyboard.press('Control+B');
    await workbench.page.waitForTimeout(1000);
  },
  'logs-zoomed': async (workbench) => {
    await workbench.page.keyboard.press('Control+B');
    await workbench.page.setViewportSize({ width: 640, height: 400 });
    await workbench.page.waitForTimeout(1000);
  },
  'logs-side-bar': async (workbench) => {
    await workbench.page.setViewportSize({ width: 1280, height: 800 });
    await workbench.moveView(/Platform Logs|平台日志/, 'New Side Bar Entry');
    await (await workbench.webview('.list')).locator('.row').first().waitFor();
    await workbench.page.waitForTimeout(1000);
  },
  'logs-error': async (workbench, demo) => {
    demo.control.command({ action: 'token', token: 'another' });
    const page = await workbench.webview('.list');
    await page.locator('.chip.phase-failed').waitFor({ timeout: 30_000 });
    await workbench.page.waitForTimeout(500);
  },
};
