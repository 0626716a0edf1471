import { behindLineFeed, unitOf } from '../../../../../server/src/core/logs/bytes/line-feed.ts';
import { markedEncoding } from '../../../../../server/src/core/logs/bytes/to-utf8.ts';
import { EncodedStream, inUtf8 } from '../encoded.ts';
import { type LogSource, type OlderLine, type SourceContext, SourceError, type SourceEvent } from '../source.ts';

/** A file that can only be read as a whole: of a repository that is on no disk, or of a browser's. */
export interface WholeFile {
  readonly name: string;
  /** Undefined when there is no such file. */
  stat(): Promise<FileState | undefined>;
  read(): Promise<Uint8Array>;
}

interface FileState {
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since the epoch. */
  readonly changed: number;
}

/** Milliseconds between two looks at a file. */
const LOOK_EVERY_MS = 1000;
const LARGEST_MEGABYTES = 200;
/** Bytes of older lines that are given at once. */
const OLDER_BYTES = 1024 * 1024;
/** Bytes before the end of what was read by which a file is known again. */
const COMPARED_BYTES = 256;

/**
 * Reads the last bytes of a file (all when `last` is undefined) and what is written behind them. `encoding`: as
 * `knownEncoding` has it; undefined for UTF-8, or what a byte order mark says.
 */
export function polledFileSource(file: WholeFile, last: number | undefined, encoding?: string): LogSource {
  const place: Place = {
    start: 0,
    end: undefined,
    before: new Uint8Array(0),
    encoding,
    text: new EncodedStream(encoding),
  };
  return {
    run: (context) =>
      file.name.endsWith('.gz') ? inUtf8(unpacked(file, place), encoding) : follow(file, last, place, context),
    older: () => older(file, place),
  };
}

/** How far was read, kept from one run to the next; offsets in bytes. */
interface Place {
  start: number;
  /** Undefined when nothing was read. */
  end: number | undefined;
  /** What stands before `end`. */
  before: Uint8Array;
  /** The encoding that the settings name for the file. */
  readonly encoding: string | undefined;
  text: EncodedStream;
}

/** With the whole file at hand. */
function encodingOf(bytes: Uint8Array, { encoding }: Place): string | undefined {
  return encoding ?? markedEncoding(bytes);
}

async function* follow(
  file: WholeFile,
  last: number | undefined,
  place: Place,
  context: SourceContext,
): AsyncGenerator<SourceEvent> {
  let known: FileState | undefined;
  for (let isFirst = true; !context.signal.aborted; isFirst = false) {
    const state = await file.stat();
    if (!state && isFirst) throw new SourceError({ kind: 'not-found', what: file.name });
    if (state && (state.size !== known?.size || state.changed !== known.changed)) {
      known = state;
      yield* news(await contentOf(file, state), last, place);
    }
    if (isFirst) yield { type: 'live' };
    await context.sleep(LOOK_EVERY_MS);
  }
}

/** What a file has more than it had; all of it when it begins anew. */
function* news(bytes: Uint8Array, last: number | undefined, place: Place): Generator<SourceEvent> {
  const encoding = encodingOf(bytes, place);
  if (place.end === undefined) {
    place.start = last === undefined || last >= bytes.length ? 0 : startNear(bytes, bytes.length - last, encoding);
    place.end = place.start;
    place.text = new EncodedStream(encoding);
  } else if (!isContinued(bytes, place, place.end)) {
    yield* place.text.end();
    place.text = new EncodedStream(encoding);
    place.start = 0;
    place.end = 0;
  }
  const fresh = bytes.subarray(place.end);
  place.end = bytes.length;
  place.before = bytes.slice(Math.max(0, bytes.length - COMPARED_BYTES));
  if (fresh.length > 0) yield* place.text.read(fresh);
}

/** Where the first whole line begins from a place on: it may be in the middle of one. */
function startNear(bytes: Uint8Array, wanted: number, encoding: string | undefined): number {
  const unit = unitOf(encoding);
  const from = Math.max(unit, wanted - (wanted % unit));
  const line = behindLineFeed(bytes.subarray(from - unit), encoding);
  return line < 0 ? from : from - unit + line;
}

function isContinued(bytes: Uint8Array, { before }: Place, end: number): boolean {
  if (bytes.length < end) return false;
  const start = end - before.length;
  return before.every((byte, at) => bytes[start + at] === byte);
}

async function* unpacked(file: WholeFile, place: Place): AsyncGenerator<SourceEvent> {
  if (place.end !== undefined) return;
  const state = await file.stat();
  if (!state) throw new SourceError({ kind: 'not-found', what: file.name });
  const content = new Blob([Uint8Array.from(await contentOf(file, state))]);
  const reader = content.stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read())
      yield { type: 'bytes', bytes: part.value, stream: '' };
  } catch (error) {
    throw new SourceError({ kind: 'unreachable', detail: error instanceof Error ? error.message : String(error) });
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  place.end = 0;
  yield { type: 'end', stream: '' };
}

/** The lines before the first one that was read; none where the file is another one now. */
async function older(file: WholeFile, place: Place): Promise<readonly OlderLine[]> {
  const { start, end } = place;
  const state = start > 0 ? await file.stat() : undefined;
  if (!state || end === undefined) return [];
  const bytes = await contentOf(file, state);
  if (!isContinued(bytes, place, end)) return [];
  const from = Math.max(0, start - OLDER_BYTES);
  const encoding = encodingOf(bytes, place);
  const line = behindLineFeed(bytes.subarray(from, start), encoding);
  const begin = from === 0 || line < 0 ? 0 : from + line;
  place.start = begin;
  const text = new TextDecoder(encoding).decode(bytes.subarray(begin, start)).replace(/\n$/, '');
  return text === '' ? [] : text.split('\n').map((line) => ({ stream: '', line }));
}

async function contentOf(file: WholeFile, { size }: FileState): Promise<Uint8Array> {
  if (size > LARGEST_MEGABYTES * 1024 * 1024)
    throw new SourceError({ kind: 'too-large', megabytes: LARGEST_MEGABYTES });
  return file.read();
}
