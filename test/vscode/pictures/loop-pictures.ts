// The way from a line of the log to the repaired line, as a series of pictures.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { IncidentCard } from '../incident-card.ts';
import { LogPanel } from '../log-panel.ts';
import type { themes } from '../workbench.ts';
import { clippedPicture } from './clipped-picture.ts';

const files: Readonly<Record<string, string>> = {
  Procfile: 'web: gunicorn wsgi -w 4 -b :$PORT\nworker: celery -A shop worker -l info\n',
  'requirements.txt': 'Django==4.2.16\ngunicorn==23.0.0\ncelery==5.4.0\n',
};

/** Saves `<folder>/loop-<number>-<what>-<theme>.png`. */
export async function takeLoopPictures(folder: string, theme: keyof typeof themes): Promise<void> {
  const application = mkdtempSync(join(tmpdir(), 'procfile-doctor-loop-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(application, name), text);
  const panel = await LogPanel.open({
    folder: application,
    theme,
    viewport: { width: 1180, height: 900 },
    scale: 1.5,
    settings: { 'editor.minimap.enabled': false, 'window.commandCenter': false },
  });
  const { workbench } = panel;
  const { page } = workbench;
  const save = (name: string, parts: readonly Locator[], tallest?: number) =>
    clippedPicture(page, join(folder, `loop-${name}-${theme}.png`), parts, tallest);
  const picture = async (name: string, parts: readonly Locator[], tallest?: number) => {
    await page.mouse.move(0, 0);
    await save(name, parts, tallest);
  };
  const editor = page.locator('.editor-group-container').first();
  try {
    await page.keyboard.press('Control+B');
    for (let i = 0; i < 40; i++) {
      panel.demo.application.write('web', orders(i));
      await page.waitForTimeout(800);
    }
    await panel.rows('/api/v1/orders/39').waitFor();
    panel.demo.application.play('timeout');
    await panel.rows('502').nth(1).waitFor();
    await panel.rows('http-502').first().waitFor({ state: 'detached' });
    await picture('1-log', [panel.locator('.page')]);

    await workbench.command('View: Toggle Maximized Panel');
    const card = await IncidentCard.open(panel, 'Worker timed out');
    await card.fixes();
    await picture('2-card', [card.root]);
    await workbench.command('View: Toggle Maximized Panel');

    await card.place.click();
    await workbench.squiggles('error');
    await page.locator('.codelens-decoration').first().waitFor();
    await workbench.hover('gunicorn');
    await save('3-line', [editor], 350);

    await page.keyboard.press('Escape');
    await card.root
      .getByRole('button', { name: /^Preview/ })
      .first()
      .click();
    await page.locator('.editor.modified .view-line').first().waitFor();
    await picture('4-repair', [editor], 130);

    await card.root
      .getByRole('button', { name: /^Apply/ })
      .first()
      .click();
    await card.outdated.waitFor();
    await workbench.squiggles('info');
    // The lens of the incident goes, that of the figures stays.
    await page.locator('.codelens-decoration', { hasText: /^(?!.*timed out).*restart/ }).waitFor();
    await workbench.hover('--timeout 60');
    await save('5-repaired', [editor], 300);
  } catch (error) {
    console.error(`loop (${theme}): ${error}`);
    await workbench.screenshot(join(folder, `loop-failed-${theme}.png`));
  } finally {
    await panel.close();
    rmSync(application, { recursive: true, force: true });
  }
}

function orders(number: number): string {
  const time = `20/Nov/2026:21:39:${String(number % 60).padStart(2, '0')} +0800`;
  return `10.0.3.${number} - - [${time}] "GET /api/v1/orders/${number} HTTP/1.1" 200 ${1200 + number * 7} "-" "Mozilla/5.0"`;
}
