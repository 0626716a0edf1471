import { partOfArgument } from '../../programs/argparse/argument-words.ts';
import { argumentAt } from '../../programs/argument-edits.ts';
import { COMMANDS, GLOBAL_OPTIONS } from '../../programs/celery/command-data.ts';
import { celery } from '../../programs/celery/program.ts';
import { closeMatches } from '../../programs/click/close-matches.ts';
import { isKnown, printable } from '../../syntax/shell/ast.ts';
import { type Text, t } from '../../text/l10n.ts';
import { verdict } from '../facts/refusals.ts';
import { addBefore } from '../fixes/add-before.ts';
import { changeTo } from '../fixes/change-to.ts';
import type { Finding, Rule } from '../rule.ts';
import { addsOptions } from './application.ts';
import { type CeleryRefusal, type CeleryStart, celeryRefusals } from './celery-starts.ts';
import { misplaced } from './misplaced.ts';
import { removedFlag } from './removed-option.ts';

export const celeryUnknownOption: Rule = {
  id: 'celery/unknown-option',
  severity: 'error',
  scope: 'process',
  programs: ['celery'],
  title: t('The command of celery has no such option.'),
  explanation: t(
    'celery stops with its usage when it meets an option that the command does not have. Options of one command are not options of another: `beat` knows neither `-c` nor `-B`. Since celery 5 a long option must be written out in full.',
  ),
  sources: [
    'celery/celery:celery/bin/',
    'pallets/click:src/click/parser.py',
    'test/unit/programs/celery/against-celery-5.test.ts',
    'test/unit/programs/celery/against-celery-4.test.ts',
  ],
  *check(context) {
    for (const refusal of celeryRefusals(context, 'unknown-option', 'ambiguous-option')) {
      const { start, error } = refusal;
      if (misplaced(refusal.start, refusal.error.span) || isOfOtherRelease(refusal) || addsOptions(start)) continue;
      const word = argumentAt(start.invocation, error.span);
      const written = start.command.text.text.slice(error.span.start, error.span.end);
      const flag =
        word && written.startsWith('--')
          ? partOfArgument(word, 0, word.value.text.split('=', 1)[0]?.length)
          : undefined;
      // A fix would lose the value of a variable that is part of the flag.
      const names = flag && isKnown(flag.text) ? meant(refusal, flag.text) : [];
      const shown = flag ? printable(flag.text) : written;
      const command = commandAt(start, error.span.start);
      const missing = command ? undefined : missingCommand(start, shown);
      const sentence = sentenceFor(shown, command, missing);
      yield {
        span: refusal.span,
        ...verdict(refusal, sentence),
        fixes: () => {
          if (missing) return [addBefore(start.command, error.span, missing)];
          if (!flag) return [];
          return names.map((name, i) =>
            changeTo(start.command, flag.span, name, {
              preferred: i === 0 && names.length === 1,
              safe: plain(name) === plain(flag.text),
            }),
          );
        },
      } satisfies Finding;
    }
  },
  examples: {
    bad: [
      {
        text: 'worker: celery -A proj worker «--conccurency» 4\n',
        fixed: 'worker: celery -A proj worker --concurrency 4\n',
      },
      {
        text: 'worker: celery -A proj worker «--max_tasks_per_child»=100\n',
        fixed: 'worker: celery -A proj worker --max-tasks-per-child=100\n',
      },
      { text: 'beat: celery -A proj beat «-c» 4 «-B»\n' },
      { text: 'worker: celery «-h»\n' },
      { text: 'tasks: celery -A proj «-l» info\n', fixed: 'tasks: celery -A proj worker -l info\n' },
      { text: 'beat: celery -A proj «--loglevel»=info\n', fixed: 'beat: celery -A proj beat --loglevel=info\n' },
      { text: 'worker: celery -A worker «--loglevel»=info\n' },
      {
        text: 'worker: celery -A proj worker «--con» 4\n',
        files: { 'requirements.txt': 'celery==5.4.0\n' },
        fixed: 'worker: celery -A proj worker --concurrency 4\n',
      },
    ],
    good: [
      { text: 'worker: celery -A proj worker -l info -c 4 -Q a,b --max-tasks-per-child=100\n' },
      { text: 'worker: celery -A proj worker $CELERY_OPTIONS --whatever\n' },
      {
        text: 'worker: celery -A proj worker --tenant x\n',
        files: { 'proj/__init__.py': '', 'proj/celery.py': "app.user_options['worker'].add(option)\n" },
      },
      { text: 'worker: celery -A proj multi start w1 --whatever\n' },
      { text: 'worker: celery worker --whatever\n', files: { 'requirements.txt': 'celery==3.1.26\n' } },
    ],
  },
};

function sentenceFor(flag: string, command: string | undefined, missing: string | undefined): Text {
  if (command) return t('`celery {command}` has no option `{flag}`.', { command, flag });
  if (missing)
    return t('`{flag}` is an option of `{command}`, but no command is named: write `celery … {command} {flag} …`.', {
      flag,
      command: missing,
    });
  return t('`{flag}` is no option of celery itself.', { flag });
}

/** The command that was forgotten in front of one of its options: `celery -A proj -l info`. */
function missingCommand({ parsed, process, invocation }: CeleryStart, flag: string): string | undefined {
  if (parsed.command) return undefined;
  // `-A worker`: then it is the application that was forgotten.
  if (invocation.arguments.some(({ value }) => COMMANDS.some(({ name }) => name === value.text))) return undefined;
  const has = (name: string) =>
    COMMANDS.find((command) => command.name === name)?.options.some(({ flags }) => flags.includes(flag));
  return [process.name, 'worker'].find((name) => ['worker', 'beat'].includes(name) && has(name));
}

/** True for a flag that the command has in another release: the rules about releases say more about it. */
function isOfOtherRelease({ start, error }: CeleryRefusal): boolean {
  const written = start.command.text.text.slice(error.span.start, error.span.end);
  const name = commandAt(start, error.span.start);
  const data = name === undefined ? GLOBAL_OPTIONS : COMMANDS.find((command) => command.name === name)?.options;
  if (name === 'worker' && removedFlag(written)) return true;
  return data?.some(({ flags }) => flags.includes(written)) ?? false;
}

/** The command whose options are expected at a place; undefined in front of the command. */
function commandAt({ parsed }: CeleryStart, at: number): string | undefined {
  return parsed.command && parsed.command.word.span.start < at ? parsed.command.name : undefined;
}

/**
 * Options that were probably meant: the same words with other dashes, one with this beginning, or one with a similar
 * spelling.
 */
function meant({ start, parsed }: CeleryRefusal, written: string): string[] {
  const flags = celery
    .options(parsed.version, start.invocation)
    .flatMap((option) => option.flags)
    .filter((flag) => flag.startsWith('--'));
  const same = flags.find((flag) => plain(flag) === plain(written));
  if (same) return [same];
  const begun = written.length > 4 ? flags.filter((flag) => flag.startsWith(written)) : [];
  return begun.length > 0 ? begun.slice(0, 3) : closeMatches(written, flags, 0.75);
}

function plain(flag: string): string {
  return flag.toLowerCase().replace(/[-_]/g, '');
}
