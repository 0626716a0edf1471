/**
 * Reads of a changed YAML file only the neighbours that changed.
 *
 * Neighbours of one block collection that begin lines of their own can be read apart from the rest: what stands before
 * them has ended where the first one begins, and where they end, whatever is indented no further begins anew. That holds
 * for the lines as they were and as they are now; where it may not, the next larger run is tried, then the whole file.
 */
import type { Change } from '../../text/change.ts';
import { detached } from '../../text/detached.ts';
import { type Span, span } from '../../text/span.ts';
import { YamlMover } from './moved-yaml.ts';
import { retypedScalar } from './retyped-scalar.ts';
import { type RereadRun, splicedYaml } from './spliced-yaml.ts';
import type { YamlError } from './yaml-error.ts';
import type { YamlFile } from './yaml-file.ts';
import { runsAround, type YamlRun } from './yaml-run.ts';
import { leavesOpen, readRun } from './yaml-run-reading.ts';
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
    const retyped = retypedIn(file, run, before, text, change);
    if (retyped) return splicedYaml(file, run, { root: retyped, errors: [] }, delta);
    const { start, end } = run.region;
    // To read half of the file twice is to read it.
    if ((end - start) * 2 > before.length) return undefined;
    const source = detached(text.slice(start, end + delta));
    const isWhole = end === before.length || (source.endsWith('\n') && BORDER.test(lineAt(before, end)));
    if (!isWhole || !keepsColumn(source, run.column) || reachesFurther(file, run)) continue;
    if (!holdsErrors(file, run, before)) continue;
    const read = readRun(source, run);
    if (read && isApart(read, run)) return splicedYaml(file, run, placedIn(run, read), delta);
  }
  return undefined;
}

/** The collection of a run of one part, with that part alone, where the change leaves its value a plain scalar. */
function retypedIn(
  file: YamlFile,
  run: YamlRun,
  before: string,
  text: string,
  change: Change,
): YamlCollection | undefined {
  const { collection, first, last } = run;
  if (first !== last || file.errors.length > 0 || reachesFurther(file, run)) return undefined;
  const { start } = collection.span;
  if (collection.kind === 'list') {
    const item = retypedScalar(collection.items[first], before, text, change);
    return item && { ...collection, span: span(start, item.span.end), items: [item] };
  }
  const entry = collection.entries[first];
  const value = entry && retypedScalar(entry.value, before, text, change);
  return value && { ...collection, span: span(start, value.span.end), entries: [{ ...entry, value }] };
}

/** What was read of a run alone, where it stands in the text. */
function placedIn({ region: { start } }: YamlRun, { root, errors }: YamlFile): RereadRun {
  const inside = new YamlMover(0, start);
  return {
    root: root && inside.value(root),
    errors: errors.map((error) => ({ ...error, span: inside.span(error.span) })),
  };
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

/**
 * What is wrong with the run ends there. What is wrong with other lines has let the run be what it is alone, and no bracket is
 * open: then it goes on being so.
 */
function holdsErrors(file: YamlFile, run: YamlRun, before: string): boolean {
  const { errors, root } = file;
  if (errors.length === 0) return true;
  const { start, end } = run.region;
  // What is wrong with the lines above may be told at the first character of these: only reading tells.
  const own = readRun(before.slice(start, end), run);
  if (!own) return false;
  const here = errors.filter((error) => error.span.end > start && error.span.start < end);
  const isSame = ({ span, detail }: YamlError, i: number): boolean =>
    span.start + start === here[i]?.span.start && detail === here[i].detail;
  if (own.errors.length !== here.length || !own.errors.every(isSame)) return false;
  return here.length === errors.length || (isWritten(run, own) && !leavesOpen(root, before));
}

/** The run is in its file what it is alone. */
function isWritten({ collection, first, last, region: { start } }: YamlRun, { root }: YamlFile): boolean {
  if (!isCollection(root)) return false;
  const own = partsOf(root);
  const there = partsOf(collection).slice(first, last + 1);
  return own.length === there.length && own.every((part, i) => isMoved(part, there[i], start));
}

type Part = YamlValue | YamlEntry;

function isMoved(part: Part, other: Part | undefined, by: number): boolean {
  if (!other) return false;
  if ('key' in part) return 'key' in other && isMoved(part.key, other.key, by) && isMoved(part.value, other.value, by);
  if ('key' in other || part.kind !== other.kind) return false;
  const isSameSpan = part.span.start + by === other.span.start && part.span.end + by === other.span.end;
  if (!isCollection(part) || !isCollection(other)) return isSameSpan;
  const others = partsOf(other);
  const parts = partsOf(part);
  return isSameSpan && parts.length === others.length && parts.every((one, i) => isMoved(one, others[i], by));
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
