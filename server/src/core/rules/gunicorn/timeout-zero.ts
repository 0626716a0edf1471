import { removeArgument } from '../../programs/argument-edits.ts';
import { t } from '../../text/l10n.ts';
import type { Rule } from '../rule.ts';
import { gunicornStarts, lastUse, useSpan } from './gunicorn-starts.ts';

export const timeoutZero: Rule = {
  id: 'gunicorn/timeout-zero',
  severity: 'warning',
  scope: 'process',
  deployed: true,
  programs: ['gunicorn'],
  settings: ['timeout'],
  title: t('Workers that hang are never replaced.'),
  explanation: t(
    '`--timeout 0` switches off the check that replaces a worker which no longer answers. One that hangs in a lock or an endless loop then stays until the whole process is restarted, and with all workers hanging nothing answers any more. Give a number of seconds that the slowest request stays below.',
  ),
  sources: [
    'benoitc/gunicorn:gunicorn/arbiter.py murder_workers',
    'Google Cloud: Cloud Run quickstart for Python (Dockerfile)',
  ],
  *check(context) {
    for (const start of gunicornStarts(context)) {
      const use = lastUse(start, 'timeout');
      if (!use || start.settings.number('timeout') !== 0n) continue;
      yield {
        span: useSpan(start, use),
        // Google tells the users of Cloud Run to write it: its own limit of a request ends what hangs.
        ...(context.platform.id === 'generic' && { severity: 'information' as const }),
        message: t('With a timeout of 0 a worker that hangs is never replaced. Give it a number of seconds.'),
        fixes: () => [
          {
            title: t('Remove `{flag}` (30 seconds then)', { flag: use.name }),
            edits: removeArgument(start.command, start.invocation, { flag: use.flag, value: use.values[0] }),
            preferred: false,
            safe: false,
          },
        ],
      };
    }
  },
  examples: {
    bad: [{ text: 'web: gunicorn wsgi «--timeout 0» -w 4\n' }, { text: 'web: gunicorn wsgi «-t0»\n' }],
    good: [{ text: 'web: gunicorn wsgi --timeout 60\n' }, { text: 'web: gunicorn wsgi --timeout $T\n' }],
  },
};
