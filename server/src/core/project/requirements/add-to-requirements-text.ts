import type { TextEdit } from '../../text/text-edit.ts';
import { lineBreakOf, lineEnd, lineStart } from './line-breaks.ts';
import { normalizeName } from './package-name.ts';
import { readRequirements } from './requirements-text.ts';
import { sortedPosition } from './sorted-position.ts';

/** A new line in a requirements file: at its place when the file is sorted, else at the end. */
export function addToRequirementsText(text: string, dependency: string, name: string): TextEdit[] {
  const present = readRequirements(text).flatMap((line) => (line.kind === 'requirement' ? line : []));
  const names = present.map((line) => line.dependency.name);
  if (names.some((other) => normalizeName(other) === normalizeName(name))) return [];
  const position = sortedPosition(names, name);
  const isLast = position === names.length - 1;
  const previous = present[position];
  if (isLast) return [append(text, dependency)];
  const at = previous ? logicalLineEnd(text, previous.span.end) : beforeFirst(text, present[0]?.span.start ?? 0);
  const newLine = lineBreakOf(text);
  return [insert(at, previous ? newLine + dependency : dependency + newLine)];
}

function append(text: string, dependency: string): TextEdit {
  const newLine = lineBreakOf(text);
  const endsOpen = /\\(?:\r\n|\r|\n)?$/.test(text) && !/(?:^|[\r\n])[^\S\r\n]*#[^\r\n]*$/.test(text.trimEnd());
  // Behind a backslash the new line would become part of the last one.
  const lead = endsOpen ? newLine : '';
  if (text === '' || text === '\uFEFF' || /[\r\n]$/.test(text)) return insert(text.length, lead + dependency + newLine);
  return insert(text.length, newLine + lead + dependency);
}

/** The end of the logical line that contains `offset`: lines joined by backslashes count as one. */
function logicalLineEnd(text: string, offset: number): number {
  let end = lineEnd(text, offset);
  while (text[end - 1] === '\\' && end < text.length) {
    end = lineEnd(text, end + (text.startsWith('\r\n', end) ? 2 : 1));
  }
  return end;
}

/** Comments right above a requirement belong to it, unless they are the head of the file. */
function beforeFirst(text: string, offset: number): number {
  const start = lineStart(text, offset);
  let block = start;
  while (block > 0) {
    const above = lineStart(text, block - (text.startsWith('\r\n', block - 2) ? 2 : 1));
    if (above >= block || !/^[ \t]*#/.test(text.slice(above, block))) break;
    block = above;
  }
  return block <= 1 ? start : block;
}

function insert(at: number, newText: string): TextEdit {
  return { span: { start: at, end: at }, newText };
}
