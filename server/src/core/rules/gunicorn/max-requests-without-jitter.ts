import { argumentAt } from '../../programs/argument-edits.ts';
import { t } from '../../text/l10n.ts';
import { span } from '../../text/span.ts';
import type { Rule } from '../rule.ts';
import { gunicornStarts, lastUse, useSpan } from './gunicorn-starts.ts';

export const maxRequestsWithoutJitter: Rule = {
  id: 'gunicorn/max-requests-without-jitter',
  severity: 'information',
  scope: 'process',
  deployed: true,
  programs: ['gunicorn'],
  settings: ['max_requests'],
  title: t('All workers restart at nearly the same time.'),
  explanation: t(
    'Requests spread evenly over the workers, so with `--max-requests` alone they all reach the limit, and restart, within moments of each other: for a while too few are left to answer. `--max-requests-jitter` adds a random number to the limit of each worker; 5 to 10 percent of it is enough.',
  ),
  sources: [
    'benoitc/gunicorn:gunicorn/workers/base.py (max_requests + randint(0, max_requests_jitter))',
    'TencentBlueKing/blueking-paas: Handling Resource Usage Alerts (--max-requests 1024 --max-requests-jitter 50)',
  ],
  *check(context) {
    for (const start of gunicornStarts(context)) {
      const use = lastUse(start, 'max_requests');
      const limit = start.settings.number('max_requests');
      const jitter = start.settings.number('max_requests_jitter');
      if (!use || !limit || limit < 0n || jitter !== 0n || start.settings.number('workers') === 1n) continue;
      const value = use.values[0];
      const word = value && argumentAt(start.invocation, value.span);
      const added = `--max-requests-jitter ${limit >= 20n ? limit / 20n : 1n}`;
      yield {
        span: useSpan(start, use),
        message: t('Without `--max-requests-jitter` all workers restart at nearly the same time.'),
        fixes: () => {
          if (!word) return [];
          const { end } = start.command.toDocument(word.span);
          const edits = [{ span: span(end, end), newText: ` ${start.command.encode(added)}` }];
          return [{ title: t('Add `{flag}`', { flag: added }), edits, preferred: true, safe: false }];
        },
      };
    }
  },
  examples: {
    bad: [
      {
        text: 'web: gunicorn wsgi -w 4 «--max-requests 1000» --timeout 60\n',
        fixed: 'web: gunicorn wsgi -w 4 --max-requests 1000 --max-requests-jitter 50 --timeout 60\n',
      },
      {
        text: 'web: gunicorn wsgi «--max-requests=10»\n',
        fixed: 'web: gunicorn wsgi --max-requests=10 --max-requests-jitter 1\n',
      },
    ],
    good: [
      { text: 'web: gunicorn wsgi --max-requests 1000 --max-requests-jitter 50\n' },
      { text: 'web: gunicorn wsgi --max-requests 0\n' },
      { text: 'web: gunicorn wsgi -w 1 --max-requests 1000\n' },
      { text: 'web: gunicorn wsgi --max-requests 1000\n', files: { 'gunicorn.conf.py': 'max_requests_jitter = 10\n' } },
    ],
  },
};
