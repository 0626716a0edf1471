import { isKnown } from '../../syntax/shell/ast.ts';
import type { Span } from '../../text/span.ts';
import type { AccessLogAtom, FindAtom } from './atom.ts';

/** One `%` of an access log format; spans count from the start of the format. */
export type FormatPart =
  | {
      readonly kind: 'atom';
      readonly span: Span;
      /** The name between the parentheses. */
      readonly name: string;
      readonly nameSpan: Span;
      readonly conversion: string;
      /** The atom of that name; undefined if there is none: the server then writes a hyphen. */
      readonly atom: AccessLogAtom | undefined;
    }
  /** `%%`. */
  | { readonly kind: 'percent'; readonly span: Span }
  /** Known only when the command runs. */
  | { readonly kind: 'unreadable'; readonly span: Span }
  /** `%s` without a name: all atoms at once. */
  | { readonly kind: 'everything'; readonly span: Span }
  /** Python raises: the server writes a traceback instead of every line. */
  | { readonly kind: 'broken'; readonly span: Span; readonly why: BrokenPart };

export type BrokenPart =
  | 'unclosed-name'
  | 'incomplete'
  | 'unknown-conversion'
  | 'number-expected'
  | 'name-missing'
  | 'star';

const DIRECTIVE = /[-+ #0]*(\*|\d*)(?:\.(?:\*|\d*))?[hlL]?/y;
const NUMBERS = 'diouxXeEfFgGc';

/** Reads the format as `format % atoms` does (CPython Objects/unicodeobject.c PyUnicode_Format, with a mapping). */
export function parseAccessLogFormat(format: string, find: FindAtom): readonly FormatPart[] {
  const parts: FormatPart[] = [];
  let at = format.indexOf('%');
  while (at >= 0) {
    const part = readPart(format, at, find);
    // There is only one argument, which the first conversion other than `%%` takes.
    const isTooLate = part.kind === 'everything' && parts.some(({ kind }) => kind !== 'percent');
    if (part.kind === 'broken' && !isKnown(format.slice(part.span.start, part.span.end + 1))) {
      parts.push({ kind: 'unreadable', span: part.span });
    } else parts.push(isTooLate ? { kind: 'broken', span: part.span, why: 'name-missing' } : part);
    at = format.indexOf('%', part.span.end);
  }
  return parts;
}

function readPart(format: string, start: number, find: FindAtom): FormatPart {
  const broken = (end: number, why: BrokenPart): FormatPart => ({ kind: 'broken', span: { start, end }, why });
  if (format[start + 1] === '%') return { kind: 'percent', span: { start, end: start + 2 } };
  let at = start + 1;
  let nameSpan: Span | undefined;
  if (format[at] === '(') {
    const close = closingParenthesis(format, at);
    if (close === undefined) return broken(format.length, 'unclosed-name');
    nameSpan = { start: at + 1, end: close };
    at = close + 1;
  }
  DIRECTIVE.lastIndex = at;
  const directive = DIRECTIVE.exec(format)?.[0] ?? '';
  at += directive.length;
  const conversion = format[at];
  if (conversion === undefined) return broken(format.length, 'incomplete');
  const span = { start, end: at + 1 };
  // Apache's `%h`: Python takes `h` for a length modifier, and the next character for the conversion.
  if (!`sra${NUMBERS}`.includes(conversion)) return broken(/\w/.test(conversion) ? span.end : at, 'unknown-conversion');
  if (directive.includes('*')) return broken(span.end, 'star');
  if (!nameSpan) {
    return NUMBERS.includes(conversion) ? broken(span.end, 'number-expected') : { kind: 'everything', span };
  }
  const name = format.slice(nameSpan.start, nameSpan.end);
  const atom = find(name);
  // The hyphen that stands for a missing value is one character, as `c` requires.
  const isHyphen = conversion === 'c' && (!atom || atom.name === 'l' || atom.name === 'u');
  const isText = !atom?.isNumber && !isHyphen && isKnown(name);
  if (NUMBERS.includes(conversion) && isText) return broken(span.end, 'number-expected');
  return { kind: 'atom', span, name, nameSpan, conversion, atom };
}

/** Nested parentheses are counted. */
function closingParenthesis(format: string, open: number): number | undefined {
  let depth = 0;
  for (let at = open; at < format.length; at++) {
    if (format[at] === '(') depth++;
    else if (format[at] === ')' && --depth === 0) return at;
  }
  return undefined;
}
