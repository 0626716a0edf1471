import { lastUse } from '../../rules/celery/celery-starts.ts';
import { poolOf } from '../../rules/celery/pool-of.ts';
import { t } from '../../text/l10n.ts';
import { fixOf, setCelery, together } from '../change.ts';
import { offerOf, type Remedy } from '../remedy.ts';

/** Seconds; the soft limit leaves the task so long to clean up. */
const ROOM = 30;
const USUAL = 300;

export const taskLimits: Remedy = {
  id: 'R8',
  title: t('Give a task more time'),
  guard: t('Only the prefork pool keeps both limits; the soft one must be below the hard one.'),
  celery: 'time_limit',
  offer: (situation) => {
    const start = situation.here.celery;
    if (!start || poolOf(start) !== 'prefork') return undefined;
    const [hard, soft] = ['time_limit', 'soft_time_limit'].map((id) => lastUse(start, id));
    const now = Math.max(...[hard, soft].map((use) => (use ? Number(use.value?.text) : 0)));
    if (!Number.isFinite(now)) return undefined;
    const value = Math.ceil(now || USUAL) * 2;
    const change = together(
      setCelery(situation, '--time-limit', String(value)),
      setCelery(situation, '--soft-time-limit', String(value - ROOM)),
    );
    return value <= ROOM ? undefined : offerOf(fixOf(t('Allow a task {seconds} seconds', { seconds: value }), change));
  },
};
