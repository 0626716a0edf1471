import { lastUse } from '../../rules/celery/celery-starts.ts';
import { poolOf } from '../../rules/celery/pool-of.ts';
import { t } from '../../text/l10n.ts';
import { fixOf, setCelery } from '../change.ts';
import { offerOf, type Remedy } from '../remedy.ts';

export const fetchOne: Remedy = {
  id: 'R14',
  title: t('Fetch one task at a time'),
  guard: t(
    'For tasks that take long: those that were fetched ahead wait behind them, and with acks_late are not acknowledged meanwhile. Short tasks become slower.',
  ),
  celery: 'prefetch_multiplier',
  offer: (situation) => {
    const start = situation.here.celery;
    // Children of their own: as many tasks are fetched as run at the same time.
    if (!start || poolOf(start) !== 'prefork') return undefined;
    const written = lastUse(start, 'prefetch_multiplier');
    if (written?.value?.text === '1' || (written && !/^\d+$/.test(written.value?.text ?? ''))) return undefined;
    return offerOf(fixOf(t('Fetch one task at a time'), setCelery(situation, '--prefetch-multiplier', '1')));
  },
};
