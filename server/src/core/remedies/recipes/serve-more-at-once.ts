import { effectiveClassName, findWorkerClass, neededPackages } from '../../programs/gunicorn/worker-classes.ts';
import type { Fix } from '../../rules/rule.ts';
import { t } from '../../text/l10n.ts';
import { type Change, fixOf, isEmpty, setGunicorn, together } from '../change.ts';
import { geventRequirement } from '../gevent-requirement.ts';
import { offerOf, type Remedy } from '../remedy.ts';
import type { Situation } from '../situation.ts';

/** What BlueKing's own guide begins with (blueking-paas docs: Gunicorn Configuration and Best Practices). */
const WORKERS = 4n;

export const serveMoreAtOnce: Remedy = {
  id: 'R2',
  title: t('Serve others while one request waits'),
  guard: t(
    'For requests that wait for databases and other services, not for those that calculate. gevent must be among the requirements. With threads or greenlets `--timeout` no longer limits a request.',
  ),
  gunicorn: 'worker_class',
  offer: (situation) => {
    const start = situation.here.gunicorn;
    const name = start?.settings.text('worker_class')?.trim();
    const threads = start?.settings.number('threads');
    if (name === undefined || threads === undefined || effectiveClassName(name, threads) !== 'sync') return undefined;
    return offerOf([...moreWorkers(situation), ...greenlets(situation), ...threadsOf(situation)]);
  },
};

/** Without `-w` Heroku's buildpack chooses the number by the size of the dyno, or a configuration file that is not seen does. */
function moreWorkers(situation: Situation): Fix[] {
  const settings = situation.here.gunicorn?.settings;
  const isWritten = settings?.written('workers') !== undefined;
  const now = settings?.number('workers');
  const isHidden = settings?.mayHoldMore || situation.context.platform.id === 'heroku';
  if (isWritten ? now === undefined || now >= WORKERS : isHidden) return [];
  return fixOf(
    t('Use {count} workers', { count: String(WORKERS) }),
    setGunicorn(situation, 'workers', '-w', String(WORKERS)),
  );
}

function greenlets(situation: Situation): Fix[] {
  const requirement = gevent(situation);
  if (!requirement) return [];
  const worker = setGunicorn(situation, 'worker_class', '-k', 'gevent');
  if (isEmpty(worker)) return [];
  const connections = setGunicorn(situation, 'worker_connections', '--worker-connections', '500');
  return fixOf(t('Use `-k gevent --worker-connections 500`'), together(worker, connections, requirement));
}

function gevent({ here: { gunicorn } }: Situation): Change | undefined {
  const worker = findWorkerClass('gevent');
  if (!gunicorn || !worker) return undefined;
  const { version } = gunicorn.effective;
  const [need] = neededPackages(worker, version);
  return geventRequirement(gunicorn.project, 'gunicorn', version === undefined ? undefined : need?.least);
}

function threadsOf(situation: Situation): Fix[] {
  const worker = setGunicorn(situation, 'worker_class', '-k', 'gthread');
  if (isEmpty(worker)) return [];
  return fixOf(
    t('Use `-k gthread --threads 8`'),
    together(worker, setGunicorn(situation, 'threads', '--threads', '8')),
  );
}
