import { t } from '../../text/l10n.ts';
import { fixOf, setGunicorn, together } from '../change.ts';
import { offerOf, type Remedy } from '../remedy.ts';

export const recycleWorkers: Remedy = {
  id: 'R3',
  title: t('Replace workers before they are too large'),
  guard: t(
    'Against memory that grows with every request. Needs two workers, so that one serves while another restarts.',
  ),
  causes: ['memory'],
  gunicorn: 'max_requests',
  offer: (situation) => {
    const settings = situation.here.gunicorn?.settings;
    if (settings?.number('max_requests') !== 0n) return undefined;
    const isWritten = settings.written('workers') !== undefined;
    const workers = settings.number('workers') ?? (isWritten || situation.context.platform.id === 'heroku' ? 2n : 1n);
    if (workers < 2n) return undefined;
    const change = together(
      setGunicorn(situation, 'max_requests', '--max-requests', '1024'),
      setGunicorn(situation, 'max_requests_jitter', '--max-requests-jitter', '50'),
    );
    return offerOf(fixOf(t('Add `--max-requests 1024 --max-requests-jitter 50`'), change));
  },
};
