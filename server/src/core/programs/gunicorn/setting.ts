import type { Text } from '../../text/l10n.ts';
import { isAtLeast, knownRelease } from './releases.ts';
import { SETTINGS } from './settings-data.ts';

/** The validator of a setting, named for what it accepts; see value-checks.ts. */
export type CheckName =
  | 'addresses'
  | 'any'
  | 'asgi-lifespan'
  | 'asgi-loop'
  | 'bool'
  | 'callable'
  | 'class'
  | 'dict'
  | 'directory'
  | 'files'
  | 'files-or-patterns'
  | 'group'
  | 'header-map'
  | 'host-port'
  | 'http2-cleartext'
  | 'http2-frame-size'
  | 'http2-streams'
  | 'http2-window'
  | 'http-parser'
  | 'http-protocols'
  | 'list'
  | 'natural'
  | 'networks'
  | 'networks-loose'
  | 'proxy-protocol'
  | 'reload-engine'
  | 'ssl-version'
  | 'statsd-address'
  | 'string'
  | 'strings'
  | 'user';

/** What may differ between releases. */
export interface SettingFacts {
  /** Empty: only in a configuration file. */
  readonly flags: readonly string[];
  /** Absent: `store`. */
  readonly action?: 'append' | 'store_true' | 'store_const' | undefined;
  readonly nargs?: '?' | undefined;
  readonly metavar?: string | undefined;
  /** The `type=` function of argparse; absent: any text. */
  readonly type?: 'int' | 'auto_int' | undefined;
  readonly check: CheckName;
  /** The values there are, or for an unchecked setting those that mean something. */
  readonly choices?: readonly string[] | undefined;
  /** The environment variable that changes the default. */
  readonly env?: string | undefined;
  readonly default?: string | undefined;
}

export interface Setting extends SettingFacts {
  readonly name: string;
  /** Numbers of positional parameters that a hook may have. */
  readonly arity?: readonly number[];
  readonly since: string;
  readonly removedIn?: string;
  /** A release between that does not have it, and one outside that does. */
  readonly notIn?: readonly string[];
  readonly alsoIn?: readonly string[];
  readonly deprecatedIn?: string;
  /** The setting without which this one does nothing. */
  readonly needs?: string;
  readonly description: Text;
  readonly notes?: readonly Text[];
}

export interface SettingData extends Setting {
  /** Facts that were different before a release. */
  readonly was?: readonly ({ readonly before: string } & Partial<SettingFacts>)[];
}

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
