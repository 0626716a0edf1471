// What a person sees of the platform's files: hovers on keys, plans and variables, problems and the fixes for them.
import type { Workbench } from './workbench.ts';

/** Each begins with what the last one left open. */
export const platformScenes: Readonly<Record<string, (workbench: Workbench) => Promise<void>>> = {
  'platform-version-2': async (workbench) => {
    await workbench.page.keyboard.press('Escape');
    await workbench.openFile('shop-api/app_desc.yaml');
    await workbench.squiggles('error');
  },
  'platform-hover-key': (workbench) => workbench.hover('services:'),
  'platform-hover-plan': (workbench) => workbench.hover('4C2G5R'),
  'platform-hover-ignored-key': (workbench) => workbench.hover('is_win_maximize'),
  'platform-fix-quotes': (workbench) => workbench.lightBulb('yes').then(() => {}),
  'platform-convert': async (workbench) => {
    await workbench.page.keyboard.press('Escape');
    await workbench.lightBulb('spec_version');
  },
  'platform-version-3': async (workbench) => {
    await workbench.page.keyboard.press('Escape');
    await workbench.openFile('shop-front/app_desc.yaml');
    await workbench.squiggles('error');
  },
  'platform-hover-variable': (workbench) => workbench.hover('$PORT'),
  'platform-hover-entrance': (workbench) => workbench.hover('exposedType'),
  'platform-fix-key': async (workbench) => {
    await workbench.page.keyboard.press('Escape');
    await workbench.lightBulb('res_quota_plan');
  },
  'platform-conflict': async (workbench) => {
    await workbench.page.keyboard.press('Escape');
    await workbench.openFile('shop-stock/Procfile');
    await workbench.squiggles('error');
    await workbench.lightBulb('web');
  },
  'platform-ignored-file': async (workbench) => {
    await workbench.page.keyboard.press('Escape');
    await workbench.openFile('shop-mail/app_desc.yaml');
    await workbench.squiggles('warning');
    await workbench.hover('module:');
  },
  'platform-procfile-yaml': async (workbench) => {
    await workbench.page.keyboard.press('Escape');
    await workbench.openFile('shop-mail/Procfile');
    await workbench.squiggles('error');
    await workbench.hover('Re:');
  },
};
