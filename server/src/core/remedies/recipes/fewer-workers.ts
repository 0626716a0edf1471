import { lastUse } from '../../rules/celery/celery-starts.ts';
import { poolOf } from '../../rules/celery/pool-of.ts';
import type { Fix } from '../../rules/rule.ts';
import { t } from '../../text/l10n.ts';
import { fixOf, setCelery, setGunicorn } from '../change.ts';
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
  offer: (situation) => offerOf([...gunicornWorkers(situation), ...celeryChildren(situation)]),
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

function half(count: number): number {
  return Math.max(2, Math.floor(count / 2));
}
