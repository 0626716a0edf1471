import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Document } from '../core/model/document.ts';
import { refactoringPlace, refactorings } from '../core/refactor/app-desc.ts';
import type { IncidentFinding } from '../core/remedies/incident-finding.ts';
import { safeEdits } from '../core/rules/fix.ts';
import type { CheckedFinding } from '../core/rules/rule.ts';
import { render, type Text, type Translations, t } from '../core/text/l10n.ts';
import { touches } from '../core/text/span.ts';
import type { Analysis } from '../workspace/analysis.ts';
import type { ClientFeatures } from './client-features.ts';
import { FIX_ALL } from './code-action-options.ts';
import { sentDiagnostic, toDiagnostic } from './diagnostic.ts';
import { disableActions } from './disable-rule.ts';
import { remedyActions, showActions } from './incident-actions.ts';
import { workspaceEdit } from './workspace-edit.ts';

/**
 * Fixes of the findings at the range, computed from the current document: the real fixes first, then all of the same
 * rule, then the ways to silence it. `source.fixAll` repairs what is safe.
 */
export function codeActions(
  analysis: Analysis | undefined,
  incidents: readonly IncidentFinding[],
  { context, range }: CodeActionParams,
  { client, translations }: { readonly client: ClientFeatures; readonly translations: Translations },
): CodeAction[] {
  if (!analysis) return [];
  const { document, findings } = analysis;
  const make = (title: Text, kind: string, edit: WorkspaceEdit, diagnostic?: Diagnostic): CodeAction => ({
    title: render(title, translations),
    kind,
    edit,
    ...(diagnostic && { diagnostics: [diagnostic] }),
  });
  const actions: CodeAction[] = [];

  if (isWanted(context.only, CodeActionKind.QuickFix)) {
    const selection = document.lines.spanOf(range);
    const failed = incidents.filter(({ span }) => touches(span, selection));
    actions.push(...remedyActions(document, failed, context.diagnostics, client, translations));
    const here = findings
      .filter(({ span }) => touches(span, selection))
      .map((finding) => ({ finding, diagnostic: diagnosticOf(document, finding, context.diagnostics, translations) }));
    for (const { finding, diagnostic } of here) {
      for (const { title, edits, otherFiles, deletedFiles, preferred } of finding.fixes?.() ?? []) {
        const edit = workspaceEdit(document, edits, otherFiles, deletedFiles);
        actions.push({ ...make(title, CodeActionKind.QuickFix, edit, diagnostic), isPreferred: preferred });
      }
    }
    const rules = here.filter(({ finding }, i) => here.findIndex((other) => other.finding.rule === finding.rule) === i);
    for (const { finding } of rules) {
      const same = findings.filter(({ rule }) => rule === finding.rule);
      const edits = same.length > 1 ? safeEdits(same) : [];
      if (edits.length < 2) continue;
      const title = t('Fix all of {rule} in this file', { rule: finding.rule.id });
      actions.push(make(title, CodeActionKind.QuickFix, workspaceEdit(document, edits)));
    }
    for (const { finding, diagnostic } of rules) {
      for (const { title, edit } of disableActions(document, finding)) {
        actions.push(make(title, CodeActionKind.QuickFix, workspaceEdit(document, [edit]), diagnostic));
      }
    }
    if (client.logPanel) actions.push(...showActions(document, failed, context.diagnostics, translations));
  }

  // Fixing everything is for those who ask for it (on save, by command), not for every light bulb.
  if (context.only && isWanted(context.only, FIX_ALL)) {
    const edits = safeEdits(findings);
    if (edits.length > 0) actions.push(make(t('Fix all safe problems'), FIX_ALL, workspaceEdit(document, edits)));
  }

  // Writing a whole file again is offered to those who ask for it, and in one place.
  const place = context.only ? undefined : refactoringPlace(analysis);
  const isHere = context.only !== undefined || (place && touches(place, document.lines.spanOf(range)));
  if (isHere && isWanted(context.only, CodeActionKind.RefactorRewrite)) {
    for (const { title, edits, otherFiles } of refactorings(analysis)) {
      actions.push(make(title, CodeActionKind.RefactorRewrite, workspaceEdit(document, edits, otherFiles)));
    }
  }
  return actions;
}

function isWanted(only: readonly string[] | undefined, kind: string): boolean {
  return only?.some((wanted) => kind === wanted || kind.startsWith(`${wanted}.`)) ?? true;
}

function diagnosticOf(
  document: Document,
  finding: CheckedFinding,
  sent: readonly Diagnostic[],
  translations: Translations,
): Diagnostic {
  return sentDiagnostic(toDiagnostic(document, finding, translations), sent);
}
