import { stat } from 'node:fs/promises';
import { childContext } from '../child-context.ts';
import { Merger } from '../merger.ts';
import { failureOf, type LogSource, type SourceContext, SourceError, type SourceEvent } from '../source.ts';
import { fileSource, type ReadableFile } from './file.ts';
import { isPattern, matchingFiles } from './matching-files.ts';
import { packedSource } from './packed-file.ts';
import { RotatedCopies } from './rotated-copies.ts';

interface FilesTail {
  /** A path in which `*`, `?` and `**` stand for names; files that end in `.gz` are unpacked. */
  readonly pattern: string;
  /** Bytes of each file to begin with; undefined reads it whole. */
  readonly last: number | undefined;
  readonly once?: boolean;
  /** As `knownEncoding` has it; undefined for UTF-8, or what a byte order mark says. */
  readonly encoding?: string | undefined;
}

interface NewFile {
  readonly type: 'file';
  readonly path: string;
  /** The same for the same file, whatever its name. */
  readonly id: string;
  /** It is read from its beginning. */
  readonly isWhole: boolean;
}

const LOOK_EVERY_MS = 1000;

/** One file or all files of a pattern, also those that come later. Each is a stream of its own. */
export function filesSource(tail: FilesTail): LogSource {
  return isPattern(tail.pattern) || tail.pattern.endsWith('.gz')
    ? several(tail)
    : fileSource({ path: tail.pattern, last: tail.last, once: tail.once, encoding: tail.encoding });
}

function several(tail: FilesTail): LogSource {
  /** By the identity of the file. */
  const sources = new Map<string, Named>();
  return {
    run: (context) => run(tail, sources, context),
    older: async (edge, signal) => {
      const parts = [...sources.values()].map(async ({ name, source }) =>
        ((await source.older?.(edge, signal)) ?? []).map(({ line }) => ({ stream: name, line })),
      );
      return (await Promise.all(parts)).flat();
    },
  };
}

interface Named {
  /** The name that it had when it was found: its lines are a stream of that name. */
  readonly name: string;
  readonly source: ReadableFile;
  /** It has another name now. */
  renamed(path: string): void;
}

function namedFile(name: string, tail: FilesTail): Named {
  const { once, last, encoding } = tail;
  const file = { path: name, last, once, encoding, leave: true };
  const source = name.endsWith('.gz') ? packedSource(file) : fileSource(file);
  return {
    name,
    source,
    renamed: (path) => {
      file.path = path;
    },
  };
}

async function* run(tail: FilesTail, sources: Map<string, Named>, outer: SourceContext): AsyncGenerator<SourceEvent> {
  const { context, end } = childContext(outer);
  const merger = new Merger<SourceEvent | NewFile>(end);
  const seen: Seen = {
    known: new Set(),
    read: new Set(),
    copies: new RotatedCopies(),
    isPattern: isPattern(tail.pattern),
  };
  merger.add(look(tail, seen, context));
  for await (const event of merger) {
    if (event.type === 'file') {
      // The same file as in an earlier run goes on where it was.
      const known = sources.get(event.id);
      const before = (await known?.source.isAt(event.path).catch(() => false)) ? known : undefined;
      before?.renamed(event.path);
      const file = before ?? namedFile(event.path, tail);
      // Half a line at the end of a file that had the name before is no part of a line of this one.
      if (!before && newest(sources, event.path)) yield { type: 'end', stream: event.path };
      sources.delete(event.id);
      sources.set(event.id, file);
      const hasStream = (): boolean => newest(sources, file.name)?.source === file.source;
      merger.add(reading(event, { ...file, isWhole: !before && event.isWhole, hasStream }, seen, context));
    } else yield event;
  }
}

/** Of the files that were found under a name the last one. */
function newest(sources: ReadonlyMap<string, Named>, name: string): Named | undefined {
  return [...sources.values()].findLast((one) => one.name === name);
}

interface Seen {
  /** The identities of files that were found. */
  readonly known: Set<string>;
  /** Those that are being read. */
  readonly read: Set<string>;
  readonly copies: RotatedCopies;
  /** There may be several files, and others later. */
  readonly isPattern: boolean;
}

async function* reading(
  { id, path }: NewFile,
  file: Named & { readonly isWhole: boolean; readonly hasStream: () => boolean },
  { isPattern, read, copies }: Seen,
  context: SourceContext,
): AsyncGenerator<SourceEvent> {
  read.add(id);
  try {
    for await (const event of named(
      file.name,
      copies.watching({ path, isWhole: file.isWhole }, file.source.run(context)),
    )) {
      // The stream goes on with another file.
      if (event.type !== 'end' || file.hasStream()) yield event;
    }
  } catch (error) {
    // One file that cannot be read, or only in part, does not keep the others from being read.
    if (!isPattern) throw error;
    context.log(`${path}: ${JSON.stringify(failureOf(error))}`);
    yield { type: 'end', stream: file.name };
  } finally {
    read.delete(id);
  }
}

/** Finds files again and again. A rotated file has a new name, or was copied or packed: it is not read again. */
async function* look(
  tail: FilesTail,
  { known, read, copies, isPattern }: Seen,
  context: SourceContext,
): AsyncGenerator<SourceEvent | NewFile> {
  const growing = new Map<string, bigint>();
  let found = false;
  while (!context.signal.aborted) {
    const paths = await matchingFiles(tail.pattern);
    const fresh: NewFile[] = [];
    const there = new Set<string>();
    for (const path of paths) {
      const state = await stat(path, { bigint: true }).catch(() => undefined);
      if (!state) continue;
      const id = `${state.dev} ${state.ino}`;
      there.add(id);
      if (known.has(id)) continue;
      // A file that is being packed is not whole yet.
      if (found && path.endsWith('.gz') && growing.get(id) !== state.size) {
        growing.set(id, state.size);
        continue;
      }
      known.add(id);
      // What is there at first is read whatever it is: nothing of it was read yet.
      if (found && (await copies.has(path))) continue;
      fresh.push({ type: 'file', path, id, isWhole: tail.last === undefined || state.size <= tail.last });
    }
    yield* fresh;
    // The number of a file that is gone is given to another one.
    for (const id of [...known]) if (!there.has(id) && !read.has(id)) known.delete(id);
    found ||= fresh.length > 0;
    for (const path of paths) await copies.note(path);
    if (!found) throw new SourceError({ kind: 'not-found', what: tail.pattern });
    yield { type: 'live' };
    if (tail.once || !isPattern) return;
    await context.sleep(LOOK_EVERY_MS);
  }
}

async function* named(path: string, events: AsyncIterable<SourceEvent>): AsyncGenerator<SourceEvent> {
  for await (const event of events)
    if (event.type === 'bytes' || event.type === 'end' || event.type === 'progress') yield { ...event, stream: path };
    else if (event.type === 'limit') yield event;
}
