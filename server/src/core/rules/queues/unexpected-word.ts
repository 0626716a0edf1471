import { type Text, t } from '../../text/l10n.ts';
import { type Refusal, refusals, verdict } from '../facts/refusals.ts';
import type { Rule } from '../rule.ts';
import { QUEUE_IDS, QUEUES } from './queues.ts';

export const queuesUnexpectedWord: Rule = {
  id: 'queues/unexpected-word',
  severity: 'error',
  scope: 'process',
  programs: QUEUE_IDS,
  title: t('The task queue does not know what to do with a word.'),
  explanation: t('A switch such as `--burst` takes no value, and `rq cron` takes one file.'),
  sources: ['rq/rq:rq/cli/', 'test/unit/programs/rq/rq.test.ts'],
  *check(context) {
    for (const refusal of refusals(context, QUEUES, ['unexpected-value', 'unexpected-argument'])) {
      yield { span: refusal.span, ...verdict(refusal, sentenceOf(refusal)) };
    }
  },
  examples: {
    bad: [
      { text: 'worker: rq worker --with-scheduler=«true»\n' },
      { text: 'worker: dramatiq tasks -p 2 -v «2»\n' },
      { text: 'worker: huey_consumer tasks.huey --verbose=«1»\n' },
      { text: 'clock: rq cron jobs.py «more.py»\n' },
    ],
    good: [{ text: 'worker: rq worker --with-scheduler true\n' }],
  },
};

function sentenceOf({ start, error: { kind, option, span } }: Refusal): Text {
  if (kind === 'unexpected-value') return t('`{flag}` takes no value.', { flag: option?.flags[0] ?? '--help' });
  return t('`{word}` belongs to no option.', { word: start.command.text.text.slice(span.start, span.end) });
}
