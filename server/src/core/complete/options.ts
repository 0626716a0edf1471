import { explainOption } from '../explain/option.ts';
import type { Invocation } from '../model/command-line.ts';
import { installedVersion } from '../programs/installed-version.ts';
import type { OptionSpec, Program } from '../programs/program.ts';
import { programFor } from '../programs/registry.ts';
import type { RuleContext } from '../rules/rule.ts';
import type { Caret } from './caret.ts';
import type { Completion } from './completion.ts';
import { valuesOf } from './option-values.ts';

/**
 * Options of the program that are not given yet, where one is being written or could be; undefined where a value must
 * stand.
 */
export function completeOption(context: RuleContext, caret: Caret, invocation: Invocation): Completion[] | undefined {
  const program = programFor(invocation.program);
  if (!program) return [];
  const version = installedVersion(context.project, program);
  if (caret.prefix.includes('=') || (caret.prefix !== '' && !caret.prefix.startsWith('-'))) return undefined;
  const options = optionsAt(program, version, caret, invocation);
  if (awaitsValue(options, caret)) return undefined;
  const given = new Set(
    program
      .parse(invocation, version)
      .uses.filter(({ flag, option }) => !option.repeatable && !isUnderCaret(caret, invocation, flag.span.start))
      .map(({ option }) => option.id),
  );
  const isShort = /^-[^-]?$/.test(caret.prefix);
  return options
    .filter(({ id, flags }) => flags.length > 0 && !given.has(id))
    .map((option, rank) => {
      // A blank that stands there already is not written twice: the value may stand behind it.
      const isOpen = option.value === 'required' && !/[ \t]/.test(context.document.text[caret.word.end] ?? '');
      const opensValues = isOpen && (option.id === 'app' || valuesOf(program.id, option, version).length > 0);
      return completion(program, option, caret, { rank, isShort, isOpen, opensValues });
    });
}

/** The options that can stand at the caret: in front of a sub-command they are not those of the sub-command. */
export function optionsAt(
  program: Program,
  version: string | undefined,
  { command, word }: Caret,
  invocation: Invocation,
): readonly OptionSpec[] {
  const named = program.commandWord?.(invocation, version);
  const isInFront = named !== undefined && command.toDocument(named.span).start > word.start;
  return program.options(version, isInFront ? undefined : invocation);
}

/** Those that most commands have, of any program: they come first. */
const USUAL = [
  ...['--app', '--bind', '--host', '--port', '--workers', '--worker-class', '--threads', '--timeout', '--loglevel'],
  ...['--log-level', '--concurrency', '--pool', '--queues', '--max-tasks-per-child', '--access-logfile'],
  ...['--error-logfile', '--max-requests', '--max-requests-jitter'],
];

interface Shape {
  readonly rank: number;
  readonly isShort: boolean;
  /** Its value is still to be written. */
  readonly isOpen: boolean;
  readonly opensValues: boolean;
}

function completion(program: Program, option: OptionSpec, caret: Caret, shape: Shape): Completion {
  const { rank, isShort, isOpen, opensValues } = shape;
  const long = option.flags.find((flag) => flag.startsWith('--'));
  const short = option.flags.find((flag) => !flag.startsWith('--'));
  const usualAt = USUAL.indexOf(long ?? '');
  const label = (isShort ? short : undefined) ?? long ?? short ?? option.id;
  return {
    label,
    kind: 'option',
    span: caret.word,
    newText: `${caret.command.encode(label)}${isOpen ? ' ' : ''}`,
    ...(opensValues && { opensValues }),
    detail: option.metavar ? `${option.metavar}${option.default === undefined ? '' : ` = ${option.default}`}` : '',
    explain: () => explainOption(program, option),
    // Behind what stands by itself: commands, applications.
    rank:
      1000 +
      (usualAt < 0 ? USUAL.length + rank : usualAt) +
      (isShort && !short ? 1000 : 0) +
      (startsNothing(option) ? 2000 : 0),
  };
}

/** With it the program says something and ends: no process of an application is started like that. */
function startsNothing({ flags }: OptionSpec): boolean {
  return flags.includes('--help') || flags.includes('--version');
}

/** The last word before the caret is an option that wants a value and did not get it. */
export function awaitsValue(options: readonly OptionSpec[], caret: Caret): OptionSpec | undefined {
  const last = caret.before.at(-1)?.value.text;
  if (!last?.startsWith('-') || last.includes('=')) return undefined;
  return options.find(({ flags, value }) => value === 'required' && flags.includes(last));
}

function isUnderCaret(caret: Caret, invocation: Invocation, start: number): boolean {
  const word = invocation.arguments.find((candidate) => candidate.span.start === start);
  return word !== undefined && caret.command.toDocument(word.span).start === caret.word.start;
}
