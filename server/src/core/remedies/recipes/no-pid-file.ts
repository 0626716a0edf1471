import { lastUse } from '../../rules/celery/celery-starts.ts';
import { t } from '../../text/l10n.ts';
import { fixOf, setBeat } from '../change.ts';
import { offerOf, type Remedy } from '../remedy.ts';

export const noPidFile: Remedy = {
  id: 'R15',
  title: t('Start celery beat without a pid file'),
  guard: t(
    'A container holds one beat, and its number is the same after every start. Where several could run on one machine, the file keeps a second one from sending every task twice.',
  ),
  offer: (situation) => {
    const { beat } = situation.here;
    if (!beat || lastUse(beat, 'pidfile')?.value?.text === '') return undefined;
    return offerOf(fixOf(t('Start celery beat without a pid file'), setBeat(situation, '--pidfile', '')));
  },
};
