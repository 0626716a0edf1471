import type { Process } from '../model/document.ts';
import { isSameText } from '../text/l10n.ts';
import { covers, type Span } from '../text/span.ts';
import { movedFinding } from './moved-finding.ts';
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

/** What was said of a process, and where it stood then. */
interface Known {
  readonly start: number;
  readonly findings: readonly CheckedFinding[];
}

/**
 * Checks one version of a document after the other. What was said of a process that did not change is taken over. A rule
 * that fails is left out, so that one bad rule never takes the others with it; `onError` hears of it.
 */
export class Checker {
  readonly #onError: OnRuleError;
  #known = new Map<string, Known>();
  /** What `#known` rests on besides the processes themselves. */
  #basis: readonly unknown[] = [];

  constructor(onError: OnRuleError = () => {}) {
    this.#onError = onError;
  }

  check(context: RuleContext, settings: RuleSettings = {}): CheckedFinding[] {
    const { document, platform, project } = context;
    const basis = [document.kind, document.uri, platform.id, project, settings];
    const known = basis.every((one, i) => one === this.#basis[i]) ? this.#known : new Map<string, Known>();
    this.#basis = basis;
    this.#known = new Map();

    const findings = [...this.#run(DOCUMENT_RULES, context, settings)];
    for (const process of document.processes) {
      const { start } = process.span;
      const key = standsApart(process) ? undefined : keyOf(document.text, process);
      const before = key === undefined ? undefined : (this.#known.get(key) ?? known.get(key));
      const now = before
        ? before.findings.map((finding) => movedFinding(finding, start - before.start))
        : [...this.#run(PROCESS_RULES, { ...context, document: { ...document, processes: [process] } }, settings)];
      if (key !== undefined) this.#known.set(key, { start, findings: now });
      for (const finding of now) findings.push(finding);
    }
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

/** Its command comes from an anchor elsewhere: the two move independently. */
function standsApart({ span, command }: Process): boolean {
  return command !== undefined && !covers(span, command.text.source);
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

function keyOf(text: string, { span, role, module, sourceDirectory, variables }: Process): string {
  const around = variables.map(({ name, value }) => `${name}=${value}`);
  return [role, module, sourceDirectory, ...around, text.slice(span.start, span.end)].join('\n');
}

function byPlace(a: { span: Span; rule: Rule }, b: { span: Span; rule: Rule }): number {
  const byRule = a.rule === b.rule ? 0 : a.rule.id < b.rule.id ? -1 : 1;
  return a.span.start - b.span.start || a.span.end - b.span.end || byRule;
}
