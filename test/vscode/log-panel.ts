// The panel "Platform Logs" as a person meets it, tailing a demo platform that the test plays on.
import assert from 'node:assert/strict';
import type { Frame, Locator } from 'playwright-core';
import { type DemoPlatform, startDemoPlatform } from '../../client/src/logs/demo/server.ts';
import { Workbench, type WorkbenchOptions } from './workbench.ts';

export const connectDemo = (workbench: Workbench, _: DemoPlatform): Promise<void> =>
  workbench.command('Platform Logs: Connect to the Demo Platform');

export class LogPanel {
  private constructor(
    readonly demo: DemoPlatform,
    readonly workbench: Workbench,
    private page: Frame,
  ) {}

  /** A window of VS Code whose panel is connected to a platform that writes nothing by itself. */
  static async open(options: Partial<WorkbenchOptions> = {}, connect = connectDemo): Promise<LogPanel> {
    const demo = await startDemoPlatform({ port: 0, rate: 0, storyEvery: 0 });
    let workbench: Workbench | undefined;
    try {
      workbench = await Workbench.open({
        folder: 'test/fixtures/sample',
        locale: 'en',
        viewport: { width: 1400, height: 900 },
        ...options,
        env: { PROCFILE_DOCTOR_DEMO_URL: demo.url, ...options.env },
      });
      await connect(workbench, demo);
      const panel = new LogPanel(demo, workbench, await workbench.webview('.list'));
      await panel.locator('.chip.phase-live').waitFor();
      return panel;
    } catch (error) {
      await workbench?.close();
      await demo.close();
      throw error;
    }
  }

  locator(selector: string, options?: Parameters<Frame['locator']>[1]): Locator {
    return this.page.locator(selector, options);
  }

  rows(text: string | RegExp): Locator {
    return this.locator('.row', { hasText: text });
  }

  async filter(text: string): Promise<void> {
    await this.locator('.filter-bar .filter-input').fill(text);
  }

  /** `10 of 24 lines` */
  async count(): Promise<string> {
    return (await this.locator('.count').textContent()) ?? '';
  }

  async showsCount(pattern: RegExp): Promise<void> {
    await this.until(async () => pattern.test(await this.count()), String(pattern));
  }

  /** Waits for what the page shows, up to 20 s. */
  async until(condition: () => Promise<boolean>, what: string): Promise<void> {
    for (let i = 0; i < 200; i++) {
      if (await condition()) return;
      await this.workbench.page.waitForTimeout(100);
    }
    assert.fail(`${what}; count: ${await this.count()}`);
  }

  async press(key: string): Promise<void> {
    await this.workbench.page.keyboard.press(key);
  }

  command(title: string): Promise<void> {
    return this.workbench.command(`Platform Logs: ${title}`);
  }

  /** All that the page holds as text: what can be seen and what cannot. */
  content(): Promise<string> {
    return this.page.content();
  }

  /** Begins to write down every message that the page gets. */
  async recordMessages(): Promise<void> {
    await this.page.evaluate(() => {
      const messages: string[] = [];
      addEventListener('message', ({ data }) => messages.push(JSON.stringify(data)));
      Object.assign(window, { recordedMessages: messages });
    });
  }

  async recordedMessages(): Promise<string> {
    return JSON.stringify(await this.page.evaluate(() => Reflect.get(window, 'recordedMessages')));
  }

  /** The view was hidden, or its window loaded again: it has a new page. */
  async findAgain(): Promise<void> {
    this.page = await this.workbench.webview('.list');
  }

  async close(): Promise<void> {
    await this.workbench.close();
    await this.demo.close();
  }
}
