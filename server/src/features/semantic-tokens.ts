import {
  type Range,
  type SemanticTokens,
  SemanticTokensBuilder,
  type SemanticTokensOptions,
  SemanticTokenTypes,
} from 'vscode-languageserver';
import type { Document } from '../core/model/document.ts';
import { type TokenKind, tokensOf } from '../core/model/token-spans.ts';
import { touches } from '../core/text/span.ts';

const TYPES: Readonly<Record<TokenKind, SemanticTokenTypes>> = {
  process: SemanticTokenTypes.function,
  program: SemanticTokenTypes.method,
  option: SemanticTokenTypes.parameter,
  variable: SemanticTokenTypes.variable,
};
const KINDS = Object.keys(TYPES) as TokenKind[];

export const semanticTokensOptions: SemanticTokensOptions = {
  legend: { tokenTypes: KINDS.map((kind) => TYPES[kind]), tokenModifiers: [] },
  full: true,
  range: true,
};

/** All tokens, or those that touch `range`. */
export function semanticTokens(document: Document | undefined, range?: Range): SemanticTokens {
  const builder = new SemanticTokensBuilder();
  if (!document) return builder.build();
  const visible = range && document.lines.spanOf(range);
  for (const { kind, span } of tokensOf(document)) {
    if (visible && !touches(span, visible)) continue;
    const { line, character } = document.lines.positionAt(span.start);
    builder.push(line, character, span.end - span.start, KINDS.indexOf(kind), 0);
  }
  return builder.build();
}
