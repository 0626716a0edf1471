// The real VS Code as a person meets it: a window in a headless browser, driven by mouse and keyboard.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Frame, Locator, Page } from 'playwright-core';
import { releaseNamed } from '../../scripts/vscode/releases.mjs';
import { installExtension, startServer } from '../../scripts/vscode/server.mjs';
import { linkExtension, workbenchUrl } from '../../scripts/vscode/workbench-url.mjs';
import { launchBrowser } from './browser.ts';
import { placeOf, shownText } from './editor-text.ts';
import { hasClicked, noteClicks } from './palette-clicks.ts';

export const themes = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  'high-contrast': 'Default High Contrast',
  'high-contrast-light': 'Default High Contrast Light',
} as const;

export interface WorkbenchOptions {
  /** The folder to open, or a `.code-workspace` with several. */
  readonly folder: string;
  readonly theme?: keyof typeof themes;
  /** User settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Added to the environment of the extension host. */
  readonly env?: Readonly<Record<string, string>>;
  /** Folder of the extension; default: the current directory. */
  readonly extension?: string;
  /** A packed extension that is installed instead. */
  readonly vsix?: string;
  readonly release?: 'oldest' | 'newest';
  readonly locale?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Pixels of a picture for one of the page; 1 unless told. */
  readonly scale?: number;
}

type SquiggleSeverity = 'error' | 'warning' | 'info' | 'hint';

export class Workbench {
  private constructor(
    readonly page: Page,
    private readonly end: () => Promise<void>,
  ) {}

