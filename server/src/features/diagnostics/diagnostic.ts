import {
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
} from 'vscode-languageserver';
import { knownSignatures } from '../../core/logs/signatures/known.ts';
import type { Document } from '../../core/model/document.ts';
import type { IncidentFinding } from '../../core/remedies/incident-finding.ts';
import type { CheckedFinding, Finding, Severity } from '../../core/rules/rule.ts';
import { cut } from '../../core/text/cut.ts';
import { render, type Translations } from '../../core/text/l10n.ts';
import type { Analysis } from '../../workspace/analysis.ts';
import { ruleDocumentation, signatureDocumentation } from '../documentation-links.ts';

export const SOURCE = 'Procfile Doctor';

/** What travels in `diagnostic.data`: enough to find the same finding again in the current document. */
interface DiagnosticData {
  readonly rule: string;
  readonly fixable: boolean;
}

/** The same of an incident: which one it is. */
interface IncidentData {
  readonly incident: string;
}

/** A document that is not open, or none of ours, has no diagnostics. */
export function documentDiagnostics(
  analysis: Analysis | undefined,
  incidents: readonly IncidentFinding[],
  translations: Translations,
): DocumentDiagnosticReport {
  const items = analysis ? diagnostics(analysis, incidents, translations) : [];
  return { kind: DocumentDiagnosticReportKind.Full, items };
}

export function diagnostics(
  { document, findings }: Analysis,
  incidents: readonly IncidentFinding[],
  translations: Translations,
): Diagnostic[] {
  return [
    ...findings.map((finding) => toDiagnostic(document, finding, translations)),
    ...incidents.map((finding) => incidentDiagnostic(document, finding, translations)),
  ];
}

export function toDiagnostic(document: Document, finding: CheckedFinding, translations: Translations): Diagnostic {
  const { rule } = finding;
  return {
    ...shownFinding(document, finding, translations),
    code: rule.id,
    codeDescription: { href: ruleDocumentation(rule.id) },
    data: { rule: rule.id, fixable: finding.fixes !== undefined } satisfies DiagnosticData,
  };
}

/**
 * An incident at the words that it is about, with its evidence and what can be done, a line each: as related information each
 * would have a link in front, all to the place that is already looked at.
 */
export function incidentDiagnostic(
  document: Document,
  finding: IncidentFinding,
  translations: Translations,
): Diagnostic {
  const { id, signature } = finding.incident;
  // Patterns of users are explained nowhere but in their settings.
  const isKnown = knownSignatures().some((known) => known.id === signature);
  const lines = (finding.related ?? []).map(({ message }) => `• ${render(message, translations)}`);
  const { relatedInformation: _, ...shown } = shownFinding(document, finding, translations);
  return {
    ...shown,
    message: shortened([shown.message, ...lines].join('\n')),
    code: `incident/${signature}`,
    ...(isKnown && { codeDescription: { href: signatureDocumentation(signature) } }),
    data: { incident: id } satisfies IncidentData,
  };
}

/** The client's own object where it sent one for the same finding: it knows which squiggle an action belongs to. */
export function sentDiagnostic(ours: Diagnostic, sent: readonly Diagnostic[]): Diagnostic {
  const range = JSON.stringify(ours.range);
  return sent.find((other) => other.code === ours.code && JSON.stringify(other.range) === range) ?? ours;
}

/** UTF-16 units of a message; what a program says of a command can repeat all of it. */
const MAX_MESSAGE = 2000;

function shortened(message: string): string {
  return message.length <= MAX_MESSAGE ? message : `${cut(message, MAX_MESSAGE)} …`;
}

function shownFinding(
  document: Document,
  { span, severity, message, tags, related }: Finding & { readonly severity: Severity },
  translations: Translations,
): Diagnostic {
  return {
    range: document.lines.rangeOf(span),
    severity: SEVERITIES[severity],
    source: SOURCE,
    message: shortened(render(message, translations)),
    ...(tags && { tags: tags.map((tag) => TAGS[tag]) }),
    ...(related && {
      relatedInformation: related.map((place) => ({
        location: {
          uri: place.uri ?? document.uri,
          range: place.range ?? document.lines.rangeOf(place.span),
        },
        message: render(place.message, translations),
      })),
    }),
  };
}

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const TAGS = { unnecessary: DiagnosticTag.Unnecessary, deprecated: DiagnosticTag.Deprecated } as const;
