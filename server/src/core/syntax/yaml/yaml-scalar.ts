/**
 * Maps the value of a YAML scalar back to the characters of the document it was made from: quotes, escapes, folded and
 * chomped line breaks (YAML 1.1 chapters 5.6 and 9, which PyYAML implements; 1.2 reads these the same).
 */
import type { Scalar } from 'yaml';
import { MappedText, type MappedTextBuilder } from '../../text/mapped-text.ts';
import type { Span } from '../../text/span.ts';
import { type ScalarStyle, type YamlStyle, yamlStyle } from './scalar-style.ts';

export interface MappedScalar {
  readonly text: MappedText;
  readonly style: ScalarStyle;
  /** The scalar with its quotes or block header. */
  readonly span: Span;
}

/** A scalar in its document. */
interface PlacedScalar {
  readonly span: Span;
  readonly style: YamlStyle;
  /** Quotes removed, escapes decoded and lines folded, before type resolution: `yes` stays `yes`. */
  readonly written: string;
}

/** `document` is the text that was parsed. */
export function mapScalar(document: string, { span, style, written }: PlacedScalar): MappedScalar {
  const text = mapped(document, span, style);
  if (text.text === written) return { text, style, span };
  // The library decoded the scalar in a way that we do not follow (a broken escape, a stray indentation): take its
  // text, and map it as a whole.
  return { text: MappedText.builder().piece(written, span).build(span), style, span };
}

/** A node of the YAML library; undefined for one without a place. */
export function placedScalar({ range, type, value, source }: Scalar): PlacedScalar | undefined {
  const [start, end] = range ?? [];
  if (start === undefined || end === undefined) return undefined;
  const written = typeof value === 'string' ? value : (source ?? '');
  return { span: { start, end }, style: yamlStyle(type), written };
}

function mapped(document: string, span: Span, style: ScalarStyle): MappedText {
  const builder = MappedText.builder();
  if (style === 'folded' || style === 'literal') mapBlock(document, span, style, builder);
  else if (style === 'plain') mapFlow(document, span, builder, () => undefined);
  else {
    const closed = span.end - span.start >= 2 && document[span.end - 1] === document[span.start];
    const inner = { start: span.start + 1, end: closed ? span.end - 1 : span.end };
    mapFlow(document, inner, builder, style === 'single-quoted' ? singleQuotedEscape : doubleQuotedEscape);
    return builder.build(inner);
  }
  return builder.build(span);
}

/**
 * Reads the escape at `at`: the text it stands for and the characters it takes; undefined for an ordinary character.
 */
type ReadEscape = (document: string, at: number) => { readonly text: string; readonly length: number } | undefined;

const singleQuotedEscape: ReadEscape = (document, at) =>
  document.startsWith("''", at) ? { text: "'", length: 2 } : undefined;

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};
const HEX_ESCAPES: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

const doubleQuotedEscape: ReadEscape = (document, at) => {
  if (document[at] !== '\\') return undefined;
  const letter = document[at + 1] ?? '';
  if (letter === '\n' || letter === '\r') {
    // An escaped line break joins the lines without a space; the next line's indentation goes with it.
    const rest = /^\\\r?\n?[ \t]*/.exec(document.slice(at, at + 4096));
    return { text: '', length: rest?.[0].length ?? 2 };
  }
  const simple = SIMPLE_ESCAPES[letter];
  if (simple !== undefined) return { text: simple, length: 2 };
  const digits = HEX_ESCAPES[letter];
  if (digits === undefined) return undefined;
  const code = Number.parseInt(document.slice(at + 2, at + 2 + digits), 16);
  return code >= 0 && code <= 0x10ffff ? { text: String.fromCodePoint(code), length: 2 + digits } : undefined;
};

