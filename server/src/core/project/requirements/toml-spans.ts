/**
 * Where the values of a TOML text stand. smol-toml says what they are but not where; this scanner knows only as much of
 * TOML 1.0 as that needs, and is used on texts smol-toml has accepted.
 */
import type { Span } from '../../text/span.ts';

export interface TomlSpan {
  /** Keys from the top; items of arrays and of arrays of tables by their index. */
  readonly path: readonly (string | number)[];
  readonly span: Span;
}

const SPACE = /(?:[ \t\r\n]|#[^\n]*)*/y;
const INLINE_SPACE = /[ \t]*/y;
const KEY = /"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[A-Za-z0-9_-]+/y;
const STRING = /"""(?:[^\\]|\\[\s\S])*?"""+|'''[\s\S]*?'''+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'/y;
const SCALAR = /[^,\]}#\n\r]+/y;

/** Every value, containers before their items. Stops quietly at what is no TOML. */
export function tomlSpans(text: string): TomlSpan[] {
  const found: TomlSpan[] = [];
  const counts = new Map<string, number>();
  let at = 0;
  let table: (string | number)[] = [];

  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const text_ = pattern.exec(text)?.[0];
    at += text_?.length ?? 0;
    return text_;
  };
  const key = (): string[] | undefined => {
    const keys: string[] = [];
    do {
      match(INLINE_SPACE);
      const part = match(KEY);
      if (part === undefined) return undefined;
      keys.push(/^["']/.test(part) ? unquote(part) : part);
      match(INLINE_SPACE);
    } while (text[at] === '.' && at++ >= 0);
    return keys;
  };
  const value = (path: readonly (string | number)[]): boolean => {
    const start = at;
    const slot = found.push({ path, span: { start, end: start } }) - 1;
    const open = text[at];
    const done = open === '[' || open === '{' ? container(open, path) : (match(STRING) ?? match(SCALAR)) !== undefined;
    const end = start + text.slice(start, at).trimEnd().length;
    found[slot] = { path, span: { start, end } };
    return done;
  };
  const container = (open: '[' | '{', path: readonly (string | number)[]): boolean => {
    at++;
    for (let index = 0; ; index++) {
      match(SPACE);
      if (text[at] === (open === '[' ? ']' : '}')) {
        at++;
        return true;
      }
      if (!(open === '[' ? value([...path, index]) : pair(path))) return false;
      match(SPACE);
      if (text[at] === ',') at++;
    }
  };
  const pair = (path: readonly (string | number)[]): boolean => {
    const keys = key();
    if (!keys || text[at] !== '=') return false;
    at++;
    match(INLINE_SPACE);
    return value([...path, ...keys]);
  };
  const header = (): boolean => {
    const double = text.startsWith('[[', at);
    at += double ? 2 : 1;
    const keys = key();
    if (!keys || !text.startsWith(double ? ']]' : ']', at)) return false;
    at += double ? 2 : 1;
    table = [];
    for (const [i, name] of keys.entries()) {
      table.push(name);
      const id = JSON.stringify(table);
      const last = i === keys.length - 1;
      if (double && last) counts.set(id, (counts.get(id) ?? -1) + 1);
      const index = counts.get(id);
      if (index !== undefined) table.push(index);
    }
    return true;
  };

  for (match(SPACE); at < text.length; match(SPACE)) {
    if (!(text[at] === '[' ? header() : pair(table))) break;
  }
  return found;
}

function unquote(key: string): string {
  if (key.startsWith("'")) return key.slice(1, -1);
  try {
    return String(JSON.parse(key));
  } catch {
    return key.slice(1, -1);
  }
}
