/** The words of a document by their meaning, for semantic highlighting that goes beyond a grammar. */
import { type Span, span } from '../text/span.ts';
import type { CommandLine } from './command-line.ts';
import { commandsOf, type Document } from './document.ts';

export type TokenKind = 'process' | 'program' | 'option' | 'variable';

export interface Token {
  readonly kind: TokenKind;
  /** The place in the document, within one line. */
  readonly span: Span;
}

/** In the order of the text; tokens do not overlap. */
export function tokensOf(document: Document): Token[] {
  const tokens: Token[] = [];
  for (const { nameSpan, role } of document.processes) {
    if (role === 'process') tokens.push({ kind: 'process', span: nameSpan });
  }
  for (const command of commandsOf(document)) tokens.push(...commandTokens(command));
  const inOrder = tokens
    .filter(({ span: place }) => place.end > place.start && isOneLine(document, place))
    .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  let end = 0;
  return inOrder.filter(({ span: place }) => {
    if (place.start < end) return false;
    end = place.end;
    return true;
  });
}

function* commandTokens(command: CommandLine): Iterable<Token> {
  for (const invocation of command.invocations) {
    yield { kind: 'program', span: command.toDocument(invocation.programSpan) };
    for (const word of invocation.arguments) {
      const { text } = word.value;
      if (/^--?[A-Za-z]/.test(text)) {
        const equals = text.indexOf('=');
        const flag = word.value.toSource(span(0, equals < 0 ? text.length : equals));
        // A variable inside is a token of its own.
        if (word.expansions.every((expansion) => expansion.span.start >= flag.end)) {
          yield { kind: 'option', span: command.toDocument(flag) };
        }
      }
    }
  }
  for (const { words, assignments } of command.script.commands) {
    for (const { nameSpan } of assignments) yield { kind: 'variable', span: command.toDocument(nameSpan) };
    for (const word of [...words, ...assignments.map(({ value }) => value)]) {
      for (const { kind, span: place } of word.expansions) {
        if (kind === 'parameter') yield { kind: 'variable', span: command.toDocument(place) };
      }
    }
  }
}

function isOneLine({ text }: Document, place: Span): boolean {
  return !/[\r\n]/.test(text.slice(place.start, place.end));
}
