import { l10n, workspace } from 'vscode';
import { tellWarning } from '../../notifications.ts';

/** True, and said, where nothing may be read. */
export function refuseUntrusted(): boolean {
  if (workspace.isTrusted) return false;
  void tellWarning(l10n.t('Logs are not read in a workspace that is not trusted.'));
  return true;
}
