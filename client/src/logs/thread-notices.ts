import * as vscode from 'vscode';

/** The thread that reads the lines has failed and another one goes on. */
export function tellRestart(lost: number): void {
  const { t } = vscode.l10n;
  void vscode.window.showWarningMessage(
    lost === 0
      ? t('Reading logs has failed and was taken up again. No line is missing.')
      : t('Reading logs has failed and was taken up again. {0} lines are missing.', lost),
  );
}

/** It fails so often that it is not started again. */
export function tellFailure(): void {
  void vscode.window.showErrorMessage(
    vscode.l10n.t('Reading logs fails again and again: it was stopped. The output channel says more.'),
  );
}
