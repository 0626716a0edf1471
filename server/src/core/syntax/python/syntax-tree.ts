import type { SyntaxNode, Tree } from '@lezer/common';
import type { Span } from '../../text/span.ts';
import { pythonParser } from './parser.ts';

export function parsePython(text: string): Tree {
  // A line break takes the place of a byte order mark, which keeps all offsets; a blank would indent the first
  // statement.
  return pythonParser().parse(text.startsWith('\uFEFF') ? `\n${text.slice(1)}` : text);
}

/** Children without comments. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name !== 'Comment') children.push(child);
  }
  return children;
}

export function spanOf(node: SyntaxNode): Span {
  return { start: node.from, end: node.to };
}

/** `if __name__ == "__main__":`, whose body runs when the file is run, and not when it is imported. */
export function isMainGuard(statement: SyntaxNode, text: string): boolean {
  const condition = statement.name === 'IfStatement' ? childrenOf(statement)[1] : undefined;
  const written = text.slice(condition?.from ?? 0, condition?.to ?? 0).replace(/\s/g, '');
  return /^\(?__name__==(['"])__main__\1\)?$/.test(written);
}
