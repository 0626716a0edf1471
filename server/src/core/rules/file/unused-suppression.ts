import { t } from '../../text/l10n.ts';
import type { Rule } from '../rule.ts';

export const unusedSuppression: Rule = {
  id: 'suppression/unused',
  severity: 'warning',
  title: t('A comment silences nothing.'),
  explanation: t(
    'The rule that this comment names reports nothing at this place any more. A comment that stays behind would hide the next real problem.',
  ),
  sources: ['ARCHITECTURE.md'],
  scope: 'document',
  // Reported by applySuppressions, which alone knows what the other rules found.
  check: () => [],
  examples: { bad: [], good: [] },
};
