import { lastUse } from '../../rules/celery/celery-starts.ts';
import { poolOf } from '../../rules/celery/pool-of.ts';
import type { Fix } from '../../rules/rule.ts';
import { t } from '../../text/l10n.ts';
import { fixOf, setCelery, setGunicorn, together } from '../change.ts';
import { geventRequirement } from '../gevent-requirement.ts';
import { offerOf, type Remedy } from '../remedy.ts';
import type { Situation } from '../situation.ts';

export const fewerWorkers: Remedy = {
  id: 'R4',
  title: t('Run fewer at once'),
  guard: t(
    'Each worker holds its own copy of the application. Not below two: one would stop everything while it restarts.',
  ),
  causes: ['memory', 'resource'],
  gunicorn: 'workers',
  celery: 'concurrency',
  offer: (situation) => offerOf([...gunicornWorkers(situation), ...celeryChildren(situation), ...greenlets(situation)]),
};

function gunicornWorkers(situation: Situation): Fix[] {
  const settings = situation.here.gunicorn?.settings;
  const now = settings?.number('workers');
  if (settings?.written('workers') === undefined || now === undefined || now <= 2n) return [];
  const value = String(now - 1n);
  return fixOf(t('Use {count} workers', { count: value }), setGunicorn(situation, 'workers', '-w', value));
}

/** Only prefork has a process for each; without `-c` that is one for each core of the machine, not of the container. */
function celeryChildren(situation: Situation): Fix[] {
  const start = situation.here.celery;
  if (!start || poolOf(start) !== 'prefork') return [];
  const autoscale = lastUse(start, 'autoscale')?.value?.text;
  if (autoscale !== undefined) {
    const [, most, least = '0'] = /^(\d+)(?:,(\d+))?$/.exec(autoscale) ?? [];
    if (most === undefined || Number(most) <= 2) return [];
    const value = `${half(Number(most))},${Math.min(Number(least), half(Number(most)))}`;
    return fixOf(
      t('Set `{flag}` to {value}', { flag: '--autoscale', value }),
      setCelery(situation, '--autoscale', value),
    );
  }
  const written = lastUse(start, 'concurrency');
  const now = written ? Number(written.value?.text) : Number.POSITIVE_INFINITY;
  if (Number.isNaN(now) || now === 0 || now <= 2) return [];
  const value = String(written ? half(now) : 2);
  return fixOf(t('Run {count} tasks at once (`-c {count}`)', { count: value }), setCelery(situation, '-c', value));
}

/**
 * One process for all tasks: for those that wait. Limits of prefork would be ignored, and with `-B` the worker would not
 * start (celery/celery:celery/bin/worker.py), so that none of them must be there.
 */
function greenlets(situation: Situation): Fix[] {
  const start = situation.here.celery;
  if (!start || poolOf(start) !== 'prefork') return [];
  if (lastUse(start, 'pool') || NOT_WITH_GREENLETS.some((id) => lastUse(start, id))) return [];
  const requirement = geventRequirement(start.project, 'celery');
  if (!requirement) return [];
  const change = together(setCelery(situation, '-P', 'gevent'), setCelery(situation, '-c', '100'), requirement);
  return fixOf(t('For tasks that wait: greenlets in one process (`-P gevent -c 100`)'), change);
}

const NOT_WITH_GREENLETS = [
  'beat',
  'autoscale',
  'time_limit',
  'soft_time_limit',
  'max_tasks_per_child',
  'max_memory_per_child',
];

function half(count: number): number {
  return Math.max(2, Math.floor(count / 2));
}
