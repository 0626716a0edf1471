import { isRecord } from '../../text/is-record.ts';

/** The longest text that is read as JSON: docker cuts at 16 KiB, containerd at 16 KiB, a record of a program is shorter. */
const MAX_JSON = 256 * 1024;

export type JsonObject = Readonly<Record<string, unknown>>;

/** The object in `text`, or its first members if the text was cut; undefined if it is no object. */
export function readObject(text: string): JsonObject | undefined {
  if (text.length > MAX_JSON) return cutObject(text.slice(0, MAX_JSON));
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return cutObject(text);
  }
}

const KEY = /\s*"((?:[^"\\]|\\.){0,100})"\s*:\s*/y;
/** A number as JSON has it: what only looks like one (`007`, `1.2.3`) ends the members. */
const SCALAR = /(-?(?:0|[1-9]\d{0,30})(?:\.\d{1,30})?(?:[eE][+-]?\d{1,5})?|true|false|null)(?=\s*[,}])/y;
const COMMA = /\s*,/y;

/** Members that are texts or scalars, up to the first that is not, or where the text is cut. */
function cutObject(text: string): JsonObject | undefined {
  const members: Record<string, unknown> = {};
  let at = 1;
  let found = 0;
  const next = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) at = pattern.lastIndex;
    return match?.[1] ?? match?.[0];
  };
  for (;;) {
    const key = next(KEY);
    if (key === undefined) break;
    if (text[at] === '"') {
      const end = stringEnd(text, at + 1);
      members[key] = unescapeJson(text.slice(at + 1, end));
      at = end + 1;
    } else {
      const scalar = next(SCALAR);
      if (scalar === undefined) break;
      members[key] = JSON.parse(scalar);
    }
    found++;
    if (next(COMMA) === undefined) break;
  }
  return found > 0 ? members : undefined;
}

/** Where the quote stands that ends a JSON string, or the end of a text that is cut. */
function stringEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return Math.min(at, text.length);
}

/** The text of a JSON string whose end may be missing. */
function unescapeJson(inner: string): string {
  try {
    return JSON.parse(`"${inner.replace(/\\(?:u[0-9a-fA-F]{0,3})?$/, '')}"`);
  } catch {
    return inner;
  }
}
