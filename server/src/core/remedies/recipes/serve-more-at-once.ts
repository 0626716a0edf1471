import { effectiveClassName, findWorkerClass, neededPackages } from '../../programs/gunicorn/worker-classes.ts';
import { addRequirement } from '../../project/requirements/add-requirement.ts';
import { normalizeName } from '../../project/requirements/package-name.ts';
import type { Fix } from '../../rules/rule.ts';
import { t } from '../../text/l10n.ts';
import { type Change, fixOf, isEmpty, NO_CHANGE, setGunicorn, together } from '../change.ts';
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

/** Without `-w` Heroku's buildpack chooses the number by the size of the dyno. */
function moreWorkers(situation: Situation): Fix[] {
  const settings = situation.here.gunicorn?.settings;
  const isWritten = settings?.written('workers') !== undefined;
  const now = settings?.number('workers');
  if (isWritten ? now === undefined || now >= WORKERS : situation.context.platform.id === 'heroku') return [];
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

/** Adds gevent to the requirements; undefined where there is no file that it could be added to. */
function gevent({ here: { gunicorn } }: Situation): Change | undefined {
  const { requirements } = gunicorn?.project ?? {};
  const worker = findWorkerClass('gevent');
  if (!gunicorn || !requirements || !worker) return undefined;
  const [need] = neededPackages(worker, gunicorn.effective.version);
  const hasExtra = requirements.packages.get('gunicorn')?.extras.some((extra) => normalizeName(extra) === 'gevent');
  const known = requirements.packages.get('gevent');
  if (hasExtra || (known && !known.optional)) return NO_CHANGE;
  const file = requirements.preferredFile;
  const isLeastKnown = need?.least && gunicorn.effective.version !== undefined;
  const edits = file ? addRequirement(file, isLeastKnown ? `gevent>=${need.least}` : 'gevent') : [];
  return file && edits.length > 0 ? { edits: [], otherFiles: [{ uri: file.uri, text: file.text, edits }] } : undefined;
}

function threadsOf(situation: Situation): Fix[] {
  const worker = setGunicorn(situation, 'worker_class', '-k', 'gthread');
  if (isEmpty(worker)) return [];
  return fixOf(
    t('Use `-k gthread --threads 8`'),
    together(worker, setGunicorn(situation, 'threads', '--threads', '8')),
  );
}
