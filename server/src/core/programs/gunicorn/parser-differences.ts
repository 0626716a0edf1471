/**
 * Finds the releases that parse a command differently: most commands have no word that any two releases read
 * differently.
 */
import type { Word } from '../../syntax/shell/ast.ts';
import { isAtLeast } from '../release.ts';
import { RELEASES } from './releases.ts';
import type { Setting, SettingData } from './setting.ts';
import { settingIn } from './settings.ts';
import { SETTINGS } from './settings-data.ts';

/** The settings that some word may set in one release but not in another, or with another number of values. */
export function settingsReadDifferently(words: readonly Word[]): readonly SettingData[] {
  const written = words.map(({ value }) => value.text).filter((text) => /^--?[^-]/.test(text));
  differing ??= SETTINGS.filter(isReadDifferently);
  return differing.filter((setting) => flagsEver(setting).some((flag) => written.some((text) => mayMean(text, flag))));
}

let differing: readonly SettingData[] | undefined;

/** One release (the first) of each group that reads these settings alike. */
export function withDistinctParsers(releases: readonly string[], settings: readonly SettingData[]): readonly string[] {
  const seen = new Set<string>();
  return releases.filter((release) => {
    const parser = JSON.stringify(settings.map((setting) => parserFacts(settingIn(setting, release))));
    return !seen.has(parser) && seen.add(parser);
  });
}

/** An abbreviation may mean every longer flag, and a letter may be part of any word of letters (`-Dw4`). */
function mayMean(text: string, flag: string): boolean {
  if (flag.startsWith(text.split('=', 1)[0] ?? '')) return true;
  return !text.startsWith('--') && !flag.startsWith('--') && text.includes(flag.slice(1));
}

function flagsEver({ flags, was = [] }: SettingData): readonly string[] {
  return [...flags, ...was.flatMap((facts) => facts.flags ?? [])];
}

/** True also of a setting that came or went. */
function isReadDifferently({ since, removedIn, notIn, alsoIn, was = [] }: SettingData): boolean {
  return (
    !isAtLeast(RELEASES[0], since) ||
    [removedIn, notIn, alsoIn].some((facts) => facts !== undefined) ||
    was.some((facts) => ['flags', 'action', 'nargs', 'type'].some((name) => name in facts))
  );
}

/** What the parser knows of a setting; undefined for a release without it. */
function parserFacts(setting: Setting | undefined) {
  return setting && [setting.flags, setting.action, setting.nargs, setting.type];
}
