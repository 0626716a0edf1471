import { t } from '../../text/l10n.ts';
import { valueIsMissing } from '../facts/written-flag.ts';
import type { Rule } from '../rule.ts';
import { refusals, verdict } from './refusals.ts';

export const missingValue: Rule = {
  id: 'gunicorn/missing-value',
  severity: 'error',
  scope: 'process',
  programs: ['gunicorn'],
  title: t('An option has no value.'),
  explanation: t(
    'The option takes the next word as its value, but there is none, or the next word is an option itself. A value that starts with a hyphen must be joined by an equals sign: `--env=-x`.',
  ),
  sources: [
    'python/cpython:Lib/argparse.py ArgumentParser._match_argument',
    'test/unit/programs/gunicorn/against-gunicorn.test.ts (four installed releases)',
  ],
  *check(context) {
    for (const refusal of refusals(context, ['missing-value'])) {
      const { start, error, span } = refusal;
      yield { span, ...verdict(refusal, valueIsMissing(start.command, error)) };
    }
  },
  examples: {
    bad: [
      { text: 'web: gunicorn wsgi «-w» --timeout 60\n' },
      { text: 'web: gunicorn wsgi «--bind»\n' },
      { text: 'web: gunicorn wsgi -D«w»\n' },
    ],
    good: [
      { text: 'web: gunicorn wsgi -w $WEB_CONCURRENCY --timeout 60\n' },
      { text: 'web: gunicorn wsgi --env=-x=1 --graceful-timeout 5\n' },
    ],
  },
};
