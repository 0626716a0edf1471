import { type PythonValue, str, typed } from './python-value.ts';

/** What a literal begins with: `rb`, and its quotes. */
export function literalStart(text: string): { readonly prefix: string; readonly mark: string } {
  const [, prefix = '', mark = ''] = /^([a-zA-Z]*)("""|'''|"|')/.exec(text) ?? [];
  return { prefix, mark };
}

/** By the character behind the backslash. */
const SIMPLE: Readonly<Record<string, string>> = {
  '\n': '',
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
  const { prefix, mark } = literalStart(text);
  const body = text.slice(prefix.length + mark.length, text.length - mark.length).replace(/\r\n?/g, '\n');
  const isBytes = /b/i.test(prefix);
  const value = /r/i.test(prefix) ? body : decode(body, isBytes);
  if (value === undefined) return typed('str');
  return isBytes ? { kind: 'bytes', value } : str(value);
}

const ESCAPE = /\\(?:[\n\\'"abfnrtv]|[0-7]{1,3}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|N\{[^}]*\}|[xuU])/g;

/** Undefined where a name (`\N{BULLET}`) would have to be looked up, or an escape is broken. */
export function decode(body: string, isBytes: boolean): string | undefined {
  let readable = true;
  const text = body.replace(ESCAPE, (written) => {
    const simple = SIMPLE[written.charAt(1)];
    if (simple !== undefined) return simple;
    if (/^\\[0-7]/.test(written)) return String.fromCharCode(Number.parseInt(written.slice(1), 8));
    const code = Number.parseInt(written.slice(2), 16);
    if (/^\\x./.test(written)) return String.fromCharCode(code);
    if (isBytes) return written;
    if (code <= 0x10ffff) return String.fromCodePoint(code);
    readable = false;
    return '';
  });
  return readable ? text : undefined;
}
