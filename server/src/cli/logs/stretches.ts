import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { ToUtf8 } from '../../core/logs/bytes/to-utf8.ts';
import type { LogEngine } from '../../core/logs/engine.ts';
import type { ReadingOptions } from '../../core/logs/reading.ts';
import { type LineStyle, lineWriter } from './line-writer.ts';
import { readLog } from './read-log.ts';
import { scanFile } from './scan-file.ts';
import { type Stretch, scanChunk } from './stretch.ts';

/**
 * What one thread reads while others start and V8 compiles for each of them what it has compiled already: two processors
 * are faster from 100 MB on, eight from 25 MB (docs/performance.md).
 */
const START_BYTES = 200_000_000;
/** So much of a file is looked at for its encoding. */
const HEAD_BYTES = 1 << 18;
/** More would only wait for the one that puts the parts together. */
const MAX_THREADS = 8;

export interface StretchOptions {
  /** This one included. */
  readonly threads: number;
  readonly follow: boolean;
  /** As `knownEncoding` has it; undefined for UTF-8, or what a byte order mark says. */
  readonly encoding: string | undefined;
  readonly reading: ReadingOptions;
  /** undefined: lines are not written. */
  readonly lines: LineStyle | undefined;
  readonly signal: AbortSignal;
}

/** What the engine finds in a file or, for `-`, in standard input, bit by bit and in order: a large file with all processors. */
export function stretchesOf(path: string, engine: LogEngine, options: StretchOptions): AsyncIterable<Stretch> {
  const threads = Math.min(options.threads, MAX_THREADS);
  const size = options.follow || threads === 1 ? 0 : sizeOf(path);
  // Only bytes of UTF-8 can be read from anywhere in the middle.
  if (size * threads < START_BYTES || !isUtf8(path, options.encoding)) return oneByOne(path, engine, options);
  const { reading, lines, signal } = options;
  return scanFile(path, size, engine, { threads: threads - 1, signal, part: { reading, now: Date.now(), lines } });
}

async function* oneByOne(path: string, engine: LogEngine, options: StretchOptions): AsyncIterable<Stretch> {
  const writer = lineWriter(options.lines);
  for await (const chunk of readLog(path, options)) yield scanChunk(chunk, path, engine, Date.now(), writer);
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

/** 0 for what is no regular file. */
function sizeOf(path: string): number {
  const stats = path === '-' ? undefined : statSync(path, { throwIfNoEntry: false });
  return stats?.isFile() ? stats.size : 0;
}
