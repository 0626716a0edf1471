import type { Text } from '../text/l10n.ts';
import type { OptionSpec } from './program.ts';
import { compareReleases, isAtLeast } from './release.ts';

/** One option as the `.data.json` files of programs hold it. Releases are those of the program. */
export interface OptionData {
  readonly id: string;
  readonly flags: readonly string[];
  /** Forms that turn the option off again. */
  readonly off?: readonly string[];
  /** `flag` for an option without a value, `optional` for one whose value may follow a `=`, else the name of a value type. */
  readonly type: string;
  /** The type in releases that read the command line with argparse; `type` when absent. */
  readonly argparseType?: string;
  readonly metavar?: string;
  readonly choices?: readonly string[];
  /** The least and the greatest number that is accepted; of a duration in seconds. */
  readonly min?: number;
  readonly max?: number;
  readonly default?: string;
  readonly repeatable?: boolean;
  /** Variables read when the option is absent, first one set wins. */
  readonly environment?: readonly string[];
  readonly since?: string;
  readonly removedIn?: string;
  readonly flagSince?: Readonly<Record<string, string>>;
  readonly flagRemovedIn?: Readonly<Record<string, string>>;
  /** What was different in releases before `version`. If several apply, the one with the oldest version counts. */
  readonly before?: readonly OptionChange[];
  /** English, in our own words; l10n/server/<locale>/ translates it. */
  readonly description: string;
  readonly accepts?: string;
  readonly notes?: readonly string[];
}

interface OptionChange {
  readonly version: string;
  readonly type?: string;
  readonly choices?: readonly string[];
  readonly min?: number;
  readonly max?: number;
}

/** The option as it was in a release (undefined: the newest); undefined when that release did not have it. */
export function optionIn(data: OptionData, version: string | undefined): OptionData | undefined {
  if (!existsIn(version, data.since, data.removedIn)) return undefined;
  const flags = data.flags.filter((flag) => existsIn(version, data.flagSince?.[flag], data.flagRemovedIn?.[flag]));
  if (flags.length === 0) return undefined;
  const change = changeFor(data.before, version);
  return { ...data, ...change, flags };
}

/** The change that applies to a release: that of the oldest release after it. */
export function changeFor<C extends { readonly version: string }>(
  changes: readonly C[] | undefined,
  version: string | undefined,
): C | undefined {
  if (version === undefined) return undefined;
  return (changes ?? [])
    .filter((change) => compareReleases(version, change.version) < 0)
    .sort((a, b) => compareReleases(a.version, b.version))[0];
}

export function existsIn(version: string | undefined, since: string | undefined, removedIn: string | undefined) {
  return (
    (since === undefined || isAtLeast(version, since)) && (removedIn === undefined || !isAtLeast(version, removedIn))
  );
}

/** A text of a data file. The literal keys of such texts are collected from the data files, not from the code. */
export function dataText(key: string): Text {
  return { key, args: {} };
}

export interface OptionOrigin {
  readonly documentation: string;
  readonly sources: readonly string[];
}

function presenceOf(type: string): OptionSpec['value'] {
  if (type === 'flag') return 'none';
  return type === 'optional' ? 'optional' : 'required';
}

export function optionSpec(data: OptionData, origin: OptionOrigin): OptionSpec {
  return {
    id: data.id,
    flags: [...data.flags, ...(data.off ?? [])],
    value: presenceOf(data.type),
    kind: data.type,
    metavar: data.type === 'flag' ? undefined : (data.metavar ?? 'VALUE'),
    repeatable: data.repeatable ?? false,
    choices: data.choices ?? [],
    default: data.default,
    description: dataText(data.description),
    accepts: data.accepts === undefined ? undefined : dataText(data.accepts),
    since: data.since,
    removedIn: data.removedIn,
    documentation: origin.documentation,
    notes: (data.notes ?? []).map(dataText),
    sources: origin.sources,
  };
}
