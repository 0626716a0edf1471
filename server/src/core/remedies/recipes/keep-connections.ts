import { effectiveClassName } from '../../programs/gunicorn/worker-classes.ts';
import { t } from '../../text/l10n.ts';
import { fixOf, setGunicorn } from '../change.ts';
import { offerOf, type Remedy } from '../remedy.ts';

/** Seconds for which nginx keeps an idle connection to the application (ngx_http_upstream_module: keepalive_timeout). */
const PROXY_KEEPS = 60n;
const MARGIN = 5n;

export const keepConnections: Remedy = {
  id: 'R12',
  title: t('Keep idle connections longer than the proxy does'),
  guard: t(
    'Only where no worker was killed. Not with the sync worker, which closes every connection after its answer.',
  ),
  gunicorn: 'keepalive',
  offer: (situation) => {
    const settings = situation.here.gunicorn?.settings;
    const name = settings?.text('worker_class')?.trim();
    const threads = settings?.number('threads');
    const now = settings?.number('keepalive');
    const wanted = PROXY_KEEPS + MARGIN;
    if (name === undefined || threads === undefined || now === undefined || now >= wanted) return undefined;
    if (effectiveClassName(name, threads) === 'sync') return undefined;
    const value = String(wanted);
    return offerOf(
      fixOf(
        t('Set `{flag}` to {value}', { flag: '--keep-alive', value }),
        setGunicorn(situation, 'keepalive', '--keep-alive', value),
      ),
    );
  },
};
