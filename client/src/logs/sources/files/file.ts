import { behindLineFeed } from '../../../../../server/src/core/logs/bytes/line-feed.ts';
import {
  failureOf,
  type LogSource,
  type OlderLine,
  type SourceContext,
  SourceError,
  type SourceEvent,
} from '../source.ts';
import {
  CHUNK_BYTES,
  encodingOf,
  type FilePlace,
  FileReader,
  hasName,
  identityOf,
  openFile,
  readAt,
  successor,
} from './file-reader.ts';

interface FileTail {
  /** Another one may be given from one run to the next: the same file may have been renamed. */
  readonly path: string;
  /** Bytes before the end at which reading starts; undefined reads from the start. */
  readonly last?: number | undefined;
  /** Ends at the end of the file instead of waiting for more. */
  readonly once?: boolean | undefined;
  /** Ends some time after another file has taken the name, instead of going on with that one. */
  readonly leave?: boolean | undefined;
  /** As `knownEncoding` has it; undefined for UTF-8, or what a byte order mark says. */
  readonly encoding?: string | undefined;
}

/** From so many bytes on, the user is told that reading the present content takes a while. */
const MUCH_TO_READ_BYTES = 1024 * 1024;
/** Between two looks at the file. Polling is what works on every file system, also on network ones. */
const POLL_EVERY_MS = 250;
/** A file that has lost its name is read on for so long after its last line. */
const FAREWELL_MS = 10_000;

/** A file that can tell whether it is meant: the number of one that was deleted is given to another. */
export interface ReadableFile extends LogSource {
  /** What has the name is the file that was read, with all that was read of it. */
  isAt(path: string): Promise<boolean>;
}

/**
 * Follows a file by name, as `tail -F` does: through rename and create (logrotate's default), copy and truncate
 * (`copytruncate`), deletion and return. After a rotation the rest of the old file is read before the new one.
 */
export function fileSource(tail: FileTail): ReadableFile {
  const place: Place = { file: undefined, start: undefined };
  return {
    run: (context) => run(tail, place, context),
    older: () => older(tail, place),
    isAt: (path) => isAt(path, tail, place),
  };
}

/** How far was read, kept from one run to the next. */
interface Place {
  file: FilePlace | undefined;
  /** Where the oldest line that was read begins. */
  start: { readonly identity: string; readonly position: number } | undefined;
}

/** The lines before the first one that was read; none where another file has the name now. */
async function older({ path, encoding: told }: FileTail, place: Place): Promise<readonly OlderLine[]> {
  const { start } = place;
  const file = start && start.position > 0 ? await openFile(path) : undefined;
  if (!start || !file) return [];
  try {
    if ((await identityOf(file)) !== start.identity) return [];
    const from = Math.max(0, start.position - CHUNK_BYTES);
    const bytes = await readAt(file, from, start.position - from);
    // The first line may be a part of one only, unless the file begins there.
    const encoding = told ?? (await encodingOf(file));
    const begin = from === 0 ? 0 : Math.max(0, behindLineFeed(bytes, encoding));
    place.start = { ...start, position: from + begin };
    const text = new TextDecoder(encoding).decode(bytes.subarray(begin)).replace(/\n$/, '');
    return text === '' ? [] : text.split('\n').map((line) => ({ stream: '', line }));
  } finally {
    await file.close();
  }
}

async function isAt(path: string, { encoding }: FileTail, { file: before }: Place): Promise<boolean> {
  const file = await openFile(path);
  if (!file) return false;
  const reader = await FileReader.of(file, encoding);
  try {
    return (await reader.resume(before)) && (await reader.next()) !== 'truncated';
  } finally {
    await file.close();
  }
}

async function* run(tail: FileTail, place: Place, context: SourceContext): AsyncGenerator<SourceEvent> {
  const first = await openFile(tail.path).catch(refused);
  if (!first) throw new SourceError({ kind: 'not-found', what: tail.path });
  const following = new Following(tail, await FileReader.of(first, tail.encoding), context);
  try {
    const { reader } = following;
    if (!(await reader.resume(place.file))) {
      // Half a line at the end of another file that was read is no part of a line of this one.
      if (place.file) yield* place.file.text.end();
      await reader.startNear(tail.last);
      const { identity, position } = await reader.place();
      place.start = { identity, position };
    }
    yield { type: 'live' };
    yield* following.events();
  } finally {
    place.file = await following.reader.place();
    await following.reader.file.close();
  }
}

/** Reads on in the file that has the name, and then in another one that has taken it. */
class Following {
  readonly #tail: FileTail;
  readonly #context: SourceContext;
  #quietSince: number;

  constructor(
    tail: FileTail,
    public reader: FileReader,
    context: SourceContext,
  ) {
    this.#tail = tail;
    this.#context = context;
    this.#quietSince = context.now();
  }

  async *events(): AsyncGenerator<SourceEvent> {
    const catchingUp = new CatchingUp(await this.reader.left());
    while (!this.#context.signal.aborted) {
      const chunk = await this.reader.next();
      if (chunk === 'truncated') {
        yield* this.reader.text.end();
        await this.reader.begin(this.#tail.encoding);
      } else if (chunk) {
        this.#quietSince = this.#context.now();
        yield* this.reader.text.read(chunk);
        yield* catchingUp.note(chunk.length);
      } else if (await this.#isOver()) {
        yield* this.reader.text.end();
        return;
      } else yield* this.#afterAll();
    }
  }

  /** Nothing more is waited for. */
  async #isOver(): Promise<boolean> {
    const { once, leave, path } = this.#tail;
    if (once) return true;
    return leave === true && this.#isQuiet && !(await hasName(this.reader.file, path));
  }

  get #isQuiet(): boolean {
    return this.#context.now() - this.#quietSince > FAREWELL_MS;
  }

  /** All that is there was read: goes on with another file, or waits for more. */
  async *#afterAll(): AsyncGenerator<SourceEvent> {
    const { reader } = this;
    const tail = this.#tail;
    const next = tail.leave ? undefined : await successor(tail.path, reader.file);
    if (!next) {
      await this.#context.sleep(POLL_EVERY_MS);
      return;
    }
    // More may have been written between the last read and the rename.
    for (let rest = await reader.next(); rest instanceof Uint8Array; rest = await reader.next()) {
      yield* reader.text.read(rest);
    }
    yield* reader.text.end();
    this.reader = await FileReader.of(next, tail.encoding);
    await reader.file.close();
  }
}

/** Before the first line somebody has to do something about it; a file that takes the name later is waited for. */
function refused(error: unknown): never {
  const failure = failureOf(error);
  if (failure.kind !== 'unreachable' || !failure.detail.startsWith('EACCES')) throw error;
  throw new SourceError({ kind: 'forbidden', detail: failure.detail });
}

/** How far what was there at the beginning is read. */
class CatchingUp {
  readonly #total: number;
  #read = 0;

  constructor(total: number) {
    this.#total = total;
  }

  *note(bytes: number): Generator<SourceEvent> {
    if (this.#total < MUCH_TO_READ_BYTES || this.#read >= this.#total) return;
    this.#read += bytes;
    const read = this.#read;
    const total = this.#total;
    yield { type: 'progress', stream: '', progress: read < total ? { read, total } : undefined };
  }
}
