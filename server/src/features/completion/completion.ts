import {
  type Command,
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  InsertTextFormat,
  type Position,
} from 'vscode-languageserver';
import { completionsAt } from '../../core/complete/complete.ts';
import type { Completion, CompletionKind } from '../../core/complete/completion.ts';
import { render } from '../../core/text/l10n.ts';
import { isSameSpan, type Span } from '../../core/text/span.ts';
import type { Session } from '../../editor/session.ts';
import type { Analysis } from '../../workspace/analysis.ts';
import { explanationMarkup } from '../explanation-markup.ts';
import type { CompletionAnswers, CompletionData } from './completion-answers.ts';

export function completion(
  analysis: Analysis | undefined,
  position: Position,
  answers: CompletionAnswers,
  { client, translations }: Session,
): CompletionList {
  if (!analysis) return { isIncomplete: false, items: [] };
  const { document } = analysis;
  const found = completionsAt(analysis, document.lines.offsetAt(position));
  const usable = found.filter(({ isSnippet }) => !isSnippet || client.snippets);
  const list = answers.remember(usable.map(({ explain }) => explain));
  // Without the same range in each item a list of options is half as long.
  const common = client.completionDefaultRange ? commonSpan(usable) : undefined;
  const items = usable.map((one, place): CompletionItem => {
    const detail = typeof one.detail === 'object' ? render(one.detail, translations) : one.detail;
    return {
      label: one.label,
      kind: KINDS[one.kind],
      sortText: String(place).padStart(4, '0'),
      ...quotedFilter(document.text, one),
      ...(!common && { textEdit: { range: document.lines.rangeOf(one.span), newText: one.newText } }),
      ...(common && one.newText !== one.label && { textEditText: one.newText }),
      ...(one.isSnippet && { insertTextFormat: InsertTextFormat.Snippet }),
      ...(detail && (client.completionLabelDetails ? { labelDetails: { description: detail } } : { detail })),
      ...(one.opensValues && client.suggestCommand && { command: OPEN_SUGGESTIONS }),
      ...(one.explain && { data: [list, place] satisfies CompletionData }),
    };
  });
  return {
    isIncomplete: false,
    ...(common && { itemDefaults: { editRange: document.lines.rangeOf(common) } }),
    items,
  };
}

/** What typing the blank itself would have done. Nobody reads the title. */
const OPEN_SUGGESTIONS: Command = { title: '', command: 'editor.action.triggerSuggest' };

/** What all of them stand for; undefined where it is not the same for all. */
function commonSpan(completions: readonly Completion[]): Span | undefined {
  const [first] = completions;
  return first && completions.every(({ span }) => isSameSpan(span, first.span)) ? first.span : undefined;
}

/** The item with what it is. */
export function resolvedCompletion(
  item: CompletionItem,
  answers: CompletionAnswers,
  { client, translations }: Session,
): CompletionItem {
  const explanation = answers.explanation(item?.data);
  if (!explanation) return item;
  return { ...item, documentation: explanationMarkup(explanation, client.markdownIn.completion, translations) };
}

/** Quotes that stand there already must not hide an item. Where nothing else is said, clients compare its label with the text. */
function quotedFilter(text: string, { span, label }: Completion): Pick<CompletionItem, 'filterText'> | undefined {
  const first = text[span.start];
  const isQuoted = span.start < span.end && (first === '"' || first === "'");
  return isQuoted ? { filterText: first + label } : undefined;
}

const KINDS: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  process: CompletionItemKind.Function,
  program: CompletionItemKind.Method,
  subcommand: CompletionItemKind.Method,
  option: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  variable: CompletionItemKind.Variable,
  module: CompletionItemKind.Module,
  key: CompletionItemKind.Field,
  anchor: CompletionItemKind.Reference,
  snippet: CompletionItemKind.Snippet,
};
