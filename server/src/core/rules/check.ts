import type { Process } from '../model/document.ts';
import { isSameText } from '../text/l10n.ts';
import type { Span } from '../text/span.ts';
import { fileFacts } from './file-facts.ts';
import { Memory } from './memory.ts';
import { rules } from './registry.ts';
import type { CheckedFinding, Rule, RuleContext, RuleSettings } from './rule.ts';
import { applySuppressions } from './suppression.ts';

const DOCUMENT_RULES = rules.filter(({ scope }) => scope === 'document');
const PROCESS_RULES = rules.filter(({ scope }) => scope === 'process');

export type OnRuleError = (rule: Rule, error: unknown) => void;

/** What the rules say of a document, in the order of the text. For one that is edited, keep a Checker. */
export function check(context: RuleContext, settings: RuleSettings = {}, onError?: OnRuleError): CheckedFinding[] {
  return new Checker(onError).check(context, settings);
}

/**
 * Checks one version of a document after the other. What was said of a process that did not change is taken over. A rule
 * that fails is left out, so that one bad rule never takes the others with it; `onError` hears of it.
 */
export class Checker {
  readonly #onError: OnRuleError;
  #known = new Memory();
  /** What `#known` rests on besides the processes themselves. */
  #basis: readonly unknown[] = [];

  constructor(onError: OnRuleError = () => {}) {
    this.#onError = onError;
  }

  check(context: RuleContext, settings: RuleSettings = {}): CheckedFinding[] {
    const { document, platform, project } = context;
    const facts = Object.values(fileFacts(document));
    const basis = [document.kind, document.uri, platform.id, project, settings, ...facts];
    const isSame = basis.length === this.#basis.length && basis.every((one, i) => one === this.#basis[i]);
    if (!isSame) this.#known = new Memory();
    this.#basis = basis;

    const findings = [...this.#run(DOCUMENT_RULES, context, settings)];
    const ask = (process: Process) => [
      ...this.#run(PROCESS_RULES, { ...context, document: { ...document, processes: [process] } }, settings),
    ];
    for (const finding of this.#known.findings(document, ask)) findings.push(finding);
    return applySuppressions(document, withoutRepeats(findings.sort(byPlace)), settings).sort(byPlace);
  }

  *#run(selected: readonly Rule[], context: RuleContext, settings: RuleSettings): Iterable<CheckedFinding> {
    for (const rule of selected) {
      const setting = settings[rule.id];
      if (setting === 'off') continue;
      try {
        // The user's severity replaces the rule's own, and also the lower one of an uncertain finding.
        for (const finding of rule.check(context)) {
          yield { ...finding, rule, severity: setting ?? finding.severity ?? rule.severity };
        }
      } catch (error) {
        this.#onError(rule, error);
      }
    }
  }
}

/** The same of the same words, which an anchor gave to several processes. `findings` are in the order of the text. */
function withoutRepeats(findings: readonly CheckedFinding[]): CheckedFinding[] {
  return findings.filter((finding, at) => {
    for (let i = at - 1; i >= 0; i--) {
      const before = findings[i];
      if (!before || byPlace(before, finding) !== 0) return true;
      if (isSameText(before.message, finding.message)) return false;
    }
    return true;
  });
}

function byPlace(a: { span: Span; rule: Rule }, b: { span: Span; rule: Rule }): number {
  const byRule = a.rule === b.rule ? 0 : a.rule.id < b.rule.id ? -1 : 1;
  return a.span.start - b.span.start || a.span.end - b.span.end || byRule;
}
