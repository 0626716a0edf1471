import { remembering } from '../../caches/remembering.ts';
import type { Invocation } from '../../model/command-line.ts';
import { isPythonFloat, pythonStrip } from '../../syntax/python/python-number.ts';
import { t } from '../../text/l10n.ts';
import { argparseOption, type DescribedOption, HELP, plainType } from '../argparse/data-option.ts';
import type { ArgparseSpec, ArgparseType } from '../argparse/spec.ts';
import { type OptionData, type OptionOrigin, optionIn } from '../option-data.ts';
import type { ParsedArguments, Program } from '../program.ts';
import { readOnce } from '../read-once.ts';
import { readServer } from '../read-server.ts';
import { isCovered } from '../release.ts';
import data from './dramatiq.data.json';

const OPTIONS: readonly OptionData[] = data.options;
const RELEASES: readonly string[] = data.releases;

const ORIGIN: OptionOrigin = {
  documentation: 'https://dramatiq.io/guide.html',
  sources: ['Bogdanp/dramatiq:dramatiq/cli.py make_argument_parser'],
};

export const dramatiq: Program = {
  id: 'dramatiq',
  names: ['dramatiq', 'dramatiq-gevent'],
  package: 'dramatiq',
  title: t('Dramatiq, a task queue'),
  documentation: ORIGIN.documentation,
  releases: RELEASES,
  options: (version) => dramatiqSpec(version).options.flatMap(({ spec }) => spec ?? []),
  parse: readOnce(read),
};

/** The argparse parser of a release (undefined: the newest). */
export const dramatiqSpec = remembering(64, (version: string | undefined): ArgparseSpec<DescribedOption> => {
  const options = OPTIONS.flatMap((option): DescribedOption[] => {
    const found = optionIn(option, version);
    if (!found) return [];
    const made = argparseOption(found, ORIGIN, typeOf);
    if (found.id === 'version') return [{ ...made, action: 'version' }];
    return [TAKING_ALL.includes(found.id) ? { ...made, nargs: '*' } : made];
  });
  return { options: [HELP, ...options], positionals: [{ name: 'broker' }, { name: 'module', nargs: '*' }] };
});

/** Options that take all words up to the next option. */
export const TAKING_ALL = ['path', 'queues'];

function typeOf(option: OptionData): ArgparseType | undefined {
  return option.type === 'fork-timeout' ? forkTimeout : plainType(option);
}

/** `worker_fork_timeout_type`: milliseconds. */
const forkTimeout: ArgparseType = {
  name: 'worker_fork_timeout_type',
  read: (text) =>
    isPythonFloat(text) && Number(text) >= 10 && Number(text) <= 1_800_000 ? pythonStrip(text) : undefined,
  message: (text) => {
    if (!isPythonFloat(text)) return 'worker-fork-timeout be a number.';
    return Number(text) < 10
      ? 'worker-fork-timeout too small (minimum recommended: 10ms).'
      : 'worker-fork-timeout too large (maximum: 30 minutes).';
  },
};

function read(invocation: Invocation, version: string | undefined): ParsedArguments {
  const { parsed } = readServer(dramatiq, invocation, version, dramatiqSpec(version));
  return isCovered(version, RELEASES) ? parsed : { ...parsed, errors: [] };
}
