import { type Range, type SemanticTokens, SemanticTokensBuilder } from 'vscode-languageserver';
import type { Document } from '../core/model/document.ts';
import { tokensOf } from '../core/model/token-spans.ts';
import { type Span, touches } from '../core/text/span.ts';
import { TOKEN_KINDS } from './token-types.ts';

/** All tokens, or those that touch `range`. */
export function semanticTokens(document: Document | undefined, range?: Range): SemanticTokens {
  const builder = new SemanticTokensBuilder();
  if (!document) return builder.build();
  const visible = range && document.lines.spanOf(range);
  for (const { kind, span } of tokensOf(visible ? partOf(document, visible) : document)) {
    if (visible && !touches(span, visible)) continue;
    const { line, character } = document.lines.positionAt(span.start);
    builder.push(line, character, span.end - span.start, TOKEN_KINDS.indexOf(kind), 0);
  }
  return builder.build();
}

/** Without the processes that lie elsewhere: their commands need not be read. */
function partOf(document: Document, visible: Span): Document {
  const processes = document.processes.filter(({ span, borrowsCommand }) => borrowsCommand || touches(span, visible));
  return { ...document, processes };
}
