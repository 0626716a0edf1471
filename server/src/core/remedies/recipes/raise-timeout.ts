import { type Text, t } from '../../text/l10n.ts';
import { fixOf, setGunicorn } from '../change.ts';
import { offerOf, type Remedy } from '../remedy.ts';
import { blocksHeartbeat, MOST_SECONDS } from '../request-seconds.ts';

export const raiseTimeout: Remedy = {
  id: 'R1',
  title: t('Give a request more time'),
  guard: t(
    'Only for requests that may be slow, and no longer than the proxy in front waits (60 seconds with nginx, 30 on Heroku); never 0, which lets a stuck worker hang for ever.',
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
    const wanted = MOST_SECONDS[situation.context.platform.id];
    if (now >= wanted) return undefined;
    const value = String(wanted);
    return offerOf(
      fixOf(t('Set `--timeout` to {value}', { value }), setGunicorn(situation, 'timeout', '--timeout', value)),
      noteOn(situation.context.platform.id),
    );
  },
};

function noteOn(platform: keyof typeof MOST_SECONDS): Text {
  return platform === 'heroku'
    ? t(
        'Raise --timeout if the slow request is legitimate; below 30 seconds, when the router of Heroku gives up (H12).',
      )
    : t(
        'Raise --timeout if the slow request is legitimate; not above 60 seconds, when nginx in front gives up (504) unless its proxy_read_timeout says otherwise.',
      );
}
