import { l10n, languages, type Uri, window, workspace } from 'vscode';
import { documentSelector, filePatterns } from '../language/document-selector.ts';
import { tellInformation } from '../notifications.ts';
import { plainLabel } from '../plain-label.ts';

/**
 * The document that a command is about: the one in front if it is ours, else the only one of the workspace, else the one that
 * a person picks. Undefined when there is none, which is said, or none was picked.
 */
export async function askedDocument(title: string): Promise<Uri | undefined> {
  const active = window.activeTextEditor?.document;
  if (active && languages.match(documentSelector, active) > 0) return active.uri;
  return pickDocument(title);
}

/** The only one of the workspace, else the one that a person picks. */
export async function pickDocument(title: string): Promise<Uri | undefined> {
  const found = (
    await Promise.all(filePatterns.map((pattern) => workspace.findFiles(pattern, '**/node_modules/**')))
  ).flat();
  const [first] = found;
  if (!first) void tellInformation(l10n.t('There is no Procfile and no app_desc.yaml in this window.'));
  if (found.length < 2) return first;
  const files = found.map((uri) => ({ label: plainLabel(workspace.asRelativePath(uri)), uri }));
  files.sort((a, b) => a.label.localeCompare(b.label));
  const picked = await window.showQuickPick(files, { title, placeHolder: l10n.t('Which file?') });
  return picked?.uri;
}
