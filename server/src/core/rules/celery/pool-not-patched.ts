import { t } from '../../text/l10n.ts';
import { span } from '../../text/span.ts';
import type { Rule } from '../rule.ts';
import { celeryStarts, lastUse } from './celery-starts.ts';

export const poolNotPatched: Rule = {
  id: 'celery/pool-not-patched',
  severity: 'warning',
  scope: 'process',
  programs: ['celery'],
  title: t('The pool is written so that celery sees it too late.'),
  explanation: t(
    'gevent and eventlet replace parts of Python’s library, which must happen before anything else is imported. celery looks for `-P NAME`, `--pool NAME` and `--pool=NAME` for that; `-Pgevent` it reads only later. The worker then runs with a library that blocks: one waiting task holds up all others.',
  ),
  sources: ['celery/celery:celery/__init__.py _find_option_with_arg (4.0 to 5.7)'],
  *check(context) {
    for (const start of celeryStarts(context, 'worker')) {
      const use = lastUse(start, 'pool');
      const name = use?.value?.text;
      if (!use?.value || (name !== 'gevent' && name !== 'eventlet')) continue;
      const { flag, value } = use;
      if (flag.text !== '-P' || value.span.start !== flag.span.end) continue;
      yield {
        span: start.command.toDocument(span(flag.span.start, value.span.end)),
        message: t(
          'Joined like this, `{name}` is read too late to replace the blocking parts of Python’s library. Write `-P {name}`.',
          {
            name,
          },
        ),
        fixes: () => [
          {
            title: t('Write `-P {name}`', { name }),
            edits: [{ span: start.command.toDocument(span(flag.span.end, flag.span.end)), newText: ' ' }],
            preferred: true,
            safe: true,
          },
        ],
      };
    }
  },
  examples: {
    bad: [
      {
        text: 'worker: celery -A proj worker «-Pgevent» -c 100\n',
        fixed: 'worker: celery -A proj worker -P gevent -c 100\n',
      },
    ],
    good: [
      { text: 'worker: celery -A proj worker -P gevent -c 100\n' },
      { text: 'worker: celery -A proj worker --pool=gevent -c 100\n' },
      { text: 'worker: celery -A proj worker -Psolo\n' },
    ],
  },
};
