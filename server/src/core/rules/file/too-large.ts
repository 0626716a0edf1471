import { t } from '../../text/l10n.ts';
import { span } from '../../text/span.ts';
import type { Finding, Rule } from '../rule.ts';

export const tooLarge: Rule = {
  id: 'file/too-large',
  severity: 'warning',
  scope: 'document',
  title: t('The file is too large to be checked.'),
  explanation: t(
    'A file of more than two million characters is not read: nothing is said of it, and nothing can be looked up in it.',
  ),
  sources: ['ARCHITECTURE.md'],
  // Reported by the Checker: no rule runs on such a file.
  check: () => [],
  examples: { bad: [], good: [] },
};

export const tooLargeFinding: Finding = {
  span: span(0, 0),
  message: t('This file has more than two million characters: it is not checked.'),
};
