/** What can be done about incidents: their remedies as quick fixes, and the way to the log. */
import { type CodeAction, CodeActionKind, type Diagnostic, type WorkspaceEdit } from 'vscode-languageserver';
import { SHOW_INCIDENT } from '../../core/messages/loop-messages.ts';
import type { Document } from '../../core/model/document.ts';
import type { IncidentFinding } from '../../core/remedies/incident-finding.ts';
import type { OfferedRemedy } from '../../core/remedies/remedies-for.ts';
import type { Fix } from '../../core/rules/rule.ts';
import { render, type Translations, t } from '../../core/text/l10n.ts';
import type { ClientFeatures } from '../../editor/client-features.ts';
import { incidentDiagnostic, sentDiagnostic } from '../diagnostics/diagnostic.ts';
import { annotated, workspaceEdit } from '../workspace-edit.ts';

/** The edits of the remedies, the best first. */
export function remedyActions(
  document: Document,
  findings: readonly IncidentFinding[],
  sent: readonly Diagnostic[],
  client: ClientFeatures,
  translations: Translations,
): CodeAction[] {
  return findings.flatMap((finding) => {
    const diagnostic = sentDiagnostic(incidentDiagnostic(document, finding, translations), sent);
    return fixesOf(finding).map(({ remedy, fix, preferred }) => ({
      title: render(fix.title, translations),
      kind: CodeActionKind.QuickFix,
      edit: remedyEdit(document, remedy, fix, client, translations),
      diagnostics: [diagnostic],
      isPreferred: preferred,
    }));
  });
}

/** Only for a client that has the log panel. */
export function showActions(
  document: Document,
  findings: readonly IncidentFinding[],
  sent: readonly Diagnostic[],
  translations: Translations,
): CodeAction[] {
  return findings.map((finding) => {
    const { id, title: name } = finding.incident;
    // Of several it is said which.
    const text =
      findings.length > 1
        ? t('Show the incident in the log panel: {name}', { name })
        : t('Show the incident in the log panel');
    const title = render(text, translations);
    return {
      title,
      kind: CodeActionKind.QuickFix,
      command: { title, command: SHOW_INCIDENT, arguments: [id] },
      diagnostics: [sentDiagnostic(incidentDiagnostic(document, finding, translations), sent)],
    };
  });
}

/** Every fix with its remedy; the first one is the one to take. */
export function fixesOf({ remedies }: IncidentFinding) {
  const all = remedies.flatMap((remedy) => remedy.fixes.map((fix) => ({ remedy, fix })));
  return all.map((one, index) => ({ ...one, preferred: index === 0 }));
}

/** Says why. An edit of several files is shown first where the client can: only one of them is before the user's eyes. */
export function remedyEdit(
  document: Document,
  { reason, note }: OfferedRemedy,
  { title, edits, otherFiles }: Fix,
  client: ClientFeatures,
  translations: Translations,
): WorkspaceEdit {
  const edit = workspaceEdit(document, edits, otherFiles);
  if (!client.changeAnnotations) return edit;
  return annotated(edit, {
    label: render(title, translations),
    description: render(note ?? reason, translations),
    needsConfirmation: (otherFiles ?? []).length > 0,
  });
}
