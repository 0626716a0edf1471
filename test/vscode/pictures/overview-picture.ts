// The picture at the top of the README: files with findings above, a failing application below.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IncidentCard } from '../incident-card.ts';
import { LogPanel } from '../log-panel.ts';
import type { themes } from '../workbench.ts';

/** Saves `<folder>/overview-<theme>.png`. */
export async function takeOverview(folder: string, theme: keyof typeof themes): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'procfile-doctor-overview-'));
  const application = join(scratch, 'shop');
  cpSync('test/fixtures/sample/shop', application, { recursive: true });
  const panel = await LogPanel.open({
    folder: application,
    theme,
    traffic: 6,
    viewport: { width: 1280, height: 920 },
    settings: { 'editor.wordWrap': 'on' },
  });
  const { workbench, demo } = panel;
  try {
    await workbench.openFile('Procfile');
    await workbench.squiggles('error');
    // Bars before those of the failure, and requests enough for figures.
    await workbench.page.waitForTimeout(40_000);
    // What comes later would push the failure out of sight.
    demo.application.stop();
    demo.application.play('timeout');
    demo.application.play('celery');
    await panel.locator('.card').nth(1).waitFor();
    await IncidentCard.open(panel, 'Worker timed out');
    await panel.rows('Booting worker with pid: 31').waitFor();
    const lenses = workbench.page.locator('.codelens-decoration a');
    await lenses.filter({ hasText: 'timed out' }).waitFor();
    await lenses.filter({ hasText: 'restarts' }).waitFor();
    await lenses.filter({ hasText: 'killed 1' }).waitFor();
    await panel.locator('.figure.alarm', { hasText: 'restarts' }).waitFor();
    await workbench.page.mouse.move(0, 0);
    await workbench.screenshot(join(folder, `overview-${theme}.png`));
  } finally {
    await panel.close();
    rmSync(scratch, { recursive: true, force: true });
  }
}
