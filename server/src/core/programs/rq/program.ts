import type { Invocation } from '../../model/command-line.ts';
import { t } from '../../text/l10n.ts';
import type { ClickCommand } from '../click/command.ts';
import { parseClick } from '../click/parse.ts';
import { argumentError, type ClickResult, optionUse } from '../click/result.ts';
import { dataText } from '../option-data.ts';
import type { OptionSpec, ParsedArguments, Program } from '../program.ts';
import { readOnce } from '../read-once.ts';
import { isCovered } from '../release.ts';
import { commandsOf, DOCUMENTATION, RELEASES, rqCommand } from './command.ts';
import { lateErrors } from './late-errors.ts';

/** Programs of the same package that are one of its commands. */
const COMMAND_OF: Readonly<Partial<Record<string, string>>> = { rqworker: 'worker', rqinfo: 'info' };

export const rq: Program = {
  id: 'rq',
  names: ['rq', ...Object.keys(COMMAND_OF)],
  package: 'rq',
  title: t('RQ, a task queue in Redis'),
  documentation: DOCUMENTATION,
  releases: RELEASES,
  options: (version, invocation): readonly OptionSpec[] => {
    const name = invocation && rqCommandOf(invocation, version);
    const group = rqCommand(version);
    const command = name === undefined ? group : (group.group?.command(name) ?? group);
    return command.options.map(({ spec }) => spec);
  },
  commands: (version) =>
    commandsOf(version).map(({ name, description }) => ({
      name,
      description: dataText(description),
      documentation: DOCUMENTATION,
    })),
  commandWord: (invocation, version) => readWithClick(invocation, version).commands[1]?.word,
  parse: readOnce(read),
};

/** `worker` of `rq worker` and of `rqworker`. */
export function rqCommandOf(invocation: Invocation, version: string | undefined): string | undefined {
  return COMMAND_OF[invocation.program] ?? readWithClick(invocation, version).commands[1]?.command.name;
}

const readWithClick = readOnce(
  (invocation, version): ClickResult =>
    parseClick(startedBy(invocation, version), {
      words: invocation.arguments,
      environment: invocation.environment,
      home: invocation.programSpan,
      dialect: 'click8.4',
    }),
);

function startedBy({ program }: Invocation, version: string | undefined): ClickCommand {
  const group = rqCommand(version);
  return group.group?.command(COMMAND_OF[program] ?? '') ?? group;
}

function read(invocation: Invocation, version: string | undefined): ParsedArguments {
  const found = readWithClick(invocation, version);
  const uses = found.uses.map(optionUse);
  const errors = found.errors.map(argumentError);
  const isRead = errors.length === 0 && !found.ended && found.certain;
  const late = isRead ? lateErrors(found.commands.at(-1)?.command.name, uses, invocation, version) : [];
  return {
    program: rq,
    version,
    uses,
    positionals: found.positionals,
    errors: isCovered(version, RELEASES) ? [...errors, ...late] : [],
    certain: found.certain,
  };
}
