import { isDevelopmentFile, isDevelopmentProcess } from '../model/development-file.ts';
import type { Document, Process } from '../model/document.ts';
import { ListedProcesses } from '../model/listed-processes.ts';
import { isEmpty, PerProcess } from '../model/per-process.ts';
import { fileFacts } from '../rules/facts/file-facts.ts';
import { tooLarge, tooLargeFinding } from '../rules/file/too-large.ts';
import {
  MAX_CHECKED_PROCESSES,
  MAX_FINDINGS,
  MAX_FOUND,
  MAX_OF_PROCESS,
  tooManyProblems,
} from '../rules/file/too-many-problems.ts';
import type { CheckedFinding, Finding, Rule, RuleContext, RuleSettings } from '../rules/rule.ts';
import { documentRules, processRules, rulesOfIgnored } from '../rules/rules-about.ts';
import { isSameText } from '../text/l10n.ts';
import { type Span, span } from '../text/span.ts';
import { mostSevere, processesLeftOut, tooManyOf } from './limits.ts';
import { type ProcessesWithFindings, processesToCheck } from './processes-to-check.ts';
import { movedFindings, recalled, remembered } from './remembered-finding.ts';
import { applySuppressions } from './suppression.ts';
import { isTemplate } from './template.ts';

type OnRuleError = (rule: Rule, error: unknown) => void;

/** What the rules say of a document, in the order of the text. For one that is edited, keep a Checker. */
export function check(context: RuleContext, settings: RuleSettings = {}, onError?: OnRuleError): CheckedFinding[] {
  return new Checker(onError).check(context, settings);
}

/**
 * Checks one version of a document after the other. Findings about processes that did not change are kept. A rule
 * that fails is left out, so that one bad rule never takes the others with it; `onError` hears of it.
 */
export class Checker {
  readonly #onError: OnRuleError;
  #known = new PerProcess(movedFindings, isEmpty);
  /** What `#known` rests on besides the processes themselves. */
  #basis: readonly unknown[] = [];
  /** By what is in `#known`. */
  #withFindings: ProcessesWithFindings | undefined;

  constructor(onError: OnRuleError = () => {}) {
    this.#onError = onError;
  }

  check(context: RuleContext, settings: RuleSettings = {}): CheckedFinding[] {
    const { document, platform, project } = context;
    const facts = Object.values(fileFacts(document));
    const basis = [document.kind, document.uri, platform.id, project, settings, ...facts];
    const isSame = basis.length === this.#basis.length && basis.every((one, i) => one === this.#basis[i]);
    if (!isSame) {
      this.#known = new PerProcess(movedFindings, isEmpty);
      this.#withFindings = undefined;
    }
    this.#basis = basis;

    if (document.isTooLarge) return withSetting(tooLarge, tooLargeFinding, settings);
    if (isTemplate(document)) {
      this.#basis = [];
      return [];
    }
    const ofIgnored = rulesOfIgnored(context);
    const findings = this.#ask(ofIgnored ?? documentRules(context), MAX_FINDINGS, context, settings);
    if (ofIgnored) this.#basis = [];
    else this.#askOfProcesses(context, settings, findings);
    const kept = applySuppressions(document, withoutRepeats(findings.sort(byPlace)), settings).sort(byPlace);
    return [...mostSevere(kept, settings)];
  }

  /** Adds to `findings` what the rules say of each process. */
  #askOfProcesses(context: RuleContext, settings: RuleSettings, findings: CheckedFinding[]): void {
    const { document } = context;
    const alone = (process: Process | undefined): RuleContext => {
      const processes = new ListedProcesses(process ? [process] : []);
      return { ...context, document: { ...document, processes } };
    };
    const ask = (process: Process) => {
      const about = alone(process);
      return this.#ask(processRules(about), MAX_OF_PROCESS, about, settings).map(remembered);
    };
    const before = findings.length;
    const { processes } = document;
    const withFindings: number[] = [];
    const most = Math.min(processes.length, MAX_CHECKED_PROCESSES);
    let end = most;
    for (const i of processesToCheck(processes, most, this.#withFindings)) {
      if (i >= end) break;
      const found = this.#known.at(document, i, ask) ?? [];
      if (found.length > 0) {
        withFindings.push(i);
        findings.push(...recalled(found, () => alone(processes.at(i))));
      }
      if (findings.length - before >= MAX_FOUND) end = i + 1;
    }
    this.#withFindings =
      end === most && processes.edit
        ? { list: processes.edit.after, indices: Uint32Array.from(withFindings), checked: most }
        : undefined;
    if (end === processes.length) return;
    const place = processes.at(end)?.nameSpan ?? span(0, 0);
    findings.push(...withSetting(tooManyProblems, processesLeftOut(place), settings));
  }

  #ask(selected: Iterable<Rule>, limit: number, context: RuleContext, settings: RuleSettings): CheckedFinding[] {
    const findings: CheckedFinding[] = [];
    const isDeployed = !isForDevelopment(context.document);
    for (const rule of selected) {
      if (settings[rule.id] === 'off' || (rule.deployed && !isDeployed)) continue;
      try {
        let count = 0;
        for (const finding of rule.check(context)) {
          if (count++ < limit) findings.push(...withSetting(rule, finding, settings));
          else {
            findings.push(...withSetting(tooManyProblems, tooManyOf(rule, limit, finding.span), settings));
            break;
          }
        }
      } catch (error) {
        this.#onError(rule, error);
      }
    }
    return findings;
  }
}

/** True for a file, or for the only process of one, that the developer's machine runs. */
function isForDevelopment({ uri, kind, processes }: Document): boolean {
  if (isDevelopmentFile(uri)) return true;
  const only = processes.length === 1 ? processes.at(0) : undefined;
  return kind === 'procfile' && only !== undefined && isDevelopmentProcess(only.name);
}

/** The user's severity replaces the rule's own, and also the lower one of an uncertain finding; none when it is `off`. */
function withSetting(rule: Rule, finding: Finding, settings: RuleSettings): CheckedFinding[] {
  const setting = settings[rule.id];
  if (setting === 'off') return [];
  return [{ ...finding, rule, severity: setting ?? finding.severity ?? rule.severity }];
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
  const byRule = Number(a.rule.id > b.rule.id) - Number(a.rule.id < b.rule.id);
  return a.span.start - b.span.start || a.span.end - b.span.end || byRule;
}
