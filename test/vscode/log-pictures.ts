// Pictures of the panel "Platform Logs" in each of its states.
import type { DemoPlatform } from '../../client/src/logs/demo/server.ts';
import type { Workbench } from './workbench.ts';

type LogScene = (workbench: Workbench, demo: DemoPlatform) => Promise<void>;

const connect = (workbench: Workbench) =>
  workbench.command('Connect to the Demo Platform', /Connect to the Demo Platform|连接到演示平台/);

async function panelCommand(workbench: Workbench, title: string): Promise<void> {
  await workbench.command(title);
  await workbench.page.mouse.move(0, 0);
}

export const logScenes: Readonly<Record<string, LogScene>> = {
  'logs-empty': async (workbench) => {
    await workbench.page.keyboard.press('Control+J');
    await workbench.page.locator('.panel .action-label', { hasText: /Platform Logs|平台日志/i }).click();
    await (await workbench.webview('.list')).locator('.no-lines').waitFor();
    await workbench.page.mouse.move(0, 0);
    await workbench.page.waitForTimeout(1000);
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
  'logs-find': async (workbench) => {
    const page = await workbench.webview('.list');
    await page.locator('.row').last().click();
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
  'logs-error': async (workbench, demo) => {
    await workbench.page.keyboard.press('Control+B');
    await workbench.page.setViewportSize({ width: 1280, height: 800 });
    demo.control.command({ action: 'token', token: 'another' });
    const page = await workbench.webview('.list');
    await page.locator('.chip.phase-failed').waitFor({ timeout: 30_000 });
    await workbench.page.waitForTimeout(500);
  },
};
