/**
 * Reads of a changed YAML file only the neighbours that changed.
 *
 * Neighbours of one block collection that begin lines of their own can be read apart from the rest: what stands before
 * them has ended where the first one begins, and where they end, whatever is indented no further begins anew. That holds
 * for the lines as they were and as they are now; where it may not, the next larger run is tried, then the whole file.
 */
import type { Change } from '../text/change.ts';
import { detached } from '../text/detached.ts';
import type { YamlError } from './py-yaml-errors.ts';
import { splicedYaml } from './spliced-yaml.ts';
import { readYamlFile, type YamlFile } from './yaml-file.ts';
import { placeOf, runsAround, type YamlRun } from './yaml-run.ts';
import { identityOf, isCollection, partsOf, type YamlEntry, type YamlValue } from './yaml-value.ts';

/** undefined where the whole text must be read. */
export function rereadYamlFile(file: YamlFile, before: string, text: string, change: Change): YamlFile | undefined {
  if (!file.isPlain || file.lost.length > 0) return undefined;
  const delta = text.length - before.length;
  for (const run of runsAround(before, file.root, change.before)) {
    const { start, end } = run.region;
    // To read half of the file twice is to read it.
    if ((end - start) * 2 > before.length) return undefined;
    const source = detached(text.slice(start, end + delta));
    const isWhole = end === before.length || (source.endsWith('\n') && BORDER.test(lineAt(before, end)));
    if (!isWhole || !keepsColumn(source, run.column) || reachesFurther(file, run)) continue;
    if (!holdsErrors(file, run, before)) continue;
    const read = readYamlFile(source);
    if (read.errors.length > 0 && leavesOpen(read.root, source)) return undefined;
    if (isApart(read, run)) return splicedYaml(file, run, read, delta);
  }
  return undefined;
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
function holdsErrors({ errors }: YamlFile, { region: { start, end } }: YamlRun, before: string): boolean {
  if (errors.length === 0) return true;
  // What is wrong with the lines above may be told at the first character of these: only reading tells.
  const source = before.slice(start, end);
  const own = readYamlFile(source);
  const isSame = ({ span, detail }: YamlError, i: number): boolean =>
    span.start + start === errors[i]?.span.start && detail === errors[i].detail;
  return (
    own.errors.length === errors.length && own.errors.every(isSame) && endsClean(own) && !leavesOpen(own.root, source)
  );
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
  if (!endsClean(read)) return false;
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
