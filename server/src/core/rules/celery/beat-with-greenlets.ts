import { t } from '../../text/l10n.ts';
import { isMainProcess } from '../facts/program-starts.ts';
import type { Rule } from '../rule.ts';
import { celeryStarts, lastUse } from './celery-starts.ts';
import { poolOf } from './pool-of.ts';

export const beatWithGreenlets: Rule = {
  id: 'celery/beat-with-greenlets',
  severity: 'error',
  scope: 'process',
  programs: ['celery'],
  title: t('`-B` does not work with the pools gevent and eventlet.'),
  explanation: t(
    'The worker refuses to start: «-B option doesn’t work with eventlet/gevent pools: use standalone beat instead.» Run `celery beat` as a process of its own.',
  ),
  sources: ['celery/celery:celery/worker/components.py Beat.create', 'test/fixtures/celery-cases.ndjson (case 40)'],
  *check(context) {
    for (const start of celeryStarts(context, 'worker')) {
      const use = lastUse(start, 'beat');
      const pool = poolOf(start);
      if (!use || (pool !== 'gevent' && pool !== 'eventlet')) continue;
      yield {
        span: start.command.toDocument(use.flag.span),
        message: t(
          'A worker with the pool {pool} refuses `{flag}` and exits with code 1. Give `celery beat` a process of its own.',
          {
            pool,
            flag: use.flag.text,
          },
        ),
        ...(!isMainProcess(start) && { severity: 'warning' as const }),
      };
    }
  },
  examples: {
    bad: [
      { text: 'worker: celery -A proj worker -P gevent «-B»\n' },
      { text: 'worker: celery -A proj worker «--beat» --pool=eventlet\n' },
    ],
    good: [{ text: 'worker: celery -A proj worker -P gevent\n' }, { text: 'worker: celery -A proj worker -B\n' }],
  },
};
