import type { TextDocumentEdit } from 'vscode-languageserver';
import type { CheckFilesResult } from '../../core/messages/task-messages.ts';
import { safeEdits } from '../../core/rules/fixes/safe-edits.ts';
import { decodedName } from '../../core/text/decoded-name.ts';
import { isRecord } from '../../core/text/is-record.ts';
import { render, type Translations } from '../../core/text/l10n.ts';
import { visibleLine } from '../../core/text/visible-text.ts';
import type { Analysis } from '../../workspace/analysis.ts';
import { isBelow } from '../../workspace/folders.ts';
import type { Steps } from '../../workspace/steps.ts';
import type { Workspace } from '../../workspace/workspace.ts';

/**
 * What the rules say of the files of a folder, as the command line writes it: `path:line:column: severity: message [rule]`,
 * lines and columns from 1, nothing in it that a terminal obeys. With `fix` the safe repairs, and what is left without them.
 */
export async function checkFiles(
  workspace: Workspace,
  params: unknown,
  translations: Translations,
  steps: Steps,
): Promise<CheckFilesResult> {
  const { folder, paths, fix } = readParams(params);
  const checked = (await analyses(workspace, folder, steps)).filter(({ document }) =>
    paths.some((path) => document.uri === path || isBelow(document.uri, path)),
  );
  const lines = checked.flatMap(({ document, findings }) =>
    findings.map(({ rule, severity, message, span }) => {
      const { line, character } = document.lines.rangeOf(span).start;
      const path = decodedName(document.uri.slice(folder.length + 1));
      return visibleLine(
        `${path}:${line + 1}:${character + 1}: ${severity}: ${render(message, translations)} [${rule.id}]`,
      );
    }),
  );
  const errors = checked.flatMap(({ findings }) => findings).filter(({ severity }) => severity === 'error').length;
  return { lines, files: checked.length, errors, edit: fix ? { documentChanges: checked.flatMap(repair) } : null };
}

async function analyses(workspace: Workspace, folder: string, steps: Steps): Promise<Analysis[]> {
  const open: Analysis[] = [];
  for (const uri of workspace.openUris.filter((one) => isBelow(one, folder))) {
    await workspace.settle(uri);
    const analysis = workspace.analysis(uri);
    if (analysis && analysis.document.kind !== 'gunicorn-config') open.push(analysis);
  }
  const closed = await workspace.closedDocuments(folder, steps);
  const all = [...open, ...closed.map((context) => ({ ...context, findings: workspace.check(context) }))];
  return all.sort((a, b) => (a.document.uri < b.document.uri ? -1 : 1));
}

function repair({ document, findings }: Analysis): TextDocumentEdit[] {
  const edits = safeEdits(findings).map(({ span, newText }) => ({ range: document.lines.rangeOf(span), newText }));
  return edits.length === 0 ? [] : [{ textDocument: { uri: document.uri, version: null }, edits }];
}

/** A folder without a slash at its end; paths as URIs, all of the folder unless told. */
function readParams(params: unknown) {
  const { folder, paths, fix } = isRecord(params) ? params : {};
  const base = String(folder ?? '').replace(/\/$/, '');
  const named = Array.isArray(paths) ? paths.filter((path) => typeof path === 'string') : [];
  return { folder: base, paths: named.length > 0 ? named : [base], fix: fix === true };
}
