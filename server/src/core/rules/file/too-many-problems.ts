import { t } from '../../text/l10n.ts';
import type { Rule } from '../rule.ts';

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
