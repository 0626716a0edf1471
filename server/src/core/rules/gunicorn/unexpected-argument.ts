import { quotedWord } from '../../programs/quoted-word.ts';
import { t } from '../../text/l10n.ts';
import { type Span, span } from '../../text/span.ts';
import { wordRuns } from '../facts/word-runs.ts';
import type { Fix, Rule } from '../rule.ts';
import type { GunicornStart } from './gunicorn-starts.ts';
import { refusals, verdict } from './refusals.ts';
import { isBehindSingleDash } from './single-dash-option.ts';

export const unexpectedArgument: Rule = {
  id: 'gunicorn/unexpected-argument',
  severity: 'error',
  scope: 'process',
  programs: ['gunicorn'],
  title: t('A word belongs to no option and is not the application.'),
  explanation: t(
    'gunicorn takes one application. A further word is refused when options stand between it and the application; right behind the application it is passed over without a word. Often an equals sign or quotes are missing, or a switch was given a value.',
  ),
  sources: [
    'python/cpython:Lib/argparse.py ArgumentParser.parse_args',
    'test/unit/programs/gunicorn/recorded-cases.test.ts (14 releases)',
  ],
  *check(context) {
    const words = [...refusals(context, ['unexpected-argument'])];
    for (const { refusal, place } of wordRuns(
      words.filter(({ start, error }) => !isBehindSingleDash(start, error.span)),
    )) {
      const { command } = refusal.start;
      const isOne = place.end === refusal.error.span.end;
      const sentence = isOne
        ? t('gunicorn does not know what to do with this word.')
        : t('gunicorn does not know what to do with these words.');
      yield {
        span: command.toDocument(place),
        ...verdict(refusal, sentence),
        fixes: () => quoteValue(refusal.start, place),
      };
    }
  },
  examples: {
    bad: [
      { text: 'web: gunicorn wsgi -w 4 «extra»\n' },
      { text: 'web: gunicorn wsgi --preload «true»\n' },
      {
        text: 'web: gunicorn wsgi --name my «big app» -w 4\n',
        fixed: "web: gunicorn wsgi --name 'my big app' -w 4\n",
      },
      {
        text: 'web: bash -c "exec gunicorn wsgi --name my «app»"\n',
        fixed: `web: bash -c "exec gunicorn wsgi --name 'my app'"\n`,
      },
      { text: 'web: gunicorn wsgi -w 4 «two words» --preload «true»\n' },
    ],
    good: [
      { text: 'web: gunicorn -w 4 wsgi\n' },
      { text: 'web: gunicorn wsgi -w 4 $OPTIONS\n' },
      { text: 'web: gunicorn wsgi -bind :8000\n' },
    ],
  },
};

/** Settings that may well have blanks in their value. */
const TEXTS = ['proc_name', 'access_log_format'];

/** `--name my app` becomes `--name 'my app'`: the words behind a text belong to it. */
function quoteValue({ command, uses }: GunicornStart, place: Span): Fix[] {
  const { text } = command.text;
  const values = uses.flatMap(({ option, values }) => (TEXTS.includes(option.spec.id) ? values : []));
  const value = values.find((one) => /^[ \t]+$/.test(text.slice(one.span.end, place.start)));
  if (!value) return [];
  const whole = span(value.span.start, place.end);
  const written = text.slice(whole.start, whole.end);
  const word = /['"\\$`]/.test(written) ? undefined : quotedWord(text, whole.start, written);
  if (word === undefined) return [];
  const edits = [{ span: command.toDocument(whole), newText: command.encode(word) }];
  return [{ title: t('Put quotes around it: {text}', { text: word }), edits, preferred: true, safe: false }];
}
