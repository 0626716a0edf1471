/**
 * After a change, reads only a few lines of a YAML file again.
 *
 * A run is some neighbouring items of one block collection, each of which begins on its own line. It can be read without the rest of the
 * file: what stands before the first item ends there, and the next item, indented like it, starts anew. That has to hold for the lines
 * before the change and after it. Where it may not hold, the next larger run is tried, in the end the whole file.
 */
import type { Change } from '../../../text/change.ts';
import { detached } from '../../../text/detached.ts';
import { type Span, span } from '../../../text/span.ts';
import type { YamlError } from '../yaml-error.ts';
import type { YamlFile } from '../yaml-file.ts';
import {
  identityOf,
  isCollection,
  partsOf,
  type YamlCollection,
  type YamlEntry,
  type YamlValue,
} from '../yaml-value.ts';
import { YamlMover } from './moved-yaml.ts';
import { leavesOpen, readRun } from './read-run.ts';
import { retypedScalar } from './retyped-scalar.ts';
import { type RereadRun, splicedYaml } from './spliced-yaml.ts';
import { runsAround, type YamlRun } from './yaml-run.ts';

/** undefined if the whole text must be read again. */
export function rereadYamlFile(file: YamlFile, before: string, text: string, change: Change): YamlFile | undefined {
  if (!file.isPlain || file.lost.length > 0) return undefined;
  const delta = text.length - before.length;
  for (const run of runsAround(before, file.root, fromLineStart(before, text, change))) {
    const retyped = retypedIn(file, run, before, text, change);
    if (retyped) return splicedYaml(file, run, { root: retyped, errors: [] }, delta);
    const { start, end } = run.region;
    // Checking and reading so much costs as much as reading the file.
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

/** For a run of one item whose value is still a plain scalar after the change: the collection with only this item. */
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

/** Moves what was read of a run alone to its place in the text. */
function placedIn({ region: { start } }: YamlRun, { root, errors }: YamlFile): RereadRun {
  const inside = new YamlMover(0, start);
  return {
    root: root && inside.value(root),
    errors: errors.map((error) => ({ ...error, span: inside.span(error.span) })),
  };
}

/**
 * The part of the text before that was changed. When whole lines were inserted or removed, the indentation of the next line may look
 * like part of the change; then it is moved back to the start of a line.
 */
function fromLineStart(before: string, text: string, { before: was, after: now }: Change): Span {
  const isNew = was.start === was.end;
  if (!isNew && now.start !== now.end) return was;
  const lines = isNew ? text.slice(now.start, now.end) : before.slice(was.start, was.end);
  const above = before.slice(before.lastIndexOf('\n', was.start - 1) + 1, was.start);
  return was.start > 0 && lines.endsWith(above) ? span(was.start - above.length, was.end - above.length) : was;
}

/**
 * A line that begins a key or an item, including its end. Not for a single character: the library then keeps the indentation of the
 * lines before (yaml: src/parse/lexer.ts, parseLineStart).
 */
const BORDER = /^ *(?:-\s|[^\s#%:?\ufeff]\S)/;

function lineAt(text: string, start: number): string {
  return text.slice(start, text.indexOf('\n', start) + 1 || text.length);
}

/** Whether the first line begins a key or an item at the column, and nothing but comments stands left of it. */
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

/** Whether the run has anchors, aliases, tags or tabs, whose effect is not limited to it. */
function reachesFurther({ marks, tabs }: YamlFile, { region: { start, end } }: YamlRun): boolean {
  const isInside = (offset: number): boolean => start <= offset && offset < end;
  return marks.some(isInside) || tabs.some((tab) => isInside(tab.start));
}

/**
 * Whether errors and the run do not affect each other: reading the run alone gives the same errors in it, and if there are others, the same
 * items, with no bracket left open in the file.
 */
function holdsErrors(file: YamlFile, run: YamlRun, before: string): boolean {
  const { errors, root } = file;
  if (errors.length === 0) return true;
  const { start, end } = run.region;
  // An error of the lines above may be reported at the first character of the run, so it has to be read to know.
  const own = readRun(before.slice(start, end), run);
  if (!own) return false;
  const here = errors.filter((error) => error.span.end > start && error.span.start < end);
  const isSame = ({ span, detail }: YamlError, i: number): boolean =>
    span.start + start === here[i]?.span.start && detail === here[i].detail;
  if (own.errors.length !== here.length || !own.errors.every(isSame)) return false;
  return here.length === errors.length || (isSameAlone(run, own) && !leavesOpen(root, before));
}

/** Whether the items of the run are the same in the file and when it is read alone. */
function isSameAlone({ collection, first, last, region: { start } }: YamlRun, { root }: YamlFile): boolean {
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

/** Whether what was read can take the place of the run, and does not affect other places. */
function isApart(read: YamlFile, run: YamlRun): boolean {
  const { root, lost, marks, tabs } = read;
  const { collection, column } = run;
  if (lost.length > 0 || marks.length > 0 || tabs.length > 0) return false;
  if (!isCollection(root) || root.kind !== collection.kind || root.flow || root.span.start !== column) return false;
  if (root.kind === 'list' || collection.kind === 'list') return true;
  return keepsKeysApart(collection.entries, run, root.entries);
}

/** Whether no key becomes the same as that of another entry. */
function keepsKeysApart(entries: readonly YamlEntry[], { first, last }: YamlRun, now: readonly YamlEntry[]): boolean {
  const before = entries.slice(first, last + 1);
  const isSame =
    before.length === now.length && before.every((one, i) => identityOf(one) === identityOf(now[i] ?? one));
  if (isSame) return true;
  // A new key may override a merged entry.
  if (entries.some(({ merged }) => merged)) return false;
  const others = new Set([...entries.slice(0, first), ...entries.slice(last + 1)].map(identityOf));
  return now.every((entry) => !others.has(identityOf(entry)));
}
