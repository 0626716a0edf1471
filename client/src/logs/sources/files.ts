import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { createGunzip } from 'node:zlib';
import { childContext } from './child-context.ts';
import { fileSource } from './file.ts';
import { Merger } from './merger.ts';
import { type LogSource, type SourceContext, SourceError, type SourceEvent } from './source.ts';

export interface FilesTail {
  /** A path in which `*`, `?` and `**` stand for names; files that end in `.gz` are unpacked. */
  readonly pattern: string;
  /** Bytes of each file to begin with; undefined reads it whole. */
  readonly last: number | undefined;
  readonly once?: boolean;
}

interface NewFile {
  readonly type: 'file';
  readonly path: string;
  /** The same for the same file, whatever its name. */
  readonly id: string;
}

const lookEvery = 1000;

/** One file or all files of a pattern, also those that come later. Each is a stream of its own. */
export function filesSource(tail: FilesTail): LogSource {
  return /[*?]/.test(tail.pattern) || tail.pattern.endsWith('.gz')
    ? several(tail)
    : fileSource({ path: tail.pattern, last: tail.last, once: tail.once });
}

function several(tail: FilesTail): LogSource {
  const sources = new Map<string, LogSource>();
  return { run: (context) => run(tail, sources, context) };
}

async function* run(
  tail: FilesTail,
  sources: Map<string, LogSource>,
  outer: SourceContext,
): AsyncGenerator<SourceEvent> {
  const { context, end } = childContext(outer);
  const merger = new Merger<SourceEvent | NewFile>(end);
  merger.add(look(tail, context));
  for await (const event of merger) {
    if (event.type === 'file') {
      // The same file as in an earlier run goes on where it was.
      const source = sources.get(event.id) ?? read(event.path, tail);
      sources.set(event.id, source);
      merger.add(named(event.path, source.run(context)));
    } else yield event;
  }
}

/** Finds files again and again. A rotated file has a new name, but it is the same file: it is not read again. */
async function* look(tail: FilesTail, context: SourceContext): AsyncGenerator<SourceEvent | NewFile> {
  const known = new Set<string>();
  let found = false;
  while (!context.signal.aborted) {
    for (const path of await matching(tail.pattern)) {
      const id = await stat(path, { bigint: true }).then(
        ({ dev, ino }) => `${dev} ${ino}`,
        () => undefined,
      );
      if (id === undefined || known.has(id)) continue;
      known.add(id);
      yield { type: 'file', path, id };
      found = true;
    }
    if (!found) throw new SourceError({ kind: 'not-found', what: tail.pattern });
    yield { type: 'live' };
    if (tail.once || !/[*?]/.test(tail.pattern)) return;
    await context.sleep(lookEvery);
  }
}

async function* named(path: string, events: AsyncIterable<SourceEvent>): AsyncGenerator<SourceEvent> {
  for await (const event of events)
    if (event.type === 'bytes' || event.type === 'end') yield { ...event, stream: path };
}

function read(path: string, { last, once }: FilesTail): LogSource {
  if (!path.endsWith('.gz')) return fileSource({ path, last, once, leave: true });
  let isRead = false;
  return {
    async *run() {
      if (isRead) return;
      yield* unpacked(path);
      isRead = true;
    },
  };
}

async function* unpacked(path: string): AsyncGenerator<SourceEvent> {
  const file = createReadStream(path);
  const unzip = file.pipe(createGunzip());
  file.once('error', (error) => unzip.destroy(error));
  try {
    for await (const bytes of unzip) yield { type: 'bytes', bytes, stream: path };
  } catch (error) {
    throw new SourceError({ kind: 'unreachable', detail: error instanceof Error ? error.message : String(error) });
  }
  yield { type: 'end', stream: path };
}

/** The files that a pattern names, oldest first: so rotated ones are read in order. */
async function matching(pattern: string): Promise<readonly string[]> {
  const start = pattern.search(/[*?]/);
  const base = start < 0 ? dirname(pattern) : pattern.slice(0, pattern.lastIndexOf(sep, start) + 1) || '.';
  const test = globPattern(pattern);
  const deep = pattern.includes('**') || pattern.slice(start < 0 ? pattern.length : start).includes(sep);
  const entries = await readdir(base, { withFileTypes: true, recursive: deep }).catch(() => []);
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const dated = await Promise.all(
    paths.filter((path) => test.test(path)).map(async (path) => ({ path, time: (await stat(path)).mtimeMs })),
  );
  return dated.sort((a, b) => a.time - b.time).map(({ path }) => path);
}

function globPattern(pattern: string): RegExp {
  const source = join(pattern)
    .split(/(\*\*[\\/]?|\*|\?)/)
    .map((piece) => {
      if (piece.startsWith('**')) return '(?:.*[\\\\/])?';
      if (piece === '*') return '[^\\\\/]*';
      return piece === '?' ? '[^\\\\/]' : piece.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    })
    .join('');
  return new RegExp(`^${source}$`);
}
