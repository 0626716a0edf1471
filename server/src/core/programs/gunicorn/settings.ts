import { remembering } from '../../caches/remembering.ts';
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
  SETTINGS.flatMap((setting) => settingIn(setting, release) ?? []),
);

const settingsByName = remembering(
  64,
  (settings: readonly Setting[]): ReadonlyMap<string, Setting> =>
    new Map(settings.map((setting) => [setting.name, setting])),
);

/** A setting as a release defines it; undefined when the release does not have it. */
export function settingIn(data: SettingData, release: string): Setting | undefined {
  return hasSetting(data, release) ? settingOf(data, release) : undefined;
}

function hasSetting({ since, removedIn, notIn, alsoIn }: Setting, version: string): boolean {
  if (notIn?.includes(version)) return false;
  if (alsoIn?.includes(version)) return true;
  return isAtLeast(version, since) && !(removedIn && isAtLeast(version, removedIn));
}

/** One object for all releases between which nothing about the setting changed: the data itself for the newest. */
function settingOf(data: SettingData, version: string): Setting {
  const changes = data.was?.filter(({ before }) => !isAtLeast(version, before)) ?? [];
  if (changes.length === 0) return data;
  const known = variants.get(data) ?? [];
  variants.set(data, known);
  let setting = known[changes.length];
  if (!setting) {
    const { was: _, ...newest } = data;
    setting = newest;
    for (const { before: _, ...facts } of changes.reverse()) setting = { ...setting, ...facts };
    known[changes.length] = setting;
  }
  return setting;
}

/** Indexed by the number of changes that came after the release: they are listed in the order of releases. */
const variants = new WeakMap<SettingData, Setting[]>();
