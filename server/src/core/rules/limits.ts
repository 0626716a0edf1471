/**
 * Limits on the number of findings per file. Files written by hand stay far below them; a file that was made to be
 * slow, or is no Procfile at all, must not keep the server from answering. A finding says where and how much is left
 * out.
 */
import { t } from '../text/l10n.ts';
import { type Span, span } from '../text/span.ts';
import type { CheckedFinding, Finding, Rule, RuleSettings } from './rule.ts';

/** VS Code shows at most this many per file (microsoft/vscode:src/vs/workbench/api/common/extHostDiagnostics.ts). */
export const MAX_FINDINGS = 1000;
/** Rules stop looking at further processes after this many findings. */
export const MAX_FOUND = 2 * MAX_FINDINGS;
export const MAX_CHECKED_PROCESSES = 2000;
/** The most findings of one rule in one process. */
export const MAX_OF_PROCESS = 100;

export const tooManyProblems: Rule = {
  id: 'file/too-many-problems',
  severity: 'warning',
  scope: 'document',
  title: t('There is more to say of this file than is shown.'),
  explanation: t(
    'At most {findings} problems of a file are shown, errors first, {each} of one kind in one command, and the first {processes} processes are checked. The rest is told when these are repaired.',
    { findings: MAX_FINDINGS, each: MAX_OF_PROCESS, processes: MAX_CHECKED_PROCESSES },
  ),
  sources: ['microsoft/vscode:src/vs/workbench/api/common/extHostDiagnostics.ts'],
  // Reported by the Checker, which alone knows what it left out.
  check: () => [],
  examples: { bad: [], good: [] },
};

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

/** Reports that further findings of a rule are left out. */
export function tooManyOf(rule: Rule, limit: number, place: Span): Finding {
  return {
    span: place,
    message: t('{rule} was reported {limit} times; from here on it is not.', { rule: rule.id, limit }),
    severity: 'information',
  };
}

export function processesLeftOut(place: Span): Finding {
  return {
    span: place,
    message: t('This file has so many processes or problems that it is not checked from here on.'),
  };
}

/** The most severe findings in their original order, and one finding that counts the rest. */
export function mostSevere(findings: readonly CheckedFinding[], settings: RuleSettings): readonly CheckedFinding[] {
  if (findings.length <= MAX_FINDINGS) return findings;
  const kept = new Set<CheckedFinding>();
  for (const severity of ['error', 'warning', 'information', 'hint'] as const) {
    for (const finding of findings) {
      if (kept.size < MAX_FINDINGS && finding.severity === severity) kept.add(finding);
    }
  }
  const setting = settings[tooManyProblems.id] ?? tooManyProblems.severity;
  const shown = findings.filter((finding) => kept.has(finding));
  if (setting === 'off') return shown;
  const message = t('{count} more problems of this file are not shown.', { count: findings.length - shown.length });
  return [{ span: span(0, 0), message, rule: tooManyProblems, severity: setting }, ...shown];
}
