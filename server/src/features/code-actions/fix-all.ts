import type { CancellationToken, CodeAction } from 'vscode-languageserver';
import { fixInRounds } from '../../core/check/fix-rounds.ts';
import { render, type Translations, t } from '../../core/text/l10n.ts';
import { FIX_ALL } from '../../editor/code-action-options.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { workspaceEdit } from '../workspace-edit.ts';

/** `source.fixAll`: repairs what is safe, until nothing of it is left, as `check --fix` does. */
export async function fixAll(
  workspace: Workspace,
  uri: string,
  translations: Translations,
  token: CancellationToken,
): Promise<CodeAction[]> {
  const analysis = await workspace.informedAnalysis(uri);
  if (!analysis) return [];
  const { edits } = await fixInRounds(analysis, async (text) =>
    token.isCancellationRequested ? undefined : workspace.analysisOf(uri, text),
  );
  // Whoever asked no longer wants an answer, and this one would be of the middle.
  if (edits.length === 0 || token.isCancellationRequested) return [];
  const title = render(t('Fix all safe problems'), translations);
  return [{ title, kind: FIX_ALL, edit: workspaceEdit(analysis.document, edits) }];
}
