import type { YamlFile } from '../yaml-file.ts';
import { isCollection, partsOf, type YamlCollection } from '../yaml-value.ts';
import { withEntries, YamlMover } from './moved-yaml.ts';
import type { YamlRun } from './yaml-run.ts';

/** A run as it is now: a collection of its items alone, and their errors. */
export type RereadRun = Pick<YamlFile, 'root' | 'errors'>;

/**
 * The file after one run of it (`yaml-run.ts`) was read again. Everything behind the run moved by `delta` characters.
 * Neither the old nor the new lines of the run have marks or tabs.
 */
export function splicedYaml(file: YamlFile, run: YamlRun, now: RereadRun, delta: number): YamlFile {
  const { start, end } = run.region;
  const behind = new YamlMover(end, delta);
  const { root } = now;
  return {
    ...file,
    root: isCollection(file.root) && isCollection(root) ? splicedIn(file.root, run, 0, root, behind) : file.root,
    errors: [
      ...file.errors.filter((error) => error.span.end <= start),
      ...now.errors,
      ...file.errors
        .filter((error) => error.span.start >= end)
        .map((error) => ({ ...error, span: behind.span(error.span) })),
    ],
    tabs: file.tabs.map((tab) => behind.span(tab)),
    marks: file.marks.map((mark) => behind.offset(mark)),
  };
}

/** Replaces the run in the collection at `depth` on the path to it. */
function splicedIn(
  collection: YamlCollection,
  run: YamlRun,
  depth: number,
  now: YamlCollection,
  behind: YamlMover,
): YamlCollection {
  const index = run.path[depth];
  if (index === undefined) return replaced(collection, run, now, behind);
  const entry = collection.kind === 'mapping' ? collection.entries[index] : undefined;
  const value = collection.kind === 'list' ? collection.items[index] : entry?.value;
  if (!isCollection(value)) return collection;
  const inner = splicedIn(value, run, depth + 1, now, behind);
  const { span } = inner;
  const by: YamlCollection =
    collection.kind === 'list'
      ? { ...collection, span, items: [inner] }
      : { ...collection, span, entries: entry ? [{ ...entry, value: inner }] : [] };
  return replaced(collection, { first: index, last: index }, by, behind);
}

/** The items from `first` to `last` replaced by those of `by`. */
function replaced(
  collection: YamlCollection,
  { first, last }: Pick<YamlRun, 'first' | 'last'>,
  by: YamlCollection,
  behind: YamlMover,
): YamlCollection {
  const { start, end } = collection.span;
  const isLast = last === partsOf(collection).length - 1;
  const span = { start, end: isLast ? by.span.end : end + behind.delta };
  if (collection.kind === 'list') {
    const { items } = collection;
    const now = by.kind === 'list' ? by.items : [];
    const moved = items.slice(last + 1).map((item) => behind.value(item));
    return { ...collection, span, items: [...items.slice(0, first), ...now, ...moved], origin: {} };
  }
  const { entries } = collection;
  const now = by.kind === 'mapping' ? by.entries : [];
  // Merged entries come first, although they may be written behind the run.
  const kept = entries.slice(0, first).map((entry) => (entry.merged ? behind.entry(entry) : entry));
  const moved = entries.slice(last + 1).map((entry) => behind.entry(entry));
  return withEntries(collection, span, [...kept, ...now, ...moved]);
}
