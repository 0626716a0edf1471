import { TAKING_ALL } from '../../programs/dramatiq/program.ts';
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
    'An option that takes a value stands without one, or what the command needs is not named: `rq cron` the file with its jobs, dramatiq the module with its tasks. `-Q` and `-P` of dramatiq take all words that follow, the module as well: it stands in front of them.',
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
      { text: 'worker: «dramatiq» -p 2\n' },
      { text: 'worker: «huey_consumer» -w 4\n' },
      { text: 'worker: huey_consumer tasks.huey «-w»\n' },
      { text: 'worker: «dramatiq» -p 2 -Q high tasks\n' },
    ],
    good: [
      { text: 'worker: dramatiq tasks -p 2 -Q high low\n' },
      { text: 'worker: rq worker -u $REDIS_URL\n' },
      { text: 'clock: rq cron jobs.py\n' },
    ],
  },
};

function sentenceOf({ program, parsed, start, error }: Refusal): Text {
  if (error.kind === 'missing-value') return valueIsMissing(start.command, error);
  if (program.id === 'rq') return t('The file with the jobs is not named.');
  if (program.id === 'huey') return t('The object of huey is not named, such as `tasks.huey`.');
  const taking = parsed.uses.find(({ option, value }) => TAKING_ALL.includes(option.id) && value);
  return taking
    ? t('The module with the tasks is not named: `{flag}` takes all words that follow.', { flag: taking.flag.text })
    : t('The module with the tasks is not named.');
}
