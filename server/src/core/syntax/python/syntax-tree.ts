import type { SyntaxNode, Tree } from '@lezer/common';

import type { Span } from '../../text/span.ts';
import { pythonParser } from './parser.ts';

export function parsePython(text: string): Tree {
  // A byte order mark is not part of the first statement; a blank in its place would indent it.
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
