import type { FormattingOptions, Range, TextEdit } from 'vscode-languageserver';
import type { Document } from '../core/model/document.ts';
import { formatProcfile } from '../core/model/format-procfile.ts';
import { touches } from '../core/text/span.ts';

/** Puts the white space of a Procfile in order, in all of it or in `range`. */
export function formatting(document: Document | undefined, options: FormattingOptions, range?: Range): TextEdit[] {
  if (!document) return [];
  const within = range && document.lines.spanOf(range);
  return formatProcfile(document, { insertFinalNewline: options.insertFinalNewline ?? true })
    .filter(({ span }) => !within || touches(span, within))
    .map(({ span, newText }) => ({ range: document.lines.rangeOf(span), newText }));
}
