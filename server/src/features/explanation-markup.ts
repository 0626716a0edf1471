import { type MarkupContent, MarkupKind } from 'vscode-languageserver';
import { type Explanation, toMarkdown, toPlainText } from '../core/explain/explanation.ts';
import type { Translations } from '../core/text/l10n.ts';

/** An explanation in the form that the client shows. */
export function explanationMarkup(
  explanation: Explanation,
  showsMarkdown: boolean,
  translations: Translations,
): MarkupContent {
  return showsMarkdown
    ? { kind: MarkupKind.Markdown, value: toMarkdown(explanation, translations) }
    : { kind: MarkupKind.PlainText, value: toPlainText(explanation, translations).trimEnd() };
}
