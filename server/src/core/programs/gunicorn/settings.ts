import { isAtLeast, knownRelease } from './releases.ts';
import type { Setting, SettingData } from './setting.ts';
import { SETTINGS } from './settings-data.ts';

/** The settings of a release (undefined: the newest known), in the order of their definition. */
export function settingsOf(version: string | undefined): readonly Setting[] {
  const key = SETTINGS.some(({ alsoIn }) => version && alsoIn?.includes(version))
    ? (version ?? '')
    : knownRelease(version);
  let settings = byRelease.get(key);
  if (!settings) {
    settings = SETTINGS.filter((setting) => hasSetting(setting, key)).map((setting) => settingOf(setting, key));
    byRelease.set(key, settings);
  }
  return settings;
}

/** Bounded: its keys are known releases. */
const byRelease = new Map<string, readonly Setting[]>();

function hasSetting({ since, removedIn, notIn, alsoIn }: Setting, version: string): boolean {
  if (notIn?.includes(version)) return false;
  if (alsoIn?.includes(version)) return true;
  return isAtLeast(version, since) && !(removedIn && isAtLeast(version, removedIn));
}

function settingOf({ was = [], ...newest }: SettingData, version: string): Setting {
  let setting: Setting = newest;
  for (const { before, ...facts } of [...was].reverse()) {
    if (!isAtLeast(version, before)) setting = { ...setting, ...facts };
  }
  return setting;
}
