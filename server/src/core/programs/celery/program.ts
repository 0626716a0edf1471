import type { Invocation } from '../../model/command-line.ts';
import { t } from '../../text/l10n.ts';
import { dataText, existsIn } from '../option-data.ts';
import type { OptionSpec, Program } from '../program.ts';
import { readOnce } from '../read-once.ts';
import { isAtLeast } from '../release.ts';
import type { CeleryArguments, CeleryReading } from './arguments.ts';
import { celeryCommand } from './click-commands.ts';
import { ARGPARSE_SINCE, CLICK_SINCE, COMMANDS, RELEASES } from './command-data.ts';
import { FLOWER_OPTIONS } from './flower.ts';
import { readWithArgparse } from './read-with-argparse.ts';
import { readWithClick } from './read-with-click.ts';
import { originOf } from './sources.ts';

export const celery: Program = {
  id: 'celery',
  names: ['celery'],
  package: 'celery',
  title: t('celery, the task queue'),
  documentation: 'https://docs.celeryq.dev/en/stable/reference/cli.html',
  releases: RELEASES,
  options: (version, invocation) => optionsOf(version, invocation && parseCelery(invocation, version).command?.name),
  commands: (version) =>
    COMMANDS.filter(({ removedIn }) => existsIn(version, undefined, removedIn)).map(({ name, description }) => ({
      name,
      description: dataText(description),
      documentation: originOf(name).documentation,
    })),
  commandWord: (invocation, version) => parseCelery(invocation, version).command?.word,
  parse: (invocation, version) => parseCelery(invocation, version),
};

/** Reads the arguments as celery of that release does (undefined: the newest). */
export const parseCelery = readOnce(
  (invocation, version): CeleryArguments => ({ ...read(invocation, version), program: celery, version }),
);

function read(invocation: Invocation, version: string | undefined): CeleryReading {
  if (version === undefined || isAtLeast(version, CLICK_SINCE)) return readWithClick(invocation, version);
  if (isAtLeast(version, ARGPARSE_SINCE)) return readWithArgparse(invocation, version);
  return {
    reader: 'unread',
    command: undefined,
    uses: [],
    positionals: [],
    extras: [],
    errors: [],
    ended: false,
    certain: false,
  };
}

/** The options of a command, or those that stand in front of the command where none is given. */
function optionsOf(version: string | undefined, command: string | undefined): readonly OptionSpec[] {
  if (command === 'flower') return FLOWER_OPTIONS;
  const root = celeryCommand(version);
  const found = command === undefined ? root : root.group?.command(command);
  return (found ?? root).options.map(({ spec }) => spec);
}
