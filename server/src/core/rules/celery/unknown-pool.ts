import { nearest } from '../../text/edit-distance.ts';
import { t } from '../../text/l10n.ts';
import { verdict } from '../facts/refusals.ts';
import { changeTo } from '../fixes/change-to.ts';
import type { Rule } from '../rule.ts';
import { celeryRefusals } from './celery-starts.ts';

const POOLS = ['prefork', 'gevent', 'eventlet', 'threads', 'solo'];

export const unknownPool: Rule = {
  id: 'celery/unknown-pool',
  severity: 'error',
  scope: 'process',
  programs: ['celery'],
  title: t('celery has no such pool.'),
  explanation: t(
    'The pools are prefork (processes, the default), gevent and eventlet (greenlets), threads, and solo (the worker itself), in small letters. `custom` takes the class that the variable CELERY_CUSTOM_WORKER_POOL names.',
  ),
  sources: ['celery/celery:celery/concurrency/__init__.py', 'test/fixtures/celery-cases.ndjson (cases 28 to 38)'],
  *check(context) {
    for (const refusal of celeryRefusals(context, 'invalid-value')) {
      if (refusal.error.option?.id !== 'pool') continue;
      const { command } = refusal.start;
      const name = command.text.text.slice(refusal.error.span.start, refusal.error.span.end);
      const near = POOLS.includes(name.toLowerCase()) ? [name.toLowerCase()] : nearest(name, POOLS, 1);
      yield {
        span: refusal.span,
        ...verdict(refusal, t('There is no pool `{name}`.', { name })),
        fixes: () =>
          near.map((pool) => changeTo(command, refusal.error.span, pool, { safe: pool === name.toLowerCase() })),
      };
    }
  },
  examples: {
    bad: [
      { text: 'worker: celery -A proj worker -P «thread»\n', fixed: 'worker: celery -A proj worker -P threads\n' },
      {
        text: 'worker: celery -A proj worker --pool=«Gevent»\n',
        fixed: 'worker: celery -A proj worker --pool=gevent\n',
      },
      { text: 'worker: celery -A proj worker -P «process»\n' },
      {
        text: 'worker: celery worker -A proj -P «fork»\n',
        files: { 'requirements.txt': 'celery==4.4.7\n' },
      },
    ],
    good: [
      { text: 'worker: celery -A proj worker -P solo\n' },
      { text: 'worker: celery -A proj worker -P $POOL\n' },
      { text: 'worker: celery -A proj worker -P custom\n' },
    ],
  },
};
