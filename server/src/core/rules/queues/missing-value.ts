import { type Text, t } from '../../text/l10n.ts';
import { type Refusal, refusals, verdict } from '../facts/refusals.ts';
import { valueIsMissing } from '../facts/written-flag.ts';
import type { Rule } from '../rule.ts';
import { QUEUE_IDS, QUEUES } from './queues.ts';

export const queuesMissingValue: Rule = {
  id: 'queues/missing-value',
  severity: 'error',
  scope: 'process',
  programs: QUEUE_IDS,
  title: t('The task queue is not told everything it needs.'),
  explanation: t(
    'An option that takes a value stands without one, or what the command needs is not named: `rq cron` the file with its jobs.',
  ),
  sources: ['rq/rq:rq/cli/', 'test/unit/programs/rq/rq.test.ts'],
  *check(context) {
    for (const refusal of refusals(context, QUEUES, ['missing-value', 'missing-argument'])) {
      yield { span: refusal.span, ...verdict(refusal, sentenceOf(refusal)) };
    }
  },
  examples: {
    bad: [
      { text: 'worker: rq worker high «-u»\n' },
      { text: 'worker: rq worker-pool «-n»\n' },
      { text: 'clock: «rq» cron\n' },
    ],
    good: [{ text: 'worker: rq worker -u $REDIS_URL\n' }, { text: 'clock: rq cron jobs.py\n' }],
  },
};

function sentenceOf({ start, error }: Refusal): Text {
  return error.kind === 'missing-value'
    ? valueIsMissing(start.command, error)
    : t('The file with the jobs is not named.');
}
