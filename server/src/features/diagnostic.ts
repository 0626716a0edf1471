import {
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
} from 'vscode-languageserver';
import type { Document } from '../core/model/document.ts';
import type { CheckedFinding, Severity } from '../core/rules/rule.ts';
import { render, type Translations } from '../core/text/l10n.ts';
import type { Analysis } from '../workspace/workspace.ts';
import { ruleDocumentation } from './rule-documentation.ts';

export const SOURCE = 'Procfile Doctor';

/** What travels in `diagnostic.data`: enough to find the same finding again in the current document. */
export interface DiagnosticData {
  readonly rule: string;
  readonly fixable: boolean;
}

/** A document that is not open, or none of ours, has no diagnostics. */
export function documentDiagnostics(
  analysis: Analysis | undefined,
  translations: Translations,
): DocumentDiagnosticReport {
  return { kind: DocumentDiagnosticReportKind.Full, items: analysis ? diagnostics(analysis, translations) : [] };
}

export function diagnostics({ document, findings }: Analysis, translations: Translations): Diagnostic[] {
  return findings.map((finding) => toDiagnostic(document, finding, translations));
}

export function toDiagnostic(document: Document, finding: CheckedFinding, translations: Translations): Diagnostic {
  const { rule, span, severity, message, tags, related } = finding;
  return {
    range: document.lines.rangeOf(span),
    severity: SEVERITIES[severity],
    code: rule.id,
    codeDescription: { href: ruleDocumentation(rule.id) },
    source: SOURCE,
    message: render(message, translations),
    data: { rule: rule.id, fixable: finding.fixes !== undefined } satisfies DiagnosticData,
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
