import { SemanticTokenTypes } from 'vscode-languageserver';
import type { TokenKind } from '../../core/model/token-spans.ts';

const TYPES: Readonly<Record<TokenKind, SemanticTokenTypes>> = {
  process: SemanticTokenTypes.function,
  program: SemanticTokenTypes.method,
  option: SemanticTokenTypes.parameter,
  variable: SemanticTokenTypes.variable,
};

/** In the order that numbers them. */
export const TOKEN_KINDS = Object.keys(TYPES) as TokenKind[];
export const TOKEN_TYPES = TOKEN_KINDS.map((kind) => TYPES[kind]);
