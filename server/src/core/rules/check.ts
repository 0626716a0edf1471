import type { Span } from '../text/span.ts';
import { rules } from './registry.ts';
import type { CheckedFinding, Rule, RuleContext, RuleSettings } from './rule.ts';
import { applySuppressions } from './suppression.ts';

/**
 * What the rules say of a document, in the order of the text. A rule that fails is left out, so that one bad rule never
 * takes the others with it; `onError` hears of it.
 */
export function check(
  context: RuleContext,
  settings: RuleSettings = {},
  onError: (rule: Rule, error: unknown) => void = () => {},
): CheckedFinding[] {
  const findings: CheckedFinding[] = [];
  for (const rule of rules) {
    const setting = settings[rule.id];
    if (setting === 'off') continue;
    try {
      for (const finding of rule.check(context)) {
        // The user's severity replaces the rule's own, never the lower one of an uncertain finding.
        findings.push({ ...finding, rule, severity: setting ?? finding.severity ?? rule.severity });
      }
    } catch (error) {
      onError(rule, error);
    }
  }
  return applySuppressions(context.document, findings, settings).sort(byPlace);
}

function byPlace(a: { span: Span; rule: Rule }, b: { span: Span; rule: Rule }): number {
  return a.span.start - b.span.start || a.span.end - b.span.end || (a.rule.id < b.rule.id ? -1 : 1);
}
