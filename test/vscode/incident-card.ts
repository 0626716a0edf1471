// The card of an incident, and what it leads to.
import type { Locator } from 'playwright-core';
import type { LogPanel } from './log-panel.ts';

export class IncidentCard {
  private constructor(
    private readonly panel: LogPanel,
    readonly root: Locator,
  ) {}

  /** Opens the card with this title (a part of it) as soon as it is there, and waits for what it knows of the file. */
  static async open(panel: LogPanel, title: string): Promise<IncidentCard> {
    const root = panel.locator('.card', { hasText: title }).first();
    const head = root.locator('.card-head');
    await head.waitFor();
    if ((await head.getAttribute('aria-expanded')) === 'false') await head.click();
    const card = new IncidentCard(panel, root);
    await card.place.waitFor();
    return card;
  }

  /** The way to the file. */
  get place(): Locator {
    return this.root.getByRole('button', { name: /^Show in (Procfile|app_desc|gunicorn)/ });
  }

  /** The way to the application's own code. */
  get code(): Locator {
    return this.root.getByRole('button', { name: /^Show in \S+\.py:\d+$/ });
  }

  /** What it says when the text has been changed since. */
  get outdated(): Locator {
    return this.root.locator('.outdated-note');
  }

  async text(): Promise<string> {
    return (await this.root.textContent()) ?? '';
  }

  /** Titles of the fixes, from top to bottom. */
  async fixes(): Promise<readonly string[]> {
    await this.root.locator('.fix-title').first().waitFor();
    return this.root.locator('.fix-title').allTextContents();
  }

  /** Shows what a fix would change; resolves when the repaired text is drawn. `file`: the name in the tab. */
  async preview(fix: string, repaired: string): Promise<void> {
    await this.button('Preview', fix).click();
    const { page } = this.panel.workbench;
    await page.locator('.tab.active', { hasText: fix.replaceAll('`', '') }).waitFor();
    await page
      .locator('.editor.modified .view-line', { hasText: repaired.replaceAll(' ', '\u00a0') })
      .first()
      .waitFor();
  }

  async apply(fix: string): Promise<void> {
    await this.button('Apply', fix).click();
  }

  private button(action: 'Preview' | 'Apply', fix: string): Locator {
    return this.root.getByRole('button', { name: `${action}: ${fix.replaceAll('`', '')}`, exact: true });
  }
}
