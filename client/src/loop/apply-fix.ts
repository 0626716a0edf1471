import * as vscode from 'vscode';
import { withoutMarkup } from './fix-preview.ts';

/** Makes the edit, shows where, and says that a deploy is needed. Like every quick fix it is undone with one key and not saved. */
export async function applyFix(title: string, edit: vscode.WorkspaceEdit): Promise<void> {
  const { t } = vscode.l10n;
  if (!(await vscode.workspace.applyEdit(edit))) {
    void vscode.window.showErrorMessage(t('This could not be changed: {0}', title));
    return;
  }
  const changes = edit.entries();
  const [first] = changes.toSorted(([a], [b]) => rank(a) - rank(b));
  if (first) await show(...first);
  const files = changes.map(([uri]) => uri);
  const names = files.map((uri) => vscode.workspace.asRelativePath(uri)).join(', ');
  const unsaved = () => vscode.workspace.textDocuments.filter(({ uri, isDirty }) => isDirty && has(files, uri));
  const message = t('{0}: changed in {1}. It takes effect with the next deploy.', withoutMarkup(title), names);
  const save = t('Save');
  const picked = await vscode.window.showInformationMessage(message, ...(unsaved().length > 0 ? [save] : []));
  if (picked === save) for (const document of unsaved()) await document.save();
}

/** The start command is what it is about, whatever else belongs to it. */
function rank({ path }: vscode.Uri): number {
  return /\/Procfile$/.test(path) ? 0 : /\/app_desc\.ya?ml$/.test(path) ? 1 : 2;
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

function has(uris: readonly vscode.Uri[], uri: vscode.Uri): boolean {
  return uris.some((one) => one.toString() === uri.toString());
}
