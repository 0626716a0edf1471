/**
 * Reads of a changed YAML file only the neighbours that changed.
 *
 * Neighbours of one block collection that begin lines of their own can be read apart from the rest: what stands before
 * them has ended where the first one begins, and where they end, whatever is indented no further begins anew. That holds
 * for the lines as they were and as they are now; where it may not, the next larger run is tried, then the whole file.
 */
import type { Change } from '../text/change.ts';
import { detached } from '../text/detached.ts';
import { type Span, span } from '../text/span.ts';
import { withEntries } from './moved-yaml.ts';
import type { YamlError } from './py-yaml-errors.ts';
import { splicedYaml } from './spliced-yaml.ts';
import { readYamlFile, type YamlFile } from './yaml-file.ts';
import { placeOf, runsAround, type YamlRun } from './yaml-run.ts';
import {
  identityOf,
  isCollection,
  partsOf,
  type YamlCollection,
  type YamlEntry,
  type YamlValue,
} from './yaml-value.ts';

/** undefined where the whole text must be read. */
export function rereadYamlFile(file: YamlFile, before: string, text: string, change: Change): YamlFile | undefined {
  if (!file.isPlain || file.lost.length > 0) return undefined;
  const delta = text.length - before.length;
  for (const run of runsAround(before, file.root, fromLineStart(before, text, change))) {
    const { start, end } = run.region;
    // To read half of the file twice is to read it.
    if ((end - start) * 2 > before.length) return undefined;
    const source = detached(text.slice(start, end + delta));
    const isWhole = end === before.length || (source.endsWith('\n') && BORDER.test(lineAt(before, end)));
    if (!isWhole || !keepsColumn(source, run.column) || reachesFurther(file, run)) continue;
    if (!holdsErrors(file, run, before)) continue;
    const read = readRun(source, run);
    if (read && isApart(read, run)) return splicedYaml(file, run, read, delta);
  }
  return undefined;
}

/**
 * What changed in the text before. Whole lines that came or went begin where a line does, though the spaces before the next
 * line look the same.
 */
function fromLineStart(before: string, text: string, { before: was, after: now }: Change): Span {
  const isNew = was.start === was.end;
  if (!isNew && now.start !== now.end) return was;
  const lines = isNew ? text.slice(now.start, now.end) : before.slice(was.start, was.end);
  const above = before.slice(before.lastIndexOf('\n', was.start - 1) + 1, was.start);
  return was.start > 0 && lines.endsWith(above) ? span(was.start - above.length, was.end - above.length) : was;
}

/**
 * A line that begins a key or an item, with its end. Where a letter stands alone the library goes on with how far the
 * lines before were indented (yaml: src/parse/lexer.ts, parseLineStart).
 */
