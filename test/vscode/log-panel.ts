// The panel "Platform Logs" as a person meets it, tailing a demo platform that the test plays on.
import assert from 'node:assert/strict';
import type { Frame, Locator } from 'playwright-core';
import { type DemoPlatform, startDemoPlatform } from '../../client/src/logs/demo/server.ts';
import type { ToPage } from '../../client/src/logs/messages/page-protocol.ts';
import { ScratchFolder } from '../support/scratch-folder.ts';
import { reloadWindow } from './reload-window.ts';
import { Workbench, type WorkbenchOptions } from './workbench.ts';

interface LogPanelOptions extends Partial<WorkbenchOptions> {
  /** Of an application, by path: the folder that is open, gone with the window. Default: the sample. */
  readonly files?: Readonly<Record<string, string>>;
  /** Lines that the platform writes by itself in a second. Default: none. */
  readonly traffic?: number;
}

export const connectDemo = (workbench: Workbench, _: DemoPlatform): Promise<void> =>
  workbench.command('Platform Logs: Connect to Demo Platform');

export class LogPanel {
  private constructor(
    readonly demo: DemoPlatform,
    readonly workbench: Workbench,
    /** Holds the `files` it was opened with. */
    readonly folder: ScratchFolder,
    private page: Frame,
  ) {}

  /** A window of VS Code whose panel is connected to a platform that writes nothing by itself unless told. */
  static async open(
    { files, traffic = 0, ...options }: LogPanelOptions = {},
    connect = connectDemo,
  ): Promise<LogPanel> {
    const demo = await startDemoPlatform({ port: 0, rate: traffic, storyEvery: 0 });
    const folder = new ScratchFolder();
    folder.write(files ?? {});
    let workbench: Workbench | undefined;
    try {
      workbench = await Workbench.open({
        folder: files === undefined ? 'test/fixtures/sample' : folder.path,
        locale: 'en',
        viewport: { width: 1400, height: 900 },
        ...options,
        // Hints move the words that the mouse is on its way to.
        settings: { 'editor.inlayHints.enabled': 'off', ...options.settings },
        env: { PROCFILE_DOCTOR_DEMO_URL: demo.url, ...options.env },
      });
      await connect(workbench, demo);
      const panel = new LogPanel(demo, workbench, folder, await workbench.webview('.list'));
      await panel.locator('.chip.phase-live').waitFor();
      return panel;
    } catch (error) {
      await workbench?.close();
      await demo.close();
      folder[Symbol.dispose]();
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

  /** Ticks choices of a menu of the filter bar, or takes the ticks away again. */
  async choose(menu: string, ...choices: readonly string[]): Promise<void> {
    await this.locator(`.select-button[aria-label^="${menu}"]`).click();
    for (const choice of choices) {
      await this.locator('.menu:not([hidden]) .menu-item', {
        has: this.page.getByText(choice, { exact: true }),
      }).click();
    }
    await this.press('Escape');
    await this.locator('.menu:not([hidden])').waitFor({ state: 'detached' });
  }

  /** What the rows in sight say, without what stands in front of it. */
  messages(): Promise<readonly string[]> {
    return this.locator('.row .message').allTextContents();
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
      try {
        if (await condition()) return;
      } catch (error) {
        if (!this.page.isDetached()) throw error;
        await this.findAgain();
      }
      await this.workbench.page.waitForTimeout(100);
    }
    assert.fail(`${what}; count: ${await this.count().catch(() => 'none')}`);
  }

  async press(key: string): Promise<void> {
    await this.workbench.page.keyboard.press(key);
  }

  command(title: string): Promise<void> {
    return this.workbench.command(`Platform Logs: ${title}`);
  }

  /** Says something to the page as the extension does: what is hard to bring about. */
  async tell(message: ToPage): Promise<void> {
    await this.page.evaluate((data) => window.dispatchEvent(new MessageEvent('message', { data })), message);
  }

  /** The page takes no notice any more of what the extension itself says. */
  async hearNothingElse(): Promise<void> {
    await this.page.evaluate(() =>
      addEventListener('message', (event) => event.isTrusted && event.stopImmediatePropagation(), { capture: true }),
    );
  }

  /** What has the focus in the page: its name, whether that can be seen, whether Tab leaves the page from there. */
  focused(): Promise<{ readonly name: string; readonly isMarked: boolean; readonly isLast: boolean }> {
    return this.page.evaluate(() => {
      const { activeElement: element } = document;
      if (!(element instanceof HTMLElement)) return { name: '', isMarked: false, isLast: true };
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const isOutlined = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0;
      const isFramed = element.closest('.input-box')?.matches(':focus-within') === true;
      const hasActiveRow = element.matches('.list:focus');
      const stops = [...document.querySelectorAll<HTMLElement>('button, input, summary, [tabindex="0"]')];
      return {
        name: `${element.getAttribute('role') === 'slider' ? 'slider ' : ''}${element.getAttribute('aria-label') ?? element.textContent ?? ''}`,
        isMarked: isOutlined || isFramed || hasActiveRow,
        isLast: stops.filter((stop) => stop.checkVisibility()).at(-1) === element,
      };
    });
  }

  /** What axe (its source text) finds wrong with the page: by rules, or by all that tell of barriers. */
  async faults(axe: string, rules: readonly string[]): Promise<readonly string[]> {
    await this.page.evaluate(axe);
    return this.page.evaluate(async (rules) => {
      // The page lies on the panel: its own background is transparent.
      document.body.style.backgroundColor = 'var(--vscode-panel-background)';
      const runOnly =
        rules.length > 0
          ? { type: 'rule', values: rules }
          : { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };
      // A part of a window has no heading of the first level.
      const leftOut = { 'page-has-heading-one': { enabled: false } };
      const found = await Reflect.get(window, 'axe').run(document, { runOnly, rules: leftOut });
      return found.violations.flatMap(
        ({ id, nodes }: { id: string; nodes: { html: string; failureSummary: string }[] }) =>
          nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)}: ${failureSummary}`),
      );
    }, rules);
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

  /** Hides the view behind another one of the panel and shows it again: it has a new page then. */
  async hideAndShow(): Promise<void> {
    const { page } = this.workbench;
    const before = this.page;
    await page.locator('.panel .action-label', { hasText: /^Problems/i }).click();
    await page.locator('.markers-panel').waitFor();
    await this.until(async () => before.isDetached(), 'the page is gone');
    await page.locator('.panel .action-label', { hasText: /^Platform Logs/i }).click();
    await this.findAgain();
    // VS Code may make the page twice.
    await this.until(async () => /^\d/.test(await this.count()), 'the page shows how many lines there are');
  }

  /** The view has, or may have, a new page. */
  async findAgain(): Promise<void> {
    this.page = await this.workbench.webview('.list');
  }

  /** As with the browser's button, once VS Code has written down `remembered`: it does that a moment later. */
  async reloadWindow(...remembered: readonly string[]): Promise<void> {
    await reloadWindow(this.workbench.page, ...remembered);
    // In a browser VS Code writes down what is open, and where, every few seconds: the view may have been forgotten.
    await this.workbench.command('Focus on Platform Logs View');
    await this.findAgain();
  }

  async close(): Promise<void> {
    await this.workbench.close();
    await this.demo.close();
    this.folder[Symbol.dispose]();
  }
}
