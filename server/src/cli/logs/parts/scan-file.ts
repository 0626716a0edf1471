import { closeSync, openSync, readSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import type { ScanEngine } from '../../../core/logs/scan-engine.ts';
import { PartReader, type ScannedPart } from '../../../core/logs/stream/parts/part-reader.ts';
import type { StreamState } from '../../../core/logs/stream/stream-state.ts';
import { optimizeLess } from '../optimize-less.ts';
import { type LineWriter, lineWriter } from '../reports/line-writer.ts';
import { type Stretch, scanChunk } from '../stretch.ts';
import { type FilePart, filePartsOf } from './file-parts.ts';
import { type PartOptions, PartScanner } from './part-scanner.ts';
import { PartWorkers } from './part-workers.ts';

interface ScanFileOptions {
  /** Besides this one. */
  readonly threads: number;
  /** Some of them that were started already. */
  readonly ahead?: readonly Worker[];
  readonly part: PartOptions;
  readonly signal: AbortSignal;
  readonly partBytes?: number;
  readonly headBytes?: number;
  /** The script of the threads, where it is not beside this one. */
  readonly script?: string | URL;
}

const PART_BYTES = 4 << 20;
/** The first bytes of a file are read here, so many at a time, until they have told the zone of its times. */
const HEAD_BYTES = 1 << 16;

/**
 * Scans a file with several threads, this one among them: each takes the next part that nobody has, and the engine gets
 * them in order, so that all comes out as if one had read the file. Ends without the stream: the caller calls `end`.
 */
export async function* scanFile(
  path: string,
  size: number,
  engine: ScanEngine,
  options: ScanFileOptions,
): AsyncIterable<Stretch> {
  const { signal, threads, part: partOptions, headBytes = HEAD_BYTES } = options;
  const writer = lineWriter(partOptions.lines);
  const file = openSync(path, 'r');
  const workers = new PartWorkers(threads, { path, options: partOptions }, options);
  try {
    let at = 0;
    let before: StreamState | undefined;
    for (let isOver = false; !before && !isOver && !signal.aborted; ) {
      const head = readHead(file, at, headBytes);
      isOver = head.length === 0;
      at += head.length;
      yield scanChunk(head, path, engine, partOptions.now, writer);
      before = head.at(-1) === 10 ? engine.state(path) : undefined;
    }
    if (!before) return;
    optimizeLess();
    const parts = filePartsOf(file, at, size, options.partBytes ?? PART_BYTES);
    yield* new PartMerge({ path, file, parts, before }, engine, workers, options).run();
  } finally {
    workers.close();
    closeSync(file);
  }
}

/** Whole lines, if one ends soon. */
function readHead(file: number, at: number, size: number): Uint8Array {
  const buffer = new Uint8Array(size);
  const read = readSync(file, buffer, 0, size, at);
  const bytes = buffer.subarray(0, read);
  const last = bytes.lastIndexOf(10);
  return last < 0 ? bytes : bytes.subarray(0, last + 1);
}

/** A log of which the beginning has been read. */
interface DividedLog {
  readonly path: string;
  readonly file: number;
  /** What is left of it. */
  readonly parts: readonly FilePart[];
  /** What the lines before the first part tell of those behind them. */
  readonly before: StreamState;
}

class PartMerge {
  readonly #path: string;
  readonly #parts: readonly FilePart[];
  readonly #engine: ScanEngine;
  readonly #workers: PartWorkers;
  readonly #options: ScanFileOptions;
  readonly #scanner: PartScanner;
  readonly #own = new Map<number, ScannedPart>();
  readonly #start: StreamState;
  readonly #writer: LineWriter | undefined;
  #merged = 0;

  constructor(
    { path, file, parts, before }: DividedLog,
    engine: ScanEngine,
    workers: PartWorkers,
    options: ScanFileOptions,
  ) {
    this.#path = path;
    this.#parts = parts;
    this.#engine = engine;
    this.#workers = workers;
    this.#options = options;
    const { now, lines } = options.part;
    this.#writer = lineWriter(lines);
    this.#scanner = new PartScanner(file, new PartReader(engine.readingFor(path), now, this.#writer?.rest));
    this.#start = { zone: before.zone, lastTime: undefined, cut: [] };
  }

  async *run(): AsyncIterable<Stretch> {
    const queue = this.#workers.begin(this.#parts, this.#start);
    while (this.#merged < this.#parts.length && !this.#options.signal.aborted) {
      const ready = this.#take(this.#merged);
      if (ready) {
        queue.merged();
        yield this.#merge(ready);
      } else {
        // This thread works, too.
        const index = queue.take();
        if (index === undefined) await this.#workers.change();
        else this.#own.set(index, this.#scan(index, this.#start));
      }
      // What the threads have sent comes in between.
      await setImmediate();
    }
  }

  #take(index: number): ScannedPart | undefined {
    const part = this.#own.get(index) ?? this.#workers.done.get(index);
    this.#own.delete(index);
    this.#workers.done.delete(index);
    return part;
  }

  #scan(index: number, before: StreamState): ScannedPart {
    return this.#scanner.scan(this.#parts[index] ?? { from: 0, to: 0 }, before);
  }

  #merge(ready: ScannedPart): Stretch {
    const index = this.#merged++;
    const before = this.#engine.state(this.#path);
    // The part before ends with a text that the transport has cut: its end stands in this one.
    const part = before && before.cut.length > 0 ? this.#scan(index, before) : ready;
    const output: string[] = [];
    const write = (sequence: number, text: string): void => {
      if (this.#writer) output.push(this.#writer.start(sequence), text);
    };
    const { lines, matches } = this.#engine.merge(part, this.#path, this.#options.part.now, this.#writer && write);
    const { from, to } = this.#parts[index] ?? { from: 0, to: 0 };
    return { bytes: (to ?? from) - from, lines, matches, output: output.join('') };
  }
}
