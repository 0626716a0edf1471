import { isKnown } from '../../syntax/shell/ast.ts';
import type { Span } from '../../text/span.ts';
import { type AccessLogAtom, describeAtom } from './access-log-atoms.ts';

/** One `%` of an access log format; spans count from the start of the format. */
export type FormatPart =
  | {
      readonly kind: 'atom';
      readonly span: Span;
      /** Between the parentheses. */
      readonly name: string;
      readonly nameSpan: Span;
      readonly conversion: string;
      /** undefined: no such atom, a hyphen is written. */
      readonly atom: AccessLogAtom | undefined;
    }
  | { readonly kind: 'percent'; readonly span: Span }
  /** `%s` without a name: all atoms at once. */
  | { readonly kind: 'everything'; readonly span: Span }
  /** Python raises: gunicorn writes a traceback instead of every line. */
  | { readonly kind: 'broken'; readonly span: Span; readonly why: BrokenPart };

export type BrokenPart =
  | 'unclosed-name'
  | 'incomplete'
  | 'unknown-conversion'
  | 'number-expected'
  | 'too-many-nameless'
  | 'star';

const DIRECTIVE = /[-+ #0]*(\*|\d*)(?:\.(?:\*|\d*))?[hlL]?/y;
const NUMBERS = 'diouxXeEfFgGc';

/** Reads the format as `format % atoms` does (CPython Objects/unicodeobject.c PyUnicode_Format, with a mapping). */
export function parseAccessLogFormat(format: string, version: string | undefined): readonly FormatPart[] {
  const parts: FormatPart[] = [];
  let at = format.indexOf('%');
  while (at >= 0) {
    const part = readPart(format, at, version);
    const isSecond = part.kind === 'everything' && parts.some(({ kind }) => kind === 'everything');
    parts.push(isSecond ? { kind: 'broken', span: part.span, why: 'too-many-nameless' } : part);
    at = format.indexOf('%', part.span.end);
  }
  return parts;
}

function readPart(format: string, start: number, version: string | undefined): FormatPart {
  const broken = (end: number, why: BrokenPart): FormatPart => ({ kind: 'broken', span: { start, end }, why });
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
  if (conversion === '%') return { kind: 'percent', span };
  if (!`sra${NUMBERS}`.includes(conversion)) return broken(span.end, 'unknown-conversion');
  if (directive.includes('*')) return broken(span.end, 'star');
  if (!nameSpan)
    return NUMBERS.includes(conversion) ? broken(span.end, 'number-expected') : { kind: 'everything', span };
  const name = format.slice(nameSpan.start, nameSpan.end);
  const atom = describeAtom(name, version);
  if (NUMBERS.includes(conversion) && !atom?.isNumber && isKnown(name)) return broken(span.end, 'number-expected');
  return { kind: 'atom', span, name, nameSpan, conversion, atom };
}

/** Parentheses inside a name count. */
function closingParenthesis(format: string, open: number): number | undefined {
  let depth = 0;
  for (let at = open; at < format.length; at++) {
    if (format[at] === '(') depth++;
    else if (format[at] === ')' && --depth === 0) return at;
  }
  return undefined;
}
