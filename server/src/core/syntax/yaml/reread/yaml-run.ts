import { type Span, span } from '../../../text/span.ts';
import { isCollection, partsOf, type YamlCollection, type YamlEntry, type YamlValue } from '../yaml-value.ts';

/** A run: neighbouring items (or entries) of one block collection, each of which begins a line of its own. */
export interface YamlRun {
  /** The indexes of the items on the path from the root to the collection. */
  readonly path: readonly number[];
  readonly collection: YamlCollection;
  /** Index of the first item or entry of the run. */
  readonly first: number;
  readonly last: number;
  /** Spaces before each of them. */
  readonly column: number;
  /**
   * From the line of the first item up to the line of the next item behind the run, or to whatever follows the
   * collection.
   */
  readonly region: Span;
  /** True when another item of the collection follows the run. */
  readonly isFollowed: boolean;
}

/**
 * The runs that contain `part` of the text, the smallest first. Each is followed by the run that also includes the
 * neighbour before it (a line that begins no item yet may belong to the one above), and then by the one that also
 * includes the neighbour behind it.
 */
export function* runsAround(text: string, root: YamlValue | undefined, part: Span): Iterable<YamlRun> {
  const found: { readonly place: RunPlace; readonly run: YamlRun }[] = [];
  const path: number[] = [];
  let end = text.length;
  let value = root;
  // A node with an anchor may occur elsewhere in the tree as well.
  while (isCollection(value) && !value.flow && !value.shared) {
    const place = { collection: value, path: [...path], end };
    const run = runIn(text, place, part);
    if (!run) break;
    found.push({ place, run });
    if (run.first !== run.last) break;
    path.push(run.first);
    end = run.region.end;
    value = value.kind === 'list' ? value.items[run.first] : value.entries[run.first]?.value;
  }
  for (const { place, run } of found.reverse()) {
    yield run;
    const before = { first: Math.max(0, run.first - 1), last: run.last };
    const around = { first: before.first, last: run.last + 1 };
    for (const least of [before, around]) {
      const larger = runIn(text, place, part, least);
      if (larger) yield larger;
    }
  }
}

/** A collection with the way to it. `end`: the end of its lines. */
interface RunPlace extends Pick<YamlRun, 'collection' | 'path'> {
  readonly end: number;
}

/** `least`: the items that the run must contain. */
function runIn(
  text: string,
  { collection, path, end }: RunPlace,
  part: Span,
  least: Pick<YamlRun, 'first' | 'last'> = { first: Number.POSITIVE_INFINITY, last: 0 },
): YamlRun | undefined {
  const parts = partsOf(collection);
  if (least.last >= parts.length) return undefined;
  let first = Math.min(least.first, lastBefore(parts, part.start));
  let line = lineOf(text, parts[first]);
  while (first >= 0 && !(line && line.start <= part.start)) line = lineOf(text, parts[--first]);
  if (!line) return undefined;
  const { start, column } = line;
  for (let last = Math.max(first, least.last); last < parts.length; last++) {
    const isFollowed = last + 1 < parts.length;
    const next = isFollowed ? lineOf(text, parts[last + 1]) : { start: end, column };
    if (next && next.column === column && next.start >= part.end)
      return { path, collection, first, last, column, region: span(start, next.start), isFollowed };
  }
  return undefined;
}

type Part = YamlValue | YamlEntry;

/** Where an item is written, or the key of an entry. */
export function placeOf(part: Part | undefined): Span | undefined {
  return part && nodeOf(part).span;
}

/** The index of the last part that begins at `offset` or before; -1 for none. */
function lastBefore(parts: readonly Part[], offset: number): number {
  let low = 0;
  let high = parts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const part = parts[middle];
    // Merged entries come first, and are written elsewhere.
    if (part && (isMerged(part) || nodeOf(part).span.start <= offset)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function isMerged(part: Part): boolean {
  return 'merged' in part && part.merged;
}

function nodeOf(part: Part): YamlValue {
  return 'key' in part ? part.key : part;
}

/** The line whose first content is `part`; undefined if it begins no line, or is written elsewhere. */
function lineOf(text: string, part: Part | undefined): { readonly start: number; readonly column: number } | undefined {
  if (!part || isMerged(part) || nodeOf(part).shared) return undefined;
  // A list as a key is a mistake: what was meant may have been the value of the key before.
  if ('key' in part && part.key.kind !== 'scalar') return undefined;
  const at = nodeOf(part).span.start;
  const start = at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
  const found = ('key' in part ? /^( *)$/ : /^( *)- *$/).exec(text.slice(start, at));
  return found?.[1] === undefined ? undefined : { start, column: found[1].length };
}
