import type { Severity } from '../../core/rules/rule.ts';
import type { CheckedFile } from '../check-file.ts';

type Summary = Readonly<Record<Severity | 'files' | 'fixable', number>>;

export function summarise(files: readonly CheckedFile[]): Summary {
  const findings = files.flatMap((file) => file.findings);
  const count = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  return {
    files: files.length,
    error: count('error'),
    warning: count('warning'),
    information: count('information'),
    hint: count('hint'),
    fixable: findings.filter(({ fixes }) => fixes !== undefined && fixes().length > 0).length,
  };
}
