import { type PythonValue, str, typed } from './python-value.ts';

const SIMPLE: Readonly<Record<string, string>> = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** Value of a string or bytes literal as written, prefix and quotes included (Python reference, 2.4.1). */
export function stringLiteral(text: string): PythonValue {
  const [, prefix = '', mark = ''] = /^([a-zA-Z]*)("""|'''|"|')/.exec(text) ?? [];
  const body = text.slice(prefix.length + mark.length, text.length - mark.length).replace(/\r\n?/g, '\n');
  const isBytes = /b/i.test(prefix);
  const value = /r/i.test(prefix) ? body : decode(body, isBytes);
  if (value === undefined) return typed('str');
  return isBytes ? { kind: 'bytes', value } : str(value);
}

const ESCAPE =
  /\\(?:(\n)|([\\'"abfnrtv])|([0-7]{1,3})|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(N\{[^}]*\}|[xuU]))/g;

/** Undefined where a name (`\N{BULLET}`) would have to be looked up, or an escape is broken. */
export function decode(body: string, isBytes: boolean): string | undefined {
  let readable = true;
  const text = body.replace(ESCAPE, (whole, newline, simple, octal, hex, short, long, other) => {
    if (newline !== undefined) return '';
    if (simple !== undefined) return SIMPLE[simple] ?? whole;
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    if (isBytes) return whole;
    const code = Number.parseInt(short ?? long ?? '', 16);
    if (other !== undefined || code > 0x10ffff) {
      readable = false;
      return '';
    }
    return String.fromCodePoint(code);
  });
  return readable ? text : undefined;
}
