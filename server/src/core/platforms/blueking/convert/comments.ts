/** Keeps comments that a rewritten YAML tree would lose. */
import { type Document, isCollection, type Node, Parser, visit } from 'yaml';

/** Every comment below a node, line by line, without `#`. */
export function commentsIn(node: Node | Document): string[] {
  const lines: string[] = [];
  visit(node, {
    Node(_, { commentBefore, comment }) {
      lines.push(...linesOf(commentBefore), ...linesOf(comment));
    },
  });
  return lines;
}

/** The comments above the first entry of a mapping or list, including one behind the key above it. */
export function commentsAbove({ commentBefore }: Node): string[] {
  return linesOf(commentBefore);
}

/** Every comment of a document, line by line, without `#`. */
export function commentsOf(text: string): string[] {
  const found: string[] = [];
  const walk = (token: unknown): void => {
    if (typeof token !== 'object' || token === null) return;
    if ('type' in token && token.type === 'comment' && 'source' in token) {
      found.push(...linesOf(String(token.source).replace(/^#/, '')));
    }
    for (const part of Object.values(token)) walk(part);
  };
  for (const token of new Parser().parse(text)) walk(token);
  return found;
}

/** The comments of `before` that are missing in `after`, each as often as it is missing. */
export function missingComments(before: readonly string[], after: readonly string[]): string[] {
  const left = after.map((line) => line.trim());
  return before.filter((line) => {
    const at = left.indexOf(line.trim());
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** Puts lines above a node, below the comment that is there already. */
export function addCommentBefore(node: Node, lines: readonly string[]): void {
  if (lines.length === 0) return;
  node.commentBefore = [...(node.commentBefore ? [node.commentBefore] : []), ...lines].join('\n');
}

/** Moves the comments of a node to the node that replaces it. */
export function moveComments(from: Node, to: Node): void {
  if (from.commentBefore) addCommentBefore(to, [from.commentBefore]);
  if (from.comment) {
    // A list or mapping has no line of its own for a comment behind it.
    if (isCollection(to)) addCommentBefore(to, [from.comment]);
    else to.comment = [from.comment, ...(to.comment ? [to.comment] : [])].join('\n');
  }
  if (from.spaceBefore) to.spaceBefore = true;
}

function linesOf(comment: string | null | undefined): string[] {
  return (comment ?? '').split('\n').filter((line) => line.trim() !== '');
}
