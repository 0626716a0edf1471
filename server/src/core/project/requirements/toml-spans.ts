/**
 * Where the values of a TOML text stand. smol-toml says what they are but not where; this scanner knows only as much of
 * TOML 1.0 as that needs, and is used on texts smol-toml has accepted.
 */
import type { Span } from '../../text/span.ts';

interface TomlSpan {
  readonly path: TomlPath;
  readonly span: Span;
}

/** Keys from the top; items of arrays and of arrays of tables by their index. */
export type TomlPath = readonly (string | number)[];

const SPACE = /(?:[ \t\r\n]|#[^\n]*)*/y;
const INLINE_SPACE = /[ \t]*/y;
const KEY = /"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[A-Za-z0-9_-]+/y;
const STRING = /"""(?:[^\\]|\\[\s\S])*?"""+|'''[\s\S]*?'''+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'/y;
const SCALAR = /[^,\]}#\n\r]+/y;

/** Every value, containers before their items. Stops quietly at what is no TOML. */
export function tomlSpans(text: string): readonly TomlSpan[] {
  const scanner = new TomlScanner(text);
  scanner.read();
  return scanner.found;
}

/** Whatever reads a part of the text goes on behind it, and returns false where that part is no TOML. */
class TomlScanner {
  readonly found: TomlSpan[] = [];
  readonly #text: string;
  #at = 0;
  /** The table that the last header has named. */
  #table: TomlPath = [];
  /** The index of the last table of each array of tables, by the path of the array as JSON. */
  readonly #lastIndex = new Map<string, number>();

  constructor(text: string) {
    this.#text = text;
  }

  read(): void {
    for (this.#match(SPACE); this.#at < this.#text.length; this.#match(SPACE)) {
      if (!(this.#isAt('[') ? this.#header() : this.#pair(this.#table))) return;
    }
  }

  #header(): boolean {
    const isOfArray = this.#take('[[');
    if (!isOfArray) this.#take('[');
    const keys = this.#key();
    if (!keys || !this.#take(isOfArray ? ']]' : ']')) return false;
    const table: (string | number)[] = [];
    for (const [i, name] of keys.entries()) {
      table.push(name);
      const id = JSON.stringify(table);
      if (isOfArray && i === keys.length - 1) this.#lastIndex.set(id, (this.#lastIndex.get(id) ?? -1) + 1);
      const index = this.#lastIndex.get(id);
      if (index !== undefined) table.push(index);
    }
    this.#table = table;
    return true;
  }

  #pair(place: TomlPath): boolean {
    const keys = this.#key();
    if (!keys || !this.#take('=')) return false;
    this.#match(INLINE_SPACE);
    return this.#value([...place, ...keys]);
  }

  /** The parts of a key with dots. */
  #key(): string[] | undefined {
    const keys: string[] = [];
    do {
      this.#match(INLINE_SPACE);
      const part = this.#match(KEY);
      if (part === undefined) return undefined;
      keys.push(/^["']/.test(part) ? unquote(part) : part);
      this.#match(INLINE_SPACE);
    } while (this.#take('.'));
    return keys;
  }

  #value(path: TomlPath): boolean {
    const start = this.#at;
    const slot = this.found.push({ path, span: { start, end: start } }) - 1;
    const isWhole = this.#array(path) ?? this.#inlineTable(path) ?? this.#scalar();
    const end = start + this.#text.slice(start, this.#at).trimEnd().length;
    this.found[slot] = { path, span: { start, end } };
    return isWhole;
  }

  /** Undefined where none begins. */
  #array(path: TomlPath): boolean | undefined {
    if (!this.#take('[')) return undefined;
    let index = 0;
    return this.#items(']', () => this.#value([...path, index++]));
  }

  /** Undefined where none begins. */
  #inlineTable(path: TomlPath): boolean | undefined {
    return this.#take('{') ? this.#items('}', () => this.#pair(path)) : undefined;
  }

  #items(close: string, item: () => boolean): boolean {
    for (;;) {
      this.#match(SPACE);
      if (this.#take(close)) return true;
      if (!item()) return false;
      this.#match(SPACE);
      this.#take(',');
    }
  }

  #scalar(): boolean {
    return (this.#match(STRING) ?? this.#match(SCALAR)) !== undefined;
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const matched = pattern.exec(this.#text)?.[0];
    this.#at += matched?.length ?? 0;
    return matched;
  }

  #isAt(text: string): boolean {
    return this.#text.startsWith(text, this.#at);
  }

  #take(text: string): boolean {
    const isThere = this.#isAt(text);
    if (isThere) this.#at += text.length;
    return isThere;
  }
}

function unquote(key: string): string {
  if (key.startsWith("'")) return key.slice(1, -1);
  try {
    return String(JSON.parse(key));
  } catch {
    return key.slice(1, -1);
  }
}
