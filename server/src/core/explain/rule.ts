import type { Rule } from '../rules/rule.ts';
import { t } from '../text/l10n.ts';
import type { Explanation } from './explanation.ts';

export function explainRule(rule: Rule): Explanation {
  return {
    title: rule.id,
    paragraphs: [rule.title, rule.explanation],
    facts: [
      { label: t('Severity'), value: rule.severity },
      { label: t('Sources'), value: rule.sources.join('; ') },
    ],
    documentation: undefined,
  };
}
