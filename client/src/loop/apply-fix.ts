import * as vscode from 'vscode';
import { tellError } from '../notifications.ts';
import { plainLabel } from '../plain-label.ts';
import { withoutMarkup } from './fix-preview.ts';

const SHOWN_MS = 15_000;

/**
 * Makes the edit, shows where, and says that a deploy is needed. As with every quick fix one key takes it back, and saving
 * is left to the person. Said in the status bar: a notification would cover the cards.
 */
export async function applyFix(title: string, edit: vscode.WorkspaceEdit): Promise<void> {
  const { t } = vscode.l10n;
  const name = withoutMarkup(title);
  const changes = edit.entries();
  const files = changes.map(([uri]) => vscode.workspace.asRelativePath(uri)).join(', ');
  if (!(await vscode.workspace.applyEdit(edit))) {
    void tellError(t('{0} was not changed ({1}). See whether the file can be written.', files, name));
    return;
  }
  const [first] = changes.toSorted(([a], [b]) => rank(a) - rank(b));
  if (first) await show(...first);
  const message = t('{0}: changed in {1}. It takes effect with the next deploy.', name, files);
  vscode.window.setStatusBarMessage(`$(sync) ${plainLabel(message)}`, SHOWN_MS);
}

/** The start command is what it is about, whatever else belongs to it. */
function rank({ path }: vscode.Uri): number {
  if (/\/Procfile$/.test(path)) return 0;
  return /\/app_desc\.ya?ml$/.test(path) ? 1 : 2;
}

async function show(uri: vscode.Uri, edits: readonly vscode.TextEdit[]): Promise<void> {
  const [edit] = edits;
  const editor = await vscode.window.showTextDocument(uri, { preview: false });
  if (!edit) return;
  const { start } = edit.range;
  const length = edit.newText.length;
  const end = editor.document.positionAt(editor.document.offsetAt(start) + length);
  editor.selection = new vscode.Selection(start, end);
  editor.revealRange(new vscode.Range(start, end), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