const BORDER = /^ *(?:-\s|[^\s#%:?\ufeff]\S)/;

function lineAt(text: string, start: number): string {
  return text.slice(start, text.indexOf('\n', start) + 1 || text.length);
}

/** The first line begins a key or an item at the column, and nothing but comments stands left of it. */
function keepsColumn(source: string, column: number): boolean {
  return source.split('\n').every((line, index) => {
    let indent = 0;
    while (line[indent] === ' ') indent++;
    if (column === 0 && /^(?:---|\.\.\.)/.test(line)) return false;
    return index === 0
      ? indent === column && BORDER.test(`${line}\n`)
      : indent >= column || /^[\r#]?$/.test(line.slice(indent, indent + 1));
  });
}

function reachesFurther({ marks, tabs }: YamlFile, { region: { start, end } }: YamlRun): boolean {
  const isInside = (offset: number): boolean => start <= offset && offset < end;
  return marks.some(isInside) || tabs.some((tab) => isInside(tab.start));
}

/** All that is wrong with the file is in the run, and ends there: what is wrong above may change what is below. */
function holdsErrors({ errors }: YamlFile, run: YamlRun, before: string): boolean {
  if (errors.length === 0) return true;
  const { start, end } = run.region;
  // What is wrong with the lines above may be told at the first character of these: only reading tells.
  const own = readRun(before.slice(start, end), run);
  const isSame = ({ span, detail }: YamlError, i: number): boolean =>
    span.start + start === errors[i]?.span.start && detail === errors[i].detail;
  return own !== undefined && own.errors.length === errors.length && own.errors.every(isSame);
}

/** The lines of a run, read alone; undefined where what is wrong with them may reach further than they do. */
function readRun(source: string, run: YamlRun): YamlFile | undefined {
  const read = run.isFollowed ? readBefore(readYamlFile(source + nextOf(run)), source, run) : readYamlFile(source);
  if (!read || (read.errors.length > 0 && !run.isFollowed && !endsClean(read))) return undefined;
  return read.errors.length > 0 && (isUnfinished(read.root, source) || leavesOpen(read.root, source))
    ? undefined
    : read;
}

/** Another one of the collection, as it may stand behind the run. */
function nextOf({ collection: { kind }, column }: YamlRun): string {
  return `${' '.repeat(column)}${kind === 'list' ? '- ab' : 'ab:'}\n`;
}

/** Without `nextOf`; undefined where that is not what it would be alone. */
function readBefore(read: YamlFile, source: string, { collection: { kind }, column }: YamlRun): YamlFile | undefined {
  const { root, errors } = read;
  if (!isCollection(root) || root.kind !== kind || root.flow) return undefined;
  const at = source.length + column + (kind === 'list' ? 2 : 0);
  if (placeOf(partsOf(root).at(-1))?.start !== at || errors.some(({ span }) => span.end >= source.length + column))
    return undefined;
  return { ...read, root: withoutLast(root) };
}

function withoutLast(collection: YamlCollection): YamlCollection | undefined {
  const { start } = collection.span;
  if (collection.kind === 'list') {
    const items = collection.items.slice(0, -1);
    const end = items.at(-1)?.span.end;
    return end === undefined ? undefined : { ...collection, items, span: span(start, end) };
  }
  const entries = collection.entries.slice(0, -1);
  const end = entries.at(-1)?.value.span.end;
  return end === undefined ? undefined : withEntries(collection, span(start, end), entries);
}

/**
 * The first line begins something that it does not tell: a key without its colon. How far that goes on depends on the lines
 * above (yaml: src/parse/lexer.ts, continueScalar).
 */
function isUnfinished(root: YamlValue | undefined, source: string): boolean {
  if (root?.kind !== 'mapping') return false;
  const key = root.entries[0]?.key;
  const lineEnd = source.indexOf('\n') < 0 ? source.length : source.indexOf('\n');
  return !key || key.span.end >= lineEnd || !/^ *:/.test(source.slice(key.span.end, lineEnd));
}

/** Nothing is wrong with the last of its items, nor behind it. */
function endsClean({ root, errors }: YamlFile): boolean {
  const lastStart = (isCollection(root) && placeOf(partsOf(root).at(-1))?.start) || 0;
  return errors.every(({ span }) => span.end < lastStart);
}

/**
 * Behind a bracket that is never closed the library has forgotten how far the lines are indented: what follows may become
 * part of anything before it (yaml: src/parse/lexer.ts, parseFlowCollection).
 */
function leavesOpen(value: YamlValue | undefined, text: string): boolean {
  if (!isCollection(value)) return false;
  if (value.flow && !/[\]}]/.test(text.charAt(value.span.end - 1))) return true;
  return value.kind === 'list'
    ? value.items.some((item) => leavesOpen(item, text))
    : value.entries.some((entry) => leavesOpen(entry.key, text) || leavesOpen(entry.value, text));
}

/** What was read can stand where the run stood, and says nothing about other places. */
function isApart(read: YamlFile, run: YamlRun): boolean {
  const { root, lost, marks, tabs } = read;
  const { collection, column } = run;
  if (lost.length > 0 || marks.length > 0 || tabs.length > 0) return false;
  if (!isCollection(root) || root.kind !== collection.kind || root.flow || root.span.start !== column) return false;
  if (root.kind === 'list' || collection.kind === 'list') return true;
  return keepsKeysApart(collection.entries, run, root.entries);
}

/** No key becomes one that another entry has already. */
function keepsKeysApart(entries: readonly YamlEntry[], { first, last }: YamlRun, now: readonly YamlEntry[]): boolean {
  const before = entries.slice(first, last + 1);
  const isSame =
    before.length === now.length && before.every((one, i) => identityOf(one) === identityOf(now[i] ?? one));
  if (isSame) return true;
  // What a key is called decides which of the merged entries count.
  if (entries.some(({ merged }) => merged)) return false;
  const others = new Set([...entries.slice(0, first), ...entries.slice(last + 1)].map(identityOf));
  return now.every((entry) => !others.has(identityOf(entry)));
}
