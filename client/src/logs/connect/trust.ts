import { commands, l10n, workspace } from 'vscode';
import { tellWarning } from '../../notifications.ts';

/** True, and said, where nothing may be read. */
export function refuseUntrusted(): boolean {
  if (workspace.isTrusted) return false;
  void tellUntrusted();
  return true;
}

async function tellUntrusted(): Promise<void> {
  const manage = l10n.t('Manage Workspace Trust');
  const picked = await tellWarning(l10n.t('Logs are not read in a workspace that is not trusted.'), manage);
  if (picked === manage) await manageTrust();
}

/** Shows what a workspace may do that is trusted, and lets it be. */
export async function manageTrust(): Promise<void> {
  await commands.executeCommand('workbench.trust.manage');
}
