/**
 * Limits on the number of findings per file. Files written by hand stay far below them; a file that was made to be
 * slow, or is no Procfile at all, must not keep the server from answering. A finding says where and how much is left
 * out.
 */

import { MAX_FINDINGS, tooManyProblems } from '../rules/file/too-many-problems.ts';
import type { CheckedFinding, Finding, Rule, RuleSettings } from '../rules/rule.ts';
import { t } from '../text/l10n.ts';
import { type Span, span } from '../text/span.ts';

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