/** Plain and quoted scalars: white space around a line break goes, one break becomes a space, n + 1 breaks n. */
function mapFlow(document: string, span: Span, builder: MappedTextBuilder, readEscape: ReadEscape): void {
  let verbatimFrom = span.start;
  let at = span.start;
  const flush = (to: number): void => {
    if (to > verbatimFrom) builder.piece(document.slice(verbatimFrom, to), { start: verbatimFrom, end: to });
  };
  while (at < span.end) {
    const decoded = readEscape(document, at);
    if (decoded) {
      flush(at);
      builder.piece(decoded.text, { start: at, end: at + decoded.length });
      at += decoded.length;
      verbatimFrom = at;
      continue;
    }
    const code = document.charCodeAt(at);
    if (code !== 10 && code !== 13) {
      at++;
      continue;
    }
    let foldStart = at;
    while (foldStart > verbatimFrom && isBlank(document.charCodeAt(foldStart - 1))) foldStart--;
    let breaks = 0;
    while (at < span.end && (isBlank(document.charCodeAt(at)) || isBreak(document.charCodeAt(at)))) {
      if (isBreak(document.charCodeAt(at))) {
        breaks++;
        if (document.startsWith('\r\n', at)) at++;
      }
      at++;
    }
    flush(foldStart);
    builder.piece(breaks === 1 ? ' ' : '\n'.repeat(breaks - 1), { start: foldStart, end: at });
    verbatimFrom = at;
  }
  flush(Math.min(at, span.end));
}

/** Literal and folded block scalars, from their `|` or `>`. */
function mapBlock(document: string, span: Span, style: 'folded' | 'literal', builder: MappedTextBuilder): void {
  const header = /^[|>]([+-]?)([1-9]?)([+-]?)[^\r\n]*(?:\r\n|\r|\n|$)/.exec(document.slice(span.start, span.end));
  if (!header) return;
  const chomping = header[1] || header[3] || 'clip';
  const lines = linesOf(document, { start: span.start + header[0].length, end: span.end });
  const indent = indentOf(document, lines, span.start, Number(header[2] ?? 0));
  const contents = lines.map(({ start, end, next }) => ({ start: Math.min(start + indent, end), end, next }));
  while (contents.length > 0) {
    const last = contents.at(-1);
    if (!last || last.end > last.start) break;
    contents.pop();
  }
  const blankLines = lines.slice(contents.length).filter(({ end, next }) => next > end).length;
  contents.forEach((line, i) => {
    builder.piece(document.slice(line.start, line.end), { start: line.start, end: line.end });
    const next = contents[i + 1];
    if (!next) return;
    builder.piece(style === 'literal' ? '\n' : foldedBreak(document, contents, i), {
      start: line.end,
      end: next.start,
    });
  });
  const last = contents.at(-1);
  if (!last || chomping === '-') return;
  // At the end of a text without a line break the library adds one all the same.
  builder.piece('\n'.repeat(chomping === '+' ? 1 + blankLines : 1), { start: last.end, end: last.next });
}

/** The text that the line break after line `i` becomes. Breaks beside lines that start with white space are kept. */
function foldedBreak(document: string, lines: readonly Span[], i: number): string {
  const here = lines[i];
  const next = lines[i + 1];
  if (!here || !next) return '';
  const isEmpty = (line: Span): boolean => line.end === line.start;
  const isSpaced = (line: Span): boolean => !isEmpty(line) && isBlank(document.charCodeAt(line.start));
  if (isEmpty(here)) return '\n';
  let following = i + 1;
  while (following < lines.length - 1 && isEmpty(lines[following] ?? here)) following++;
  const content = lines[following] ?? next;
  if (isSpaced(here) || isSpaced(content)) return '\n';
  return isEmpty(next) ? '' : ' ';
}

interface Line extends Span {
  /** Where the next line starts. */
  readonly next: number;
}

function linesOf(document: string, span: Span): Line[] {
  const lines: Line[] = [];
  let start = span.start;
  while (start < span.end) {
    let end = start;
    while (end < span.end && !isBreak(document.charCodeAt(end))) end++;
    const next = document.startsWith('\r\n', end) ? end + 2 : Math.min(end + 1, span.end);
    lines.push({ start, end, next });
    start = next;
  }
  return lines;
}

/**
 * The indentation of a block scalar: that of its first line with content, or the parent's plus the number in the
 * header.
 */
function indentOf(document: string, lines: readonly Line[], scalarStart: number, explicit: number): number {
  const spaces = (line: Span): number => {
    let count = 0;
    while (line.start + count < line.end && document[line.start + count] === ' ') count++;
    return count;
  };
  if (explicit > 0) {
    let lineStart = scalarStart;
    while (lineStart > 0 && !isBreak(document.charCodeAt(lineStart - 1))) lineStart--;
    return spaces({ start: lineStart, end: scalarStart }) + explicit;
  }
  const first = lines.find((line) => spaces(line) < line.end - line.start);
  return first ? spaces(first) : Math.max(0, ...lines.map(spaces));
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

function isBreak(code: number): boolean {
  return code === 10 || code === 13;
}
