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

/** The facts that may differ between releases. */
interface SettingFacts {
  /** Empty if the setting exists only in a configuration file. */
  readonly flags: readonly string[];
  /** `store` if absent. */
  readonly action?: 'append' | 'store_true' | 'store_const' | undefined;
  readonly nargs?: '?' | undefined;
  readonly metavar?: string | undefined;
  /** The `type=` function of argparse; absent: any text. */
  readonly type?: 'int' | 'auto_int' | undefined;
  readonly check: CheckName;
  /** The allowed values; of an unchecked setting those that have a meaning. */
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
  /**
   * Releases without it although they lie between `since` and `removedIn`; and releases with it outside of that range.
   */
  readonly notIn?: readonly string[];
  readonly alsoIn?: readonly string[];
  readonly deprecatedIn?: string;
  /** The setting without which this one does nothing. */
  readonly needs?: string;
  /** Other settings that do as well. */
  readonly orNeeds?: readonly string[];
}

export interface SettingData extends Setting {
  /** Facts that were different before a release. */
  readonly was?: readonly ({ readonly before: string } & Partial<SettingFacts>)[];
}
