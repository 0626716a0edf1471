import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { SAVE_AS_UTF8 } from '../../core/messages/file-messages.ts';
import { refactoringPlace, refactorings } from '../../core/refactor/app-desc.ts';
import type { IncidentFinding } from '../../core/remedies/incident-finding.ts';
import { safeEdits } from '../../core/rules/fixes/safe-edits.ts';
import { render, type Text, type Translations, t } from '../../core/text/l10n.ts';
import { type Span, touches } from '../../core/text/span.ts';
import { isAmong } from '../../editor/code-action-options.ts';
import type { Session } from '../../editor/session.ts';
import type { Analysis } from '../../workspace/analysis.ts';
import { sentDiagnostic, toDiagnostic } from '../diagnostics/diagnostic.ts';
import { remedyActions, showActions } from '../incidents/incident-actions.ts';
import { workspaceEdit } from '../workspace-edit.ts';
import { disableActions } from './disable-rule.ts';

/**
 * Fixes of the findings at the range, computed from the current document: the real fixes first, then all of the same
 * rule, then the ways to silence it.
 */
export function codeActions(
  analysis: Analysis | undefined,
  incidents: readonly IncidentFinding[],
  { context, range }: CodeActionParams,
  session: Session,
): CodeAction[] {
  if (!analysis) return [];
  const selection = analysis.document.lines.spanOf(range);
  const wants = (kind: string) => context.only === undefined || isAmong(context.only, kind);
  // Rewriting a whole file is offered on request, and by the light bulb in one place only.
  const place = context.only ? undefined : refactoringPlace(analysis);
  const isRefactoringHere = context.only !== undefined || (place && touches(place, selection));
  return [
    ...(wants(CodeActionKind.QuickFix) ? quickFixes(analysis, incidents, selection, context.diagnostics, session) : []),
    ...(isRefactoringHere && wants(CodeActionKind.RefactorRewrite) ? rewrites(analysis, session) : []),
  ];
}

function quickFixes(
  { document, findings }: Analysis,
  incidents: readonly IncidentFinding[],
  selection: Span,
  sent: readonly Diagnostic[],
  { client, translations }: Session,
): CodeAction[] {
  const failed = incidents.filter(({ span }) => touches(span, selection));
  const here = findings
    .filter(({ span }) => touches(span, selection))
    .map((finding) => ({ finding, diagnostic: sentDiagnostic(toDiagnostic(document, finding, translations), sent) }));
  const rules = here.filter(({ finding }, i) => here.findIndex((other) => other.finding.rule === finding.rule) === i);
  const action = (title: Text, edit: WorkspaceEdit, diagnostic?: Diagnostic): CodeAction => ({
    title: render(title, translations),
    kind: CodeActionKind.QuickFix,
    edit,
    ...(diagnostic && { diagnostics: [diagnostic] }),
  });
  return [
    ...remedyActions(document, failed, sent, client, translations),
    ...here.flatMap(({ finding, diagnostic }) =>
      (finding.fixes?.() ?? []).map(({ title, edits, otherFiles, deletedFiles, preferred }) => ({
        ...action(title, workspaceEdit(document, edits, otherFiles, deletedFiles), diagnostic),
        isPreferred: preferred,
      })),
    ),
    ...here.flatMap(({ finding, diagnostic }) =>
      finding.savedWrong && client.saveCommand ? saveAction(document.uri, diagnostic, translations) : [],
    ),
    ...rules.flatMap(({ finding: { rule }, diagnostic }) => {
      const same = findings.filter((other) => other.rule === rule);
      const edits = same.length > 1 ? safeEdits(same) : [];
      if (edits.length < 2) return [];
      // VS Code shows actions that name no diagnostic after all others.
      return action(t('Fix all of {rule} in this file', { rule: rule.id }), workspaceEdit(document, edits), diagnostic);
    }),
    ...rules.flatMap(({ finding, diagnostic }) =>
      disableActions(document, finding).map(({ title, edit }) =>
        action(title, workspaceEdit(document, [edit]), diagnostic),
      ),
    ),
    ...(client.logPanel ? showActions(document, failed, sent, translations) : []),
  ];
}

/** No edit of the text changes how its file is saved. */
function saveAction(uri: string, diagnostic: Diagnostic, translations: Translations): CodeAction {
  const title = render(t('Save as UTF-8 without a byte order mark'), translations);
  const command = { title, command: SAVE_AS_UTF8, arguments: [uri] };
  return { title, kind: CodeActionKind.QuickFix, command, diagnostics: [diagnostic], isPreferred: true };
}

function rewrites(analysis: Analysis, { translations }: Session): CodeAction[] {
  return refactorings(analysis).map(({ title, edits, otherFiles }) => ({
    title: render(title, translations),
    kind: CodeActionKind.RefactorRewrite,
    edit: workspaceEdit(analysis.document, edits, otherFiles),
  }));
}