  /** Resolves when the window is there and its extension host has started. Takes about 5 s. */
  static async open(options: WorkbenchOptions): Promise<Workbench> {
    const dataFolder = mkdtempSync(join(tmpdir(), 'procfile-doctor-workbench-'));
    const locale = options.locale === undefined ? {} : { locale: options.locale };
    const release = releaseNamed(options.release);
    if (options.vsix !== undefined) await installExtension({ dataFolder, release, file: resolve(options.vsix) });
    const server = await startServer({
      dataFolder,
      release,
      settings: { 'workbench.colorTheme': themes[options.theme ?? 'dark'], ...options.settings },
      // Node reads the certificates that are named here at every start, and there are many; no test needs them.
      env: { NODE_EXTRA_CA_CERTS: '', ...options.env },
      ...locale,
    });
    let browser: Browser | undefined;
    const end = async () => {
      await browser?.close();
      await server.close();
      rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 });
    };
    try {
      browser = await launchBrowser();
      const page = await browser.newPage({
        viewport: options.viewport ?? { width: 1280, height: 800 },
        deviceScaleFactor: options.scale ?? 1,
        // Left to itself, Chromium calls the language of LANG=C `en-US@posix`, which Intl refuses.
        locale: options.locale ?? 'en-US',
      });
      page.setDefaultTimeout(15_000);
      const extension =
        options.vsix === undefined
          ? { extension: linkExtension(resolve(options.extension ?? '.'), dataFolder) }
          : undefined;
      await page.goto(workbenchUrl({ url: server.url, folder: resolve(options.folder), ...extension }));
      await page.locator('.monaco-workbench .statusbar-item').first().waitFor({ timeout: 60_000 });
      await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 60_000 });
      return new Workbench(page, end);
    } catch (error) {
      await end();
      throw error;
    }
  }

  /** Opens a file of the folder by its name or path and waits for its text. */
  async openFile(name: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget input.input');
    // A page inside the window that is being loaded takes the keys for itself.
    for (let attempts = 5; attempts > 0 && !(await input.isVisible()); attempts -= 1) {
      await this.page.keyboard.press('Control+P');
      await input.waitFor({ timeout: 3000 }).catch(() => {});
    }
    await input.fill(name);
    const [label = name, parent = ''] = name.split('/').reverse();
    // Files opened before are offered at once, those found on disk later; some have the same name in another folder.
    const row = this.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: label });
    await row.filter({ hasText: parent }).waitFor();
    await this.page.keyboard.press('Enter');
    await this.page.locator('.tab.active', { hasText: label }).waitFor();
    await this.page.locator('.editor-group-container.active .monaco-breadcrumbs', { hasText: parent }).waitFor();
    await this.editor.locator('.view-line').first().waitFor();
    // Until the list has closed and the focus is here, clicks and keys may be lost with it.
    await this.#focusedEditor.waitFor({ timeout: 3000 }).catch(() => {});
  }

  /**
   * Runs a command by its English title in the command palette, which shows it as `shown`. Soon after the start a command
   * may not be known yet, or a view takes the focus and the palette closes: it is opened again, for up to 30 s, unless the
   * row was clicked although a slow window did not say so in time: no command is run twice.
   */
  async command(title: string, shown: string | RegExp = title): Promise<void> {
    const row = this.page.locator('.quick-input-list .monaco-list-row', { hasText: shown }).first();
    await this.page.evaluate(noteClicks);
    for (let attempts = 15; ; attempts -= 1) {
      try {
        await this.searchCommands(title, 2000);
        return await row.click({ timeout: 2000 });
      } catch (error) {
        if (await this.page.evaluate(hasClicked)) return;
        if (attempts === 0) throw error;
        await this.page.keyboard.press('Escape');
      }
    }
  }

  /** The commands whose whole name in the palette ends in `title`; none when it cannot be run now. */
  async commandsMatching(title: string): Promise<readonly string[]> {
    await this.searchCommands(title);
    const rows = this.page.locator('.quick-input-list .monaco-list-row');
    await rows.first().waitFor();
    const labels = await rows.locator('.quick-input-list-label, .label-name').allInnerTexts();
    await this.page.keyboard.press('Escape');
    return [...new Set(labels.filter((label) => label.endsWith(title)))];
  }

  private async searchCommands(title: string, timeout = 15_000): Promise<void> {
    await this.page.keyboard.press('F1');
    const input = this.page.locator('.quick-input-widget input.input');
    await input.waitFor({ timeout });
    await input.fill(`>${title}`, { timeout });
  }

  /** The text editor that is in front. */
  get editor(): Locator {
    return this.page.locator('.editor-group-container.active .monaco-editor').first();
  }

  /** How many squiggles of each severity are in sight, once there is one of `severity` (waits up to 15 s). */
  async squiggles(severity: SquiggleSeverity = 'error'): Promise<Readonly<Record<SquiggleSeverity, number>>> {
    await this.editor.locator(`.squiggly-${severity}`).first().waitFor({ timeout: 15_000, state: 'attached' });
    const count = (name: SquiggleSeverity) => this.editor.locator(`.squiggly-${name}`).count();
    return {
      error: await count('error'),
      warning: await count('warning'),
      info: await count('info'),
      hint: await count('hint'),
    };
  }

  /**
   * Moves the mouse over the first place where the editor shows `text`, until the hover says what is `wanted`; for up to 15 s.
   * A line can move while the mouse is on its way (a code lens comes above it), a diagnostic can come later, and now and then
   * VS Code takes no notice of the mouse of a headless browser: so the mouse is moved again and again, and after three attempts
   * the keyboard shortcut of the hover is used.
   */
  async hover(text: string, wanted = /\S/): Promise<void> {
    const { mouse, keyboard } = this.page;
    const hovers = this.page.locator('.monaco-hover:visible');
    const end = Date.now() + 15_000;
    for (let attempt = 1; ; attempt += 1) {
      const { x, y } = await placeOf(this.editor, text);
      await mouse.move(0, 0);
      await mouse.move(x, y, { steps: 3 });
      let failure: unknown;
      if (attempt > 3) {
        await mouse.click(x, y);
        await keyboard.press('Control+K');
        await keyboard.press('Control+I');
      }
      try {
        await hovers.locator('.hover-row').first().waitFor({ timeout: 2000 });
        const says = (await hovers.first().allInnerTexts()).join('');
        if (wanted.test(says)) return;
        failure = new Error(`the hover over ${text} says:\n${says}`);
      } catch (error) {
        failure = error;
      }
      if (Date.now() > end) throw failure;
    }
  }

  get #focusedEditor(): Locator {
    return this.page.locator('.editor-group-container.active .monaco-editor.focused').first();
  }

  /** Puts the cursor into the first place where the editor shows `text`; again where the click was lost, and no key would be heard. */
  async putCursor(text: string): Promise<void> {
    await repeated(async () => {
      const { x, y } = await placeOf(this.editor, text);
      await this.page.mouse.click(x, y);
      await this.#focusedEditor.waitFor({ timeout: 2000 });
    });
  }

  /** Puts the cursor into a line (from 1) and that line into sight: an editor draws no others. */
  async goToLine(line: number): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.page.keyboard.press('Control+G');
    const input = this.page.locator('.quick-input-widget input.input');
    await input.waitFor();
    await input.fill(`:${line}`);
    await this.page.keyboard.press('Enter');
    await this.page.locator('.statusbar-item', { hasText: `Ln ${line}, Col 1` }).waitFor();
  }

  /** Waits until exactly these words are selected, in a text of these lines: the status bar says where and how many. */
  async selects(words: string, lines: readonly string[]): Promise<void> {
    const line = lines.findIndex((one) => one.includes(words));
    const column = (lines[line] ?? '').indexOf(words) + words.length + 1;
    const place = `Ln ${line + 1}, Col ${column} (${words.length} selected)`;
    await this.page.locator('.statusbar-item', { hasText: place }).waitFor();
  }

  /** Opens the list of suggestions at `text`. Right after another widget has closed, VS Code may take no notice of the keys. */
  async suggestions(text: string): Promise<void> {
    const rows = this.page.locator('.suggest-widget .monaco-list-row');
    await repeated(async () => {
      await this.page.keyboard.press('Escape');
      await this.putCursor(text);
      await this.page.keyboard.press('Control+Space');
      await rows.first().waitFor({ timeout: 3000 });
    });
  }

  /** Moves a view of the panel: to where a row of the list of places says `place`. */
  async moveView(title: string | RegExp, place: string): Promise<void> {
    const view = await this.page.locator('.panel .action-label', { hasText: title }).first().textContent();
    const pick = async (text: string) => {
      // Only rows in sight are drawn.
      await this.page.locator('.quick-input-widget input.input').fill(text, { timeout: 3000 });
      const row = this.page.locator('.quick-input-list .monaco-list-row', { hasText: new RegExp(text, 'i') });
      await row.first().click({ timeout: 3000 });
    };
    await repeated(async () => {
      await this.page.keyboard.press('Escape');
      await this.command('View: Move View');
      await pick(view ?? '');
      await pick(place);
    });
  }

  /** The titles behind the light bulb at `text`. The menu stays open: `choose` takes one, Escape closes it. */
  async lightBulb(text: string): Promise<readonly string[]> {
    await this.putCursor(text);
    return this.quickFixes();
  }

  /** Opens the menu of quick fixes where the cursor stands; its titles. VS Code closes it when the text's problems come anew. */
  async quickFixes(): Promise<readonly string[]> {
    const actions = this.page.locator('.action-widget .monaco-list-row.action');
    for (let left = 3; left > 0; left -= 1) {
      await this.page.keyboard.press('Control+.');
      const isOpen = await actions
        .first()
        .waitFor({ timeout: 5000 })
        .then(() => true)
        .catch(() => false);
      if (isOpen) return (await actions.allInnerTexts()).map((title) => title.trim());
    }
    throw new Error('the menu of quick fixes does not open');
  }

  /** Takes an entry of the menu that `lightBulb` opened. By keyboard: VS Code covers the menu against early clicks. */
  async choose(title: string): Promise<void> {
    const actions = this.page.locator('.action-widget .monaco-list-row.action');
    for (let left = await actions.count(); left > 0; left -= 1) {
      const wanted = this.page.locator('.action-widget .monaco-list-row.action.focused', { hasText: title });
      if ((await wanted.count()) > 0) {
        await this.page.keyboard.press('Enter');
        await this.page.locator('.action-widget').waitFor({ state: 'hidden' });
        return;
      }
      await this.page.keyboard.press('ArrowDown');
    }
    throw new Error(`the menu has no entry ${JSON.stringify(title)}`);
  }

  /** The document inside a webview: the first one in which `selector` matches something (waits up to 15 s). */
  async webview(selector: string): Promise<Frame> {
    return webviewOf(this.page, selector);
  }

  /** Waits until the editor shows this text, up to 10 s; the error says what it shows. Only lines in sight are drawn. */
  async showsText(expected: string): Promise<void> {
    const deadline = Date.now() + 10_000;
    for (;;) {
      const text = await shownText(this.editor);
      if (text === expected) return;
      if (Date.now() > deadline) throw new Error(`the editor shows:\n${text}`);
      await this.page.waitForTimeout(100);
    }
  }

  async screenshot(path: string): Promise<void> {
    await this.page.screenshot({ path, animations: 'disabled' });
  }

  async close(): Promise<void> {
    await this.end();
  }
}

/** The document inside a webview of this page: the first one in which `selector` matches something (waits up to 15 s). */
export async function webviewOf(page: Page, selector: string): Promise<Frame> {
  const deadline = Date.now() + 15_000;
  for (;;) {
    for (const frame of page.frames()) {
      if (frame === page.mainFrame()) continue;
      const found = await frame
        .locator(selector)
        .count()
        .catch(() => 0);
      if (found > 0) return frame;
    }
    if (Date.now() > deadline) throw new Error(`no webview holds ${selector}`);
    await page.waitForTimeout(100);
  }
}

/** Does what may come too early for a slow window, up to five times. */
async function repeated(action: () => Promise<void>): Promise<void> {
  for (let left = 4; ; left -= 1) {
    try {
      return await action();
    } catch (error) {
      if (left === 0) throw error;
    }
  }
}
