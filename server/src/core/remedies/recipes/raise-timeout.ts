import { effectiveClassName, findWorkerClass } from '../../programs/gunicorn/worker-classes.ts';
import { t } from '../../text/l10n.ts';
import { fixOf, setGunicorn } from '../change.ts';
import { offerOf, type Remedy } from '../remedy.ts';
import type { Situation } from '../situation.ts';

/** Seconds after which the proxy in front has given up: Heroku's router (H12), nginx's proxy_read_timeout. */
const PROXY_LIMIT = { heroku: 30n, blueking: 60n, generic: 60n } as const;
/** Room for the answer to travel, so that gunicorn's error is seen and not the proxy's. */
const MARGIN = 5n;

export const raiseTimeout: Remedy = {
  id: 'R1',
  title: t('Give a request more time'),
  guard: t(
    'Only for requests that may be slow, and below the limit of the proxy in front (60 seconds with nginx, 30 on Heroku); never 0, which lets a stuck worker hang for ever.',
  ),
  gunicorn: 'timeout',
  offer: (situation) => {
    const start = situation.here.gunicorn;
    const now = start?.settings.number('timeout');
    if (!start || now === undefined || now === 0n) return undefined;
    if (!blocksHeartbeat(situation)) {
      return {
        fixes: [],
        note: t(
          'With this worker class `--timeout` is not about a request: the whole process gave no sign of life. Look for code that blocks the loop.',
        ),
      };
    }
    const wanted = PROXY_LIMIT[situation.context.platform.id] - MARGIN;
    if (now >= wanted) return undefined;
    const value = String(wanted);
    return offerOf(
      fixOf(t('Set `--timeout` to {value}', { value }), setGunicorn(situation, 'timeout', '--timeout', value)),
    );
  },
};

/** Whether a slow request counts as silence; true for a class that is not known, as it does for gunicorn's default. */
function blocksHeartbeat({ here: { gunicorn } }: Situation): boolean {
  const name = gunicorn?.settings.text('worker_class')?.trim() ?? 'sync';
  const threads = gunicorn?.settings.number('threads') ?? 1n;
  return findWorkerClass(effectiveClassName(name, threads))?.requestsBlockHeartbeat ?? true;
}
