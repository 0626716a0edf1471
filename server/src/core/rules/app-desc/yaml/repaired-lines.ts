/** Repairs of lines that make no YAML, or another tree than they look like. Each is tried out before it is offered. */
import { readYamlFile } from '../../../syntax/yaml/yaml-file.ts';
import { t } from '../../../text/l10n.ts';
import { type Span, span } from '../../../text/span.ts';
import { applyEdits, type TextEdit } from '../../../text/text-edit.ts';
import { closedQuote } from '../../fixes/close-quote.ts';
import type { Fix } from '../../rule.ts';

/** UTF-16 units: trying out means reading the file again. */
const MAX_TEXT = 100_000;
const STEP = '  ';

/** Spaces for the tabs that lines begin with. */
export function spacesForTabs(text: string): Fix[] {
  if (text.length > MAX_TEXT) return [];
  const edits = [...text.matchAll(/^[ \t]*\t[ \t]*(?=[^ \t\r\n])/gm)].map(({ 0: space, index }) => ({
    span: span(index, index + space.length),
    newText: space.replaceAll('\t', STEP),
  }));
  return repairs(text, edits) ? [{ title: t('Indent with spaces'), edits, preferred: true, safe: false }] : [];
}

/** For a line near `place`: the indentation of a line above it, or a colon that is missing. The first that helps. */
export function repairedLine(text: string, place: Span): Fix[] {
  if (text.length > MAX_TEXT) return [];
  const isQuote = place.end === place.start + 1;
  const closed = isQuote ? closedQuote(text, place.start, (edit) => repairs(text, [edit])) : [];
  if (closed.length > 0) return closed;
  const lines = linesOf(text);
  const at = lines.findLastIndex(({ start }) => start <= place.start);
  for (let i = Math.max(1, at); i <= at + 1; i++) {
    const line = lines[i];
    if (!line?.key) continue;
    const above = [...new Set(lines.slice(0, i).map(({ indent }) => indent))].reverse();
    for (const indent of above.filter((one) => one !== line.indent)) {
      const edits = [{ span: span(line.start, line.start + line.indent.length), newText: indent }];
      const like = lines.findLast((other) => other.start < line.start && other.indent === indent)?.key ?? '';
      const title = t('Indent `{name}` like `{key}`', { name: line.key, key: like });
      if (like !== '' && repairs(text, edits)) return [{ title, edits, preferred: true, safe: false }];
    }
  }
  for (const line of lines.slice(Math.max(0, at - 1), at + 1)) {
    if (line.key === '' || line.key !== line.text.trim()) continue;
    const end = line.start + line.indent.length + line.key.length;
    const edits = [{ span: span(end, end), newText: ':' }];
    const title = t('Insert a colon after `{name}`', { name: line.key });
    if (repairs(text, edits)) return [{ title, edits, preferred: true, safe: false }];
  }
  return [];
}

/** One step of indentation more for the lines of `place`. */
export function indented(text: string, place: Span): TextEdit[] {
  const from = text.lastIndexOf('\n', place.start - 1) + 1;
  return linesOf(text.slice(from, place.end)).map(({ start }) => ({
    span: span(from + start, from + start),
    newText: STEP,
  }));
}

interface Line {
  readonly start: number;
  readonly text: string;
  readonly indent: string;
  /** The word it begins with. */
  readonly key: string;
}

/** Lines that hold anything. */
function linesOf(text: string): readonly Line[] {
  return [...text.matchAll(/^([ \t]*)(?:- +)*([\w-]*)[^\r\n]*/gm)]
    .filter(([line]) => line.trim() !== '')
    .map(({ 0: line, 1: indent = '', 2: key = '', index }) => ({ start: index, text: line, indent, key }));
}

function repairs(text: string, edits: readonly TextEdit[]): boolean {
  if (edits.length === 0 || text.length > MAX_TEXT) return false;
  const { errors, tabs } = readYamlFile(applyEdits(text, edits));
  return errors.length === 0 && tabs.length === 0;
}
