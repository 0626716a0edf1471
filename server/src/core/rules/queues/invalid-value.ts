import { nearest } from '../../text/edit-distance.ts';
import { type Text, t } from '../../text/l10n.ts';
import { type Refusal, refusals, verdict } from '../facts/refusals.ts';
import { changeTo } from '../fixes/change-to.ts';
import type { Fix, Rule } from '../rule.ts';
import { QUEUE_IDS, QUEUES } from './queues.ts';

export const queuesInvalidValue: Rule = {
  id: 'queues/invalid-value',
  severity: 'error',
  scope: 'process',
  programs: QUEUE_IDS,
  title: t('The task queue does not accept this value.'),
  explanation: t(
    'Numbers are whole and without units. rq takes classes with their module, `rq.worker.SimpleWorker`, and the module of its settings by its name, `-c settings`, not as a file.',
  ),
  sources: [
    'rq/rq:rq/cli/',
    'test/unit/programs/rq/rq.test.ts',
    'test/unit/programs/dramatiq/dramatiq.test.ts',
    'test/unit/programs/huey/huey.test.ts',
  ],
  *check(context) {
    for (const refusal of refusals(context, QUEUES, ['invalid-value', 'conflict'])) {
      yield { span: refusal.span, ...verdict(refusal, sentenceOf(refusal)), fixes: () => repairs(refusal) };
    }
  },
  examples: {
    bad: [
      { text: 'worker: rq worker --worker-ttl «5m»\n', fixed: 'worker: rq worker --worker-ttl 300\n' },
      { text: 'worker: rq worker --logging_level «verbose»\n' },
      { text: 'worker: rq worker -c «settings.py»\n', fixed: 'worker: rq worker -c settings\n' },
      { text: 'worker: rq worker -c «4»\n', files: { 'settings.py': '' } },
      { text: 'worker: rq worker -w «SimpleWorker»\n', fixed: 'worker: rq worker -w rq.worker.SimpleWorker\n' },
      { text: 'worker: rq worker -ds «roundrobin»\n', fixed: 'worker: rq worker -ds round_robin\n' },
      { text: 'worker: rq worker-pool -n «two»\n' },
      { text: 'worker: rq worker -v «-q»\n' },
      { text: 'worker: dramatiq tasks -p «auto»\n' },
      {
        text: 'worker: huey_consumer tasks.huey -k «threads»\n',
        fixed: 'worker: huey_consumer tasks.huey -k thread\n',
      },
      { text: 'worker: huey_consumer «tasks:huey» -w 4\n', fixed: 'worker: huey_consumer tasks.huey -w 4\n' },
      { text: 'worker: huey_consumer «tasks»\n' },
      { text: 'worker: huey_consumer tasks.huey -s «7»\n' },
      { text: 'worker: dramatiq tasks -p 2 --worker-shutdown-timeout «20s»\n' },
      { text: 'clock: rq cron jobs.py -l «verbose»\n' },
      { text: 'worker: RQ_CONFIG=«settings.py» rq worker\n', fixed: 'worker: RQ_CONFIG=settings rq worker\n' },
    ],
    good: [
      { text: 'worker: rq worker --logging_level info -c proj.settings -w rq.SimpleWorker\n' },
      { text: 'worker: rq worker-pool -n ${WORKERS:-2} -l warning\n' },
      { text: 'worker: rq worker --worker-ttl $TTL --max-jobs -1\n' },
      { text: 'worker: rq worker -v --logging_level verbose\n' },
      { text: 'clock: rq cron jobs.py -l debug\n' },
    ],
  },
};

function written({ start: { command }, error: { span } }: Refusal): string {
  return command.text.text.slice(span.start, span.end);
}

function sentenceOf(refusal: Refusal): Text {
  const { option, kind } = refusal.error;
  const value = written(refusal);
  if (kind === 'conflict') return t('`{flag}` cannot stand beside another option here.', { flag: value });
  const flag = option?.flags[0];
  if (option?.id === 'config' && /^\d+$/.test(value))
    return t('`{flag}` is the module with the settings; rq worker runs one job after the other.', { flag: '-c' });
  if (flag === undefined && refusal.program.id === 'huey')
    return t('`{value}` names no object: huey takes the module and the name in it, with a dot between them.', {
      value,
    });
  if (flag === undefined) return t('`{value}` is not accepted here.', { value });
  const accepts = option?.accepts;
  if (!accepts) return t('`{value}` is no value for `{flag}`.', { value, flag });
  return t('`{value}` is no value for `{flag}`. {accepts}', { value, flag, accepts });
}

const SECONDS: Readonly<Record<string, number>> = { s: 1, sec: 1, m: 60, min: 60, h: 3600, d: 86_400 };

/** The value that was meant, if only its form is wrong. */
function repairs(refusal: Refusal): Fix[] {
  const value = written(refusal);
  const { option, span, kind } = refusal.error;
  if (kind === 'conflict') return [];
  const change = (name: string, safe: boolean) => [changeTo(refusal.start.command, span, name, { safe })];
  const [, module] = /^([A-Za-z_]\w*)\.py$/.exec(value) ?? [];
  if (module && (option === undefined || option.id === 'config')) return change(module, true);
  if (/^(?:Simple|Random|RoundRobin)?Worker$/.test(value)) return change(`rq.worker.${value}`, true);
  if (refusal.program.id === 'huey' && /^\w+:\w+$/.test(value)) return change(value.replace(':', '.'), true);
  const [, number, unit = ''] = /^(\d+)([a-z]+)$/.exec(value) ?? [];
  const factor = SECONDS[unit];
  if (number && factor && option?.metavar === 'SECONDS') return change(String(Number(number) * factor), true);
  const [meant] = nearest(value.toLowerCase(), option?.choices ?? [], 1);
  return meant === undefined ? [] : change(meant, false);
}
