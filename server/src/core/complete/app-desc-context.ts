/** Where a caret stands in block YAML that may be half written, told by indentation alone. */

export interface YamlContext {
  readonly offset: number;
  /** The keys above, from the top of the file; items of lists have none. For a value, its own key is the last one. */
  readonly path: readonly string[];
  readonly role: 'key' | 'value';
  /** What is written of the key or value before the caret. */
  readonly prefix: string;
  /** The other keys of the same mapping. */
  readonly siblings: readonly string[];
}

interface Line {
  /** Column of the key: dashes of list items count as indentation. */
  readonly column: number;
  /** Columns of the dashes before it. */
  readonly dashes: readonly number[];
  readonly key: string | undefined;
  readonly isBlank: boolean;
}

/** Without quotes the name ends with no blank: were blanks of the name also blanks behind it, a long run of them would cost its square. */
const KEY =
  /^(?:(['"])(?<quoted>[^\s'"#:{}[\],&*!|>][^'"#:]*)\1[ \t]*|(?<plain>[^\s'"#:{}[\],&*!|>][^'"#:]*)):(?=[ \t]|$)/;

function nameIn(key: RegExpExecArray | null): string | undefined {
  return key?.groups?.['quoted'] ?? key?.groups?.['plain']?.trimEnd();
}

/** undefined inside a comment, a quoted or a flow value, and where a key cannot begin. */
export function contextAt(text: string, offset: number): YamlContext | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const written = text.slice(start, offset);
  if (/^\s*#|\s#/.test(written)) return undefined;
  const body = /^((?:[ ]|- +|-$)*)(.*)$/s.exec(written);
  const indent = body?.[1] ?? '';
  const content = body?.[2] ?? '';
  const here = readLine(written);
  const value = KEY.exec(content);
  const parents = pathTo(linesAbove(text, start), here.column, here.dashes);
  if (value) {
    const prefix = content.slice(value[0].length).replace(/^[ \t]+/, '');
    if (/[\s'"{[|>&*]/.test(prefix)) return undefined;
    return { offset, path: [...parents, nameIn(value) ?? ''], role: 'value', prefix, siblings: [] };
  }
  if (!/^[\w-]*$/.test(content) || /\t/.test(indent)) return undefined;
  return { offset, path: parents, role: 'key', prefix: content, siblings: siblingsOf(text, start, offset, here) };
}

function readLine(text: string): Line {
  let column = 0;
  const dashes: number[] = [];
  let rest = text;
  for (let match = /^( *)(- +|-$)?/.exec(rest); match && match[0] !== ''; match = /^( *)(- +|-$)?/.exec(rest)) {
    if (match[2]) dashes.push(column + (match[1]?.length ?? 0));
    column += match[0].length;
    rest = rest.slice(match[0].length);
  }
  return { column, dashes, key: nameIn(KEY.exec(rest)), isBlank: /^\s*(?:#|$)/.test(rest) && dashes.length === 0 };
}

/** The nearest first. */
function* linesAbove(text: string, start: number): Iterable<string> {
  for (let end = start - 1; end >= 0; ) {
    const from = end === 0 ? 0 : text.lastIndexOf('\n', end - 1) + 1;
    yield text.slice(from, text[end - 1] === '\r' ? end - 1 : end);
    end = from - 1;
  }
}

function* linesBelow(text: string, offset: number): Iterable<string> {
  for (let next = text.indexOf('\n', offset); next >= 0; ) {
    const from = next + 1;
    next = text.indexOf('\n', from);
    const end = next < 0 ? text.length : next;
    yield text.slice(from, text[end - 1] === '\r' ? end - 1 : end);
  }
}

/** Spaces before the first other character: no key and no dash of the line stands further left. */
function indentOf(text: string): number {
  let indent = 0;
  while (text.charCodeAt(indent) === 32) indent++;
  return indent;
}

function pathTo(above: Iterable<string>, column: number, dashes: readonly number[]): string[] {
  const path: string[] = [];
  // An item of a list may stand as far left as the key that holds the list.
  let limit = dashes[0] ?? column;
  let atDash = dashes.length > 0;
  for (const text of above) {
    // Most lines of a long file are deeper, and need no closer look.
    if (indentOf(text) > limit) continue;
    const line = readLine(text);
    if (line.isBlank) continue;
    const isParent =
      line.key !== undefined && (line.column < limit || (atDash && line.column === limit && line.dashes.length === 0));
    if (isParent && line.key !== undefined) {
      path.unshift(line.key);
      limit = line.dashes[0] ?? line.column;
      atDash = line.dashes.length > 0;
    } else if (line.dashes.some((dash) => dash < limit)) {
      limit = Math.min(...line.dashes);
      atDash = true;
    }
    if (limit === 0 && !atDash) break;
  }
  return path;
}

function siblingsOf(text: string, start: number, offset: number, here: Line): string[] {
  const keys: string[] = [];
  const collect = (lines: Iterable<string>, upwards: boolean): void => {
    for (const text of lines) {
      if (indentOf(text) > here.column) continue;
      const line = readLine(text);
      if (line.isBlank) continue;
      if (line.column < here.column) return;
      const startsItem = line.dashes.length > 0;
      // Downwards a dash begins another item; upwards it is the first line of this one.
      if (!upwards && startsItem && line.column <= here.column) return;
      if (line.column === here.column && line.key !== undefined) keys.push(line.key);
      if (upwards && startsItem && line.column <= here.column) return;
    }
  };
  if (here.dashes.length === 0) collect(linesAbove(text, start), true);
  collect(linesBelow(text, offset), false);
  return keys;
}
