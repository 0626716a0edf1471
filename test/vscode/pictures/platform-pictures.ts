// What a person sees of the platform's files: hovers on keys, plans and variables, problems and the fixes for them.
import { readFileSync } from 'node:fs';
import type { Workbench } from '../workbench.ts';

/** Opens a `file` of the sample, with the line that has `text` in sight. */
async function showLine(workbench: Workbench, file: string, text: string): Promise<void> {
  const lines = readFileSync(`test/fixtures/sample/${file}`, 'utf8').split('\n');
  // The menu of a light bulb would take the key that opens the search for files.
  await workbench.page.keyboard.press('Escape');
  await workbench.openFile(file);
  await workbench.goToLine(lines.findIndex((line) => line.includes(text)) + 1);
}

/** A hover over what may be below the screen. */
async function hoverFarDown(workbench: Workbench, file: string, text: string): Promise<void> {
  await showLine(workbench, file, text);
  await workbench.hover(text);
}

/** Each begins with what the last one left open. */
export const platformScenes: Readonly<Record<string, (workbench: Workbench) => Promise<void>>> = {
  'platform-version-2': async (workbench) => {
    await workbench.page.keyboard.press('Escape');
    await workbench.openFile('shop-api/app_desc.yaml');
    await workbench.squiggles('error');
  },
  'platform-hover-key': (workbench) => hoverFarDown(workbench, 'shop-api/app_desc.yaml', 'services:'),
  'platform-hover-plan': (workbench) => hoverFarDown(workbench, 'shop-api/app_desc.yaml', '4C2G5R'),
  'platform-hover-ignored-key': (workbench) => hoverFarDown(workbench, 'shop-api/app_desc.yaml', 'is_win_maximize'),
  'platform-fix-quotes': async (workbench) => {
    await showLine(workbench, 'shop-api/app_desc.yaml', 'yes');
    await workbench.lightBulb('yes');
  },
  'platform-convert': async (workbench) => {
    await showLine(workbench, 'shop-api/app_desc.yaml', 'spec_version');
    await workbench.lightBulb('spec_version');
  },
  'platform-version-3': async (workbench) => {
    await workbench.page.keyboard.press('Escape');
    await workbench.openFile('shop-front/app_desc.yaml');
    await workbench.squiggles('error');
  },
  'platform-hover-variable': (workbench) => hoverFarDown(workbench, 'shop-front/app_desc.yaml', '$PORT'),
  'platform-hover-entrance': (workbench) => hoverFarDown(workbench, 'shop-front/app_desc.yaml', 'exposedType'),
  'platform-fix-key': async (workbench) => {
    await showLine(workbench, 'shop-front/app_desc.yaml', 'res_quota_plan');
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
