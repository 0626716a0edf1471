import type { Span } from '../../text/span.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import type { Dependency } from './dependency.ts';
import { parseDependency } from './dependency.ts';
import { lineBreakOf, lineEnd, lineStart } from './line-breaks.ts';
import { normalizeName } from './package-name.ts';
import { sortedPosition } from './sorted-position.ts';
import { entriesOf, readToml, type TomlFile, textOf } from './toml-file.ts';

/** Adds to `[project] dependencies`, else to poetry's table, else to the `[packages]` of a Pipfile. */
export function addToToml(text: string, dependency: string, parsed: Dependency): TextEdit[] {
  const toml = readToml(text);
  if (!toml) return [];
  const list = toml.get('project', 'dependencies');
  if (Array.isArray(list)) return addToArray(text, toml, list, dependency, parsed.name);
  const poetry = ['tool', 'poetry', 'dependencies'];
  return addToTable(text, toml, toml.get(...poetry) ? poetry : ['packages'], parsed);
}

function addToArray(text: string, toml: TomlFile, list: unknown[], dependency: string, name: string): TextEdit[] {
  const path = ['project', 'dependencies'];
  const array = toml.spanOf(path);
  const names = list.map((item) => parseDependency(textOf(item) ?? '')?.name ?? '');
  if (!array || names.some((other) => normalizeName(other) === normalizeName(name))) return [];
  const position = sortedPosition(names, name);
  const next = toml.spanOf([...path, 0]);
  const quote = next && text[next.start] === "'" ? "'" : '"';
  const item = `${quote}${dependency}${quote}`;
  if (!next) return [insert(array.start + 1, item)];
  const previous = toml.spanOf([...path, position]);
  if (previous) return afterItem(text, previous, item);
  const isAlone = text.slice(lineStart(text, next.start), next.start).trim() === '';
  return [insert(next.start, `${item},${isAlone ? lineBreakOf(text) + indentOf(text, next.start) : ' '}`)];
}

/** On a line of its own where the item before ends one, its comment left beside it. */
function afterItem(text: string, previous: Span, item: string): TextEdit[] {
  const end = lineEnd(text, previous.end);
  const [, comma] = /^[ \t]*(,?)[ \t]*(?:#.*)?$/.exec(text.slice(previous.end, end)) ?? [];
  const line = `${lineBreakOf(text)}${indentOf(text, previous.start)}${item}`;
  if (comma === undefined || end === text.length) return [insert(previous.end, `, ${item}`)];
  if (comma === ',') return [insert(end, `${line},`)];
  // If the line has no comma, the list ends here, or its comma is on a later line.
  return /^(?:\s|#.*)*,/.test(text.slice(end))
    ? [insert(previous.end, `, ${item}`)]
    : [insert(previous.end, ','), insert(end, line)];
}

function addToTable(text: string, toml: TomlFile, path: string[], parsed: Dependency): TextEdit[] {
  const all = entriesOf(toml.get(...path)).map(([name]) => ({ name, span: toml.spanOf([...path, name]) }));
  if (all.some(({ name }) => normalizeName(name) === normalizeName(parsed.name))) return [];
  // Only entries on lines of their own, not those of an inline table or of a table per package.
  if (toml.spanOf(path)) return [];
  const places = all.flatMap(({ name, span }) => (span ? [{ name, span }] : []));
  const packages = places.filter(({ name }) => name !== 'python');
  const previous =
    packages[
      sortedPosition(
        packages.map(({ name }) => name),
        parsed.name,
      )
    ] ?? places[0];
  const newLine = lineBreakOf(text);
  if (!previous) {
    const header = new RegExp(`^[ \\t]*\\[${path.join('\\.')}\\][ \\t]*(?:#.*)?`, 'm').exec(text);
    return header ? [insert(header.index + header[0].length, newLine + entry(parsed))] : [];
  }
  return [insert(lineEnd(text, previous.span.end), newLine + indentOf(text, previous.span.start) + entry(parsed))];
}

function entry({ name, extras, specifier }: Dependency): string {
  const version = `"${specifier || '*'}"`;
  const key = name.includes('.') ? `"${name}"` : name;
  if (extras.length === 0) return `${key} = ${version}`;
  return `${key} = { version = ${version}, extras = [${extras.map((extra) => `"${extra}"`).join(', ')}] }`;
}

function indentOf(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))?.[0] ?? '';
}

function insert(at: number, newText: string): TextEdit {
  return { span: { start: at, end: at }, newText };
}
