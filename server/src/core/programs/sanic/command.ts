import { remembering } from '../../caches/remembering.ts';
import { argparseOption, type DescribedOption, HELP } from '../argparse/data-option.ts';
import type { ArgparsePositional, ArgparseSpec } from '../argparse/spec.ts';
import { type OptionData, type OptionOrigin, optionIn } from '../option-data.ts';
import { isAtLeast } from '../release.ts';
import data from './sanic.data.json';

const OPTIONS: readonly OptionData[] = data.options;
export const RELEASES: readonly string[] = data.releases;

const ORIGIN: OptionOrigin = {
  documentation: 'https://sanic.dev/en/guide/running/running.html',
  sources: ['sanic-org/sanic:sanic/cli/arguments.py'],
};

/** Options of which one excludes the others, as long as it is not at its default. */
export const EXCLUDING: readonly (readonly string[])[] = [
  ['factory', 'simple', 'inspect', 'inspect_raw', 'trigger_reload', 'trigger_shutdown'],
  ['workers', 'fast', 'single'],
  ['repl', 'no_repl'],
  ['access_log', 'no_access_log'],
  ['coffee', 'no_coffee'],
  ['motd', 'no_motd'],
  ['noisy_exceptions', 'no_noisy_exceptions'],
];

/** The argparse parser of a release (undefined: the newest). */
export const sanicSpec = remembering(64, (version: string | undefined): ArgparseSpec<DescribedOption> => {
  const options = OPTIONS.flatMap((option): DescribedOption[] => {
    const found = optionIn(option, version);
    if (!found) return [];
    const made = argparseOption(found, ORIGIN);
    if (found.id === 'version') return [{ ...made, action: 'version' }];
    return [found.choices ? { ...made, choices: found.choices } : made];
  });
  return { options: [HELP, ...options], positionals: positionalsOf(version) };
});

function positionalsOf(version: string | undefined): readonly ArgparsePositional[] {
  const target = { name: isAtLeast(version, '23.3.0') ? 'target' : 'module' };
  if (!isAtLeast(version, '24.12.0')) return [target];
  const choices = ['serve', 'exec', ...(isAtLeast(version, '25.12.0') ? ['status', 'restart', 'stop'] : [])];
  return [target, { name: 'action', nargs: '?', choices }];
}
