// What a person sees, as pictures: the sample in every kind of theme. Run by scripts/pictures.mjs.
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDemoPlatform } from '../../../client/src/logs/demo/server.ts';
import { themes, Workbench } from '../workbench.ts';
import { takeKeyPicture } from './key-picture.ts';
import { logScenes } from './log-pictures.ts';
import { takeLoopPictures } from './loop-pictures.ts';
import { takeOverview } from './overview-picture.ts';
import { platformScenes } from './platform-pictures.ts';

type Scene = (workbench: Workbench) => Promise<void>;

const scenes: Readonly<Record<string, Scene>> = {
  procfile: async (workbench) => {
    await workbench.openFile('shop/Procfile');
    await workbench.squiggles('error');
  },
  'hover-option': (workbench) => workbench.hover('--access-logformat'),
  'hover-problem': (workbench) => workbench.hover('：'),
  'light-bulb': async (workbench) => {
    await workbench.lightBulb('：');
  },
  completion: async (workbench) => {
    await workbench.page.keyboard.press('Escape');
    await workbench.page.locator('.action-widget').waitFor({ state: 'hidden' });
    await workbench.suggestions('--error-logfile');
  },
  'app-desc': async (workbench) => {
    await workbench.page.keyboard.press('Escape');
    await workbench.openFile('shop-api/app_desc.yaml');
    await workbench.squiggles('error');
  },
  problems: async (workbench) => {
    await workbench.page.mouse.move(0, 0);
    await workbench.page.keyboard.press('Control+Shift+M');
    await workbench.page.locator('.markers-panel .monaco-list-row').first().waitFor();
  },
};

const themeNames = Object.keys(themes) as (keyof typeof themes)[];

interface PictureOptions {
  readonly locale: string | undefined;
  /** Only this one. */
  readonly theme: string | undefined;
  /** Only scenes whose name begins with this. */
  readonly scene: string | undefined;
}

/** Saves `<folder>/<scene>-<theme>.png`; a scene that fails is told and photographed as it is. */
export async function takeScreenshots(
  folder: string,
  { locale, theme: onlyTheme, scene = '' }: PictureOptions,
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const theme of themeNames.filter((name) => onlyTheme === undefined || name === onlyTheme)) {
    // These are pictures of the README: they are looked up by English words.
    if ('overview'.startsWith(scene) && locale === undefined) await takeOverview(folder, theme);
    if (scene === 'overview') continue;
    if ('loop'.startsWith(scene) && locale === undefined) await takeLoopPictures(folder, theme);
    if (scene === 'loop') continue;
    if ('hover-key'.startsWith(scene) && locale === undefined) await takeKeyPicture(folder, theme);
    if (scene === 'hover-key') continue;
    const demo = await startDemoPlatform({ port: 0, rate: 12, storyEvery: 0 });
    const scratch = mkdtempSync(join(tmpdir(), 'procfile-doctor-screenshots-'));
    // Its name is in the picture.
    const sample = join(scratch, 'shops');
    cpSync('test/fixtures/sample', sample, { recursive: true });
    const workbench = await Workbench.open({
      folder: sample,
      theme,
      settings: { 'editor.wordWrap': 'on' },
      env: { PROCFILE_DOCTOR_DEMO_URL: demo.url },
      ...(locale !== undefined && { locale }),
    });
    try {
      for (const [name, play] of Object.entries({ ...scenes, ...platformScenes, ...logScenes })) {
        if (!name.startsWith(scene)) continue;
        await play(workbench, demo).catch((error: unknown) => console.error(`${name} (${theme}): ${error}`));
        await workbench.screenshot(join(folder, `${name}-${theme}.png`));
      }
    } finally {
      await workbench.close();
      await demo.close();
      rmSync(scratch, { recursive: true, force: true });
    }
  }
}
