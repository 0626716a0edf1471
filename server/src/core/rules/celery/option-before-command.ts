import type { Invocation } from '../../model/command-line.ts';
import { argumentAt } from '../../programs/argument-edits.ts';
import { GLOBAL_OPTIONS } from '../../programs/celery/command-data.ts';
import type { OptionData } from '../../programs/option-data.ts';
import type { ArgumentValue } from '../../programs/program.ts';
import type { Word } from '../../syntax/shell/ast.ts';
import { t } from '../../text/l10n.ts';
import { type Span, span } from '../../text/span.ts';
import { verdict } from '../refusals.ts';
import type { Fix, Rule } from '../rule.ts';
import { type CeleryRefusal, celeryRefusals } from './celery-starts.ts';

export const optionBeforeCommand: Rule = {
  id: 'celery/option-before-command',
  severity: 'error',
  scope: 'process',
  title: t('An option that celery 5 takes only in front of the command stands behind it.'),
  explanation: t(
    'Up to celery 4 it did not matter where `-A proj` stood. Since celery 5.0 the options that hold for every command, `-A`, `-b`, `--result-backend`, `--loader`, `--config`, `--workdir`, `-C` and `-q`, must stand between `celery` and the command: `celery -A proj worker`.',
  ),
  sources: [
    'celery/celery:celery/bin/celery.py WRONG_APP_OPTION_USAGE_MESSAGE',
    'celery/celery:docs/history/whatsnew-5.0.rst',
    'test/fixtures/celery-cases.ndjson (cases 4, 5, 97 to 107, 120)',
  ],
  *check(context) {
    for (const refusal of celeryRefusals(context, 'unknown-option')) {
      const moved = misplaced(refusal);
      if (!moved) continue;
      const sentence = t('`{flag}` must stand in front of the command: `celery {flag} … {command}`.', {
        flag: moved.flag,
        command: moved.command.text,
      });
      yield {
        span: refusal.start.command.toDocument(moved.place),
        ...verdict(refusal, sentence),
        fixes: () => move(refusal, moved),
      };
    }
  },
  examples: {
    bad: [
      {
        text: 'worker: celery worker «-A proj» -l info\n',
        fixed: 'worker: celery -A proj worker -l info\n',
        files: { 'requirements.txt': 'celery==5.3.6\n' },
      },
      { text: 'beat: celery beat «--app=proj»\n', fixed: 'beat: celery --app=proj beat\n' },
      { text: 'worker: celery worker «-Aproj» -linfo «-C»\n', fixed: 'worker: celery -Aproj -C worker -linfo\n' },
      {
        text: 'worker: bash -c \'celery worker -l info «--broker "$URL"»\'\n',
        fixed: 'worker: bash -c \'celery --broker "$URL" worker -l info\'\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  processes:\n    worker:\n      command: "celery worker «-A \\"proj\\"» -l info"\n',
        fixed:
          'spec_version: 2\nmodule:\n  language: python\n  processes:\n    worker:\n      command: "celery -A \\"proj\\" worker -l info"\n',
      },
      { text: 'worker: celery worker -E«A proj»\n' },
    ],
    good: [
      { text: 'worker: celery -A proj worker -l info\n' },
      { text: 'worker: celery worker -A proj -l info\n', files: { 'requirements.txt': 'celery==4.4.7\n' } },
      { text: 'worker: celery multi start w1 -A proj\n' },
      { text: 'web: celery flower -A proj --port=5555\n' },
    ],
  },
};

interface Misplaced {
  readonly flag: string;
  readonly command: ArgumentValue;
  /** Flag and value. */
  readonly place: Span;
  /** The words to move; undefined where the flag shares its word with another. */
  readonly words: Span | undefined;
}

/** The global option that was refused behind the command. */
export function misplaced({ start, error }: CeleryRefusal): Misplaced | undefined {
  const { command, invocation, parsed } = start;
  const word = argumentAt(invocation, error.span);
  const name = parsed.command?.word;
  if (!word || !name) return undefined;
  const written = command.text.text.slice(error.span.start, error.span.end);
  const flag = written.startsWith('--') ? written : `-${written.replace(/^-/, '')}`;
  const option = GLOBAL_OPTIONS.find(({ flags }) => flags.includes(flag));
  if (!option) return undefined;
  const isAlone = error.span.start === word.span.start;
  const end = valueEnd(invocation, word, error.span, option);
  return {
    flag,
    command: name,
    place: span(error.span.start, end),
    words: isAlone ? span(word.span.start, end) : undefined,
  };
}

/** Behind the value: in the same word (`-Aproj`, `--app=proj`) or in the next one. */
function valueEnd({ arguments: words }: Invocation, word: Word, flag: Span, option: OptionData): number {
  const hasValueInside = flag.end < word.span.end;
  if (option.type === 'flag' || hasValueInside)
    return hasValueInside && option.type === 'flag' ? flag.end : word.span.end;
  const next = words[words.indexOf(word) + 1];
  return next && !next.value.text.startsWith('-') ? next.span.end : word.span.end;
}

function move({ start: { command } }: CeleryRefusal, { flag, command: name, words }: Misplaced): Fix[] {
  if (!words) return [];
  const { text } = command.text;
  const before = words.start - (/\s+$/.exec(text.slice(0, words.start))?.[0].length ?? 0);
  const target = command.toDocument(name.span).start;
  return [
    {
      title: t('Move `{flag}` in front of `{command}`', { flag, command: name.text }),
      edits: [
        { span: span(target, target), newText: `${command.encode(text.slice(words.start, words.end))} ` },
        { span: command.toDocument(span(before, words.end)), newText: '' },
      ],
      preferred: true,
      safe: true,
    },
  ];
}
