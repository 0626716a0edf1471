import { t } from '../../text/l10n.ts';
import type { Remedy } from '../remedy.ts';

export const startCommand: Remedy = {
  id: 'R0',
  title: t('Correct the command'),
  guard: t('The place is shown; what the right command is, only its author knows.'),
  offer: () => ({ fixes: [] }),
};

export const moveWorkOut: Remedy = {
  id: 'R11',
  title: t('Move slow work out of the request'),
  guard: t('A change of the application: a task queue does the work, the request returns at once.'),
  offer: () => ({ fixes: [] }),
};
