import { t } from '../../text/l10n.ts';
import { fixOf, setGunicorn } from '../change.ts';
import { offerOf, type Remedy } from '../remedy.ts';
import { blocksHeartbeat, MOST_SECONDS } from '../request-seconds.ts';

/** Seconds after which the router of Heroku answers for the application (devcenter.heroku.com/articles/request-timeout). */
const ROUTER = 30n;

export const endBeforeRouter: Remedy = {
  id: 'R13',
  title: t('End a request before the router does'),
  guard: t(
    'Only where a request blocks its worker: with threads or greenlets `--timeout` does not limit a request, and the application has to.',
  ),
  gunicorn: 'timeout',
  offer: (situation) => {
    const now = situation.here.gunicorn?.settings.number('timeout');
    if (now === undefined || (now !== 0n && now < ROUTER) || !blocksHeartbeat(situation)) return undefined;
    const value = String(MOST_SECONDS.heroku);
    return offerOf(
      fixOf(t('Set `--timeout` to {value}', { value }), setGunicorn(situation, 'timeout', '--timeout', value)),
      t('Until then the worker goes on with a request that nobody waits for, and serves no other.'),
    );
  },
};
