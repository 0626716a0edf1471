import { t } from '../../text/l10n.ts';
import { span } from '../../text/span.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import type { Fix } from '../rule.ts';

/** Closes a quote that is opened at `start` where its line ends, if that edit `repairs` the text. */
export function closedQuote(text: string, start: number, repairs: (edit: TextEdit) => boolean): Fix[] {
  const quote = text[start];
  if (quote !== '"' && quote !== "'") return [];
  const line = (/^[^\r\n]*/.exec(text.slice(start))?.[0] ?? '').trimEnd();
  const end = start + line.length;
  const edit = { span: span(end, end), newText: quote };
  const shown = line.length > 30 ? `…${line.slice(-30)}` : line;
  const title = t('Close the quote here: {text}', { text: shown + quote });
  return repairs(edit) ? [{ title, edits: [edit], preferred: true, safe: false }] : [];
}
