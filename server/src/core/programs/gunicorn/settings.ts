import { remembering } from '../memo.ts';
import { isAtLeast } from '../release.ts';
import { knownRelease, NEWEST } from './releases.ts';
import type { Setting, SettingData } from './setting.ts';
import { SETTINGS } from './settings-data.ts';

/** The settings of a release (undefined: the newest known), in the order of their definition. */
export function settingsOf(version: string | undefined): readonly Setting[] {
  return settingsOfVersion(version ?? NEWEST);
}

/** The setting of a name in a release. */
export function settingNamed(name: string, version: string | undefined): Setting | undefined {
  return settingsByName(settingsOf(version)).get(name);
}

/** Versions between two releases share the settings of the older one. */
const settingsOfVersion = remembering(64, (version: string): readonly Setting[] => {
  const isSpecial = SETTINGS.some(({ alsoIn }) => alsoIn?.includes(version));
  return settingsOfRelease(isSpecial ? version : knownRelease(version));
});

const settingsOfRelease = remembering(64, (release: string): readonly Setting[] =>
  SETTINGS.filter((setting) => hasSetting(setting, release)).map((setting) => settingOf(setting, release)),
);

const settingsByName = remembering(
  64,
  (settings: readonly Setting[]): ReadonlyMap<string, Setting> =>
    new Map(settings.map((setting) => [setting.name, setting])),
);

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
