/** Reads the lines of a run (yaml-run.ts) without the rest of the file. */
import { span } from '../../../text/span.ts';
import { readYamlFile, type YamlFile } from '../yaml-file.ts';
import { isCollection, partsOf, type YamlCollection, type YamlValue } from '../yaml-value.ts';
import { withEntries } from './moved-yaml.ts';
import { placeOf, type YamlRun } from './yaml-run.ts';

/** The lines of a run, read alone; undefined when a mistake in them may affect more than these lines. */
export function readRun(source: string, run: YamlRun): YamlFile | undefined {
  const read = run.isFollowed ? readBefore(readYamlFile(source + nextOf(run)), source, run) : readYamlFile(source);
  if (!read || (read.errors.length > 0 && !run.isFollowed && !endsClean(read))) return undefined;
  return read.errors.length > 0 && (isUnfinished(read.root, source) || leavesOpen(read.root, source))
    ? undefined
    : read;
}

/** A stand-in for the next item or entry of the collection, as it may follow the run. */
function nextOf({ collection: { kind }, column }: YamlRun): string {
  return `${' '.repeat(column)}${kind === 'list' ? '- _ab_' : '_ab_:'}\n`;
}

/** The result without the stand-in of `nextOf`; undefined if the stand-in was not read as itself. */
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
 * True when the first line may begin something larger: a key without its colon. How far that continues depends on the
 * lines above (yaml: src/parse/lexer.ts, continueScalar).
 */
function isUnfinished(root: YamlValue | undefined, source: string): boolean {
  if (root?.kind !== 'mapping') return false;
  const key = root.entries[0]?.key;
  const lineEnd = source.indexOf('\n') < 0 ? source.length : source.indexOf('\n');
  return !key || key.span.end >= lineEnd || !/^ *:/.test(source.slice(key.span.end, lineEnd));
}

/** True when no error touches the last item or follows it. */
function endsClean({ root, errors }: YamlFile): boolean {
  const lastStart = (isCollection(root) && placeOf(partsOf(root).at(-1))?.start) || 0;
  return errors.every(({ span }) => span.end < lastStart);
}

/**
 * True when a bracket is never closed: the library then no longer knows the indentation, and what follows may become
 * part of anything before it (yaml: src/parse/lexer.ts, parseFlowCollection).
 */
export function leavesOpen(value: YamlValue | undefined, text: string): boolean {
  if (!isCollection(value)) return false;
  if (value.flow && !/[\]}]/.test(text.charAt(value.span.end - 1))) return true;
  return value.kind === 'list'
    ? value.items.some((item) => leavesOpen(item, text))
    : value.entries.some((entry) => leavesOpen(entry.key, text) || leavesOpen(entry.value, text));
}
