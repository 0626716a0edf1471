import { replaceArgument } from '../../programs/argument-edits.ts';
import { t } from '../../text/l10n.ts';
import { type Span, span } from '../../text/span.ts';
import { verdict } from '../facts/refusals.ts';
import { wordRuns } from '../facts/word-runs.ts';
import type { Fix, Rule } from '../rule.ts';
import { type CeleryStart, celeryRefusals } from './celery-starts.ts';

const LISTS = ['queues', 'exclude_queues', 'include', 'destination'];

export const celeryUnexpectedArgument: Rule = {
  id: 'celery/unexpected-argument',
  severity: 'error',
  scope: 'process',
  programs: ['celery'],
  title: t('celery does not know what to do with a word.'),
  explanation: t(
    'Behind their options `worker` and `beat` take nothing but settings of the form `worker_prefetch_multiplier=1`. Often a blank is too much: queues are written with commas and without blanks, `-Q mail,default`.',
  ),
  sources: [
    'celery/celery:celery/loaders/base.py cmdline_config_parser',
    'test/fixtures/celery-cases.ndjson (cases 47, 89 to 92 and 119)',
  ],
  *check(context) {
    for (const { refusal, place } of wordRuns(celeryRefusals(context, 'unexpected-argument'))) {
      const { command } = refusal.start;
      const word = command.text.text.slice(place.start, place.end);
      yield {
        span: command.toDocument(place),
        ...verdict(refusal, t('`{word}` belongs to no option.', { word })),
        fixes: () => joinList(refusal.start, place),
      };
    }
  },
  examples: {
    bad: [
      {
        text: 'worker: celery -A proj worker -Q mail «default»\n',
        fixed: 'worker: celery -A proj worker -Q mail,default\n',
      },
      {
        text: 'worker: celery -A proj worker -Q mail, «default» -c 2\n',
        fixed: 'worker: celery -A proj worker -Q mail,default -c 2\n',
      },
      {
        text: 'worker: celery -A proj worker -Q mail «default slow, rest» -c 2\n',
        fixed: 'worker: celery -A proj worker -Q mail,default,slow,rest -c 2\n',
      },
      { text: 'worker: celery -A proj worker «one two three»\n' },
      { text: 'worker: celery -A proj worker «4»\n' },
      { text: 'worker: celery -A proj worker «concurrency=4»\n' },
      { text: 'beat: celery -A proj status «now»\n' },
    ],
    good: [
      { text: 'worker: celery -A proj worker -Q mail,default worker_prefetch_multiplier=1\n' },
      { text: 'worker: celery -A proj worker -- broker.heartbeat=5\n' },
      { text: 'worker: celery -A proj worker $SETTINGS\n' },
    ],
  },
};

/** `-Q a b` and `-Q a, b` become `-Q a,b`. */
function joinList({ command, parsed }: CeleryStart, place: Span): Fix[] {
  const { text } = command.text;
  const list = parsed.uses.find(
    ({ option, value }) =>
      LISTS.includes(option.id) && value !== undefined && /^\s+$/.test(text.slice(value.span.end, place.start)),
  );
  if (!list?.value) return [];
  // A comma that is there already stays the only one.
  const gaps = [...text.slice(0, place.end).matchAll(/(?<=(,?))[ \t]+(?=(,?))/g)].filter(
    ({ index }) => index >= (list.value?.span.end ?? place.start),
  );
  const edits = gaps.flatMap(({ 0: gap, 1: before, 2: after, index }) =>
    replaceArgument(command, span(index, index + gap.length), before || after ? '' : ','),
  );
  return [{ title: t('Join the names with a comma'), edits, preferred: true, safe: true }];
}
