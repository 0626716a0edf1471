import { closeSync, openSync, readSync } from 'node:fs';
import type { Worker } from 'node:worker_threads';
import { ToUtf8 } from '../../core/logs/bytes/to-utf8.ts';
import type { ScanEngine } from '../../core/logs/scan-engine.ts';
import type { ReadingOptions } from '../../core/logs/stream/reading.ts';
import { logBytes } from './bytes/log-bytes.ts';
import { optimizeLess } from './optimize-less.ts';
import { scanFile } from './parts/scan-file.ts';
import { sizeOf, threadsFor } from './parts/thread-count.ts';
import { type LineStyle, lineWriter } from './reports/line-writer.ts';
import { type Stretch, scanChunk } from './stretch.ts';

/** So much of a file is looked at for its encoding. */
const HEAD_BYTES = 1 << 18;

interface StretchOptions {
  /** This one included. */
  readonly threads: number;
  /** Some of them that were started already. */
  readonly ahead: readonly Worker[];
  readonly follow: boolean;
  /** As `knownEncoding` has it; undefined for UTF-8, or what a byte order mark says. */
  readonly encoding: string | undefined;
  readonly reading: ReadingOptions;
  /** undefined: lines are not written. */
  readonly lines: LineStyle | undefined;
  readonly signal: AbortSignal;
}

/** What the engine finds in a file or, for `-`, in standard input, bit by bit and in order: a large file with all processors. */
export function stretchesOf(path: string, engine: ScanEngine, options: StretchOptions): AsyncIterable<Stretch> {
  const { reading, lines, signal, ahead } = options;
  const threads = options.follow ? 1 : threadsFor(path, options.threads);
  // Only bytes of UTF-8 can be read from anywhere in the middle.
  if (threads === 1 || !isUtf8(path, options.encoding)) {
    for (const worker of ahead) void worker.terminate();
    return oneByOne(path, engine, options);
  }
  const part = { reading, now: Date.now(), lines };
  return scanFile(path, sizeOf(path), engine, { threads: threads - 1, ahead, signal, part });
}

async function* oneByOne(path: string, engine: ScanEngine, options: StretchOptions): AsyncIterable<Stretch> {
  const writer = lineWriter(options.lines);
  optimizeLess();
  for await (const chunk of logBytes(path, options)) yield scanChunk(chunk, path, engine, Date.now(), writer);
}

/** As far as the beginning of the file tells. */
function isUtf8(path: string, encoding: string | undefined): boolean {
  const file = openSync(path, 'r');
  try {
    const bytes = new Uint8Array(HEAD_BYTES);
    const head = bytes.subarray(0, readSync(file, bytes));
    const text = new ToUtf8(encoding);
    return text.read(head) === head && !text.looksOther;
  } finally {
    closeSync(file);
  }
}
