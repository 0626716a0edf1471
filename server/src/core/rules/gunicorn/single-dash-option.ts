import { partOfArgument } from '../../programs/argparse/argument-words.ts';
import type { ArgparseUse } from '../../programs/argparse/spec.ts';
import { argumentAt } from '../../programs/argument-edits.ts';
import { type GunicornOption, parserOf } from '../../programs/gunicorn/option-specs.ts';
import type { ArgumentValue } from '../../programs/program.ts';
import { t } from '../../text/l10n.ts';
import { covers, type Span } from '../../text/span.ts';
import { changeTo } from '../fixes/change-to.ts';
import type { Rule } from '../rule.ts';
import { type GunicornStart, gunicornStarts } from './gunicorn-starts.ts';

export const singleDashOption: Rule = {
  id: 'gunicorn/single-dash-option',
  severity: 'error',
  scope: 'process',
  programs: ['gunicorn'],
  title: t('A long option needs two hyphens.'),
  explanation: t(
    'Behind a single hyphen the first letter is the option and the rest its value: `-workers 4` asks for «orkers» workers and is refused, `-bind :8000` listens on a host called «ind», and `-preload` writes its process id to a file called «reload» without preloading anything.',
  ),
  sources: [
    'python/cpython:Lib/argparse.py ArgumentParser._get_option_tuples',
    'test/unit/programs/gunicorn/recorded-cases.test.ts (-workers, -bind, -preload on 14 releases)',
  ],
  *check(context) {
    for (const start of gunicornStarts(context)) {
      for (const use of start.uses) {
        const meant = longOptionOf(start, use);
        if (!meant) continue;
        const { flag, value } = { flag: use.flag.text, value: use.values[0]?.text ?? '' };
        yield {
          span: start.command.toDocument(meant.written.span),
          severity: isRefused(start, use) ? 'error' : 'warning',
          message: t(
            'gunicorn reads this as `{flag}` with the value `{value}`: a long option needs two hyphens, `{name}`.',
            {
              flag,
              value,
              name: meant.name,
            },
          ),
          fixes: () => [changeTo(start.command, meant.written.span, meant.name, { safe: true })],
        };
      }
    }
  },
  examples: {
    bad: [
      { text: 'web: gunicorn wsgi «-workers» 4\n', fixed: 'web: gunicorn wsgi --workers 4\n' },
      { text: 'web: gunicorn «-bind» :8000 wsgi\n', fixed: 'web: gunicorn --bind :8000 wsgi\n' },
      { text: 'web: gunicorn wsgi «-preload»\n', fixed: 'web: gunicorn wsgi --preload\n' },
      {
        text: 'web: gunicorn wsgi «-timeout»=60 «-worker-class» gevent\n',
        fixed: 'web: gunicorn wsgi --timeout=60 --worker-class gevent\n',
      },
    ],
    good: [
      { text: 'web: gunicorn wsgi -w4 -kgevent -b:8000 -nname1 -Dw2\n' },
      { text: 'web: gunicorn wsgi -eA=1 -cconf.py\n' },
    ],
  },
};

/** The long option that a word such as `-workers` was meant to be. */
function longOptionOf(
  { invocation, effective }: GunicornStart,
  { flag, name, values }: ArgparseUse<GunicornOption>,
): { readonly name: string; readonly written: ArgumentValue } | undefined {
  const word = argumentAt(invocation, flag.span);
  const [value] = values;
  if (!word || !value || name.startsWith('--') || word.span.end < value.span.end) return undefined;
  const written = partOfArgument(word, 0, word.value.text.split('=', 1)[0]?.length);
  const meant = parserOf(effective.version).options.find(({ flags }) => flags.includes(`-${written.text}`));
  return meant ? { name: `-${written.text}`, written } : undefined;
}

/** `-preload` or `-name` start, though not as meant. There is no host that is called «ind» or «acklog». */
function isRefused({ effective }: GunicornStart, { option, values }: ArgparseUse<GunicornOption>): boolean {
  const [value] = values;
  return (
    option.setting?.name === 'bind' ||
    effective.command.errors.some(({ span }) => value !== undefined && covers(value.span, span))
  );
}

/**
 * True for a place inside a word such as `-bind` or directly behind it: the actual mistake is then the single hyphen.
 */
export function isBehindSingleDash(start: GunicornStart, place: Span): boolean {
  const words = start.invocation.arguments;
  const index = words.findIndex((word) => covers(word.span, place));
  const near = words.slice(Math.max(0, index - 1), index + 1);
  return start.uses.some(
    (use) => near.some((word) => covers(word.span, use.flag.span)) && longOptionOf(start, use) !== undefined,
  );
}
