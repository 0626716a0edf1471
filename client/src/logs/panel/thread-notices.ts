import * as vscode from 'vscode';
import { tellError, tellWarning } from '../../notifications.ts';

/** Says that the thread that reads the lines has failed and was replaced. */
export function tellRestart(lost: number): void {
  const { t } = vscode.l10n;
  void tellWarning(
    lost === 0
      ? t('Reading logs has failed and was taken up again. No line is missing.')
      : t('Reading logs has failed and was taken up again. {0} lines are missing.', lost),
  );
}

/** Says that the thread fails too often and is not started again. */
export function tellFailure(): void {
  void tellError(vscode.l10n.t('Reading logs fails again and again: it was stopped. The output channel says more.'));
}
