import { t } from '../../text/l10n.ts';
import type { Rule } from '../rule.ts';
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
    for (const refusal of refusals(context, ['unexpected-argument'])) {
      if (isBehindSingleDash(refusal.start, refusal.error.span)) continue;
      yield { span: refusal.span, ...verdict(refusal, t('gunicorn does not know what to do with this word.')) };
    }
  },
  examples: {
    bad: [
      { text: 'web: gunicorn wsgi -w 4 «extra»\n' },
      { text: 'web: gunicorn wsgi --preload «true»\n' },
      { text: 'web: gunicorn wsgi --name my «app»\n' },
    ],
    good: [
      { text: 'web: gunicorn -w 4 wsgi\n' },
      { text: 'web: gunicorn wsgi -w 4 $OPTIONS\n' },
      { text: 'web: gunicorn wsgi -bind :8000\n' },
    ],
  },
};
