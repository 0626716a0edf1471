import { statSync } from 'node:fs';
import type { FoundLine, LogEngine } from '../../core/logs/engine.ts';
import type { ReadingOptions } from '../../core/logs/reading.ts';
import { readLog } from './read-log.ts';
import { type Stretch, scanFile } from './scan-file.ts';

/** For a smaller file threads take longer to start than one takes to read it. */
const LARGE_BYTES = 24_000_000;
/** More would only wait for the one that puts the parts together. */
const MAX_THREADS = 8;

export interface StretchOptions {
  /** This one included. */
  readonly threads: number;
  readonly follow: boolean;
  readonly reading: ReadingOptions;
  readonly signal: AbortSignal;
}

/** What the engine finds in a file or, for `-`, in standard input, bit by bit and in order: a large file with all processors. */
export function stretchesOf(path: string, engine: LogEngine, options: StretchOptions): AsyncIterable<Stretch> {
  const size = options.follow || options.threads === 1 ? 0 : sizeOf(path);
  if (size < LARGE_BYTES) return oneByOne(path, engine, options);
  const { reading, signal } = options;
  const threads = Math.min(options.threads, MAX_THREADS) - 1;
  return scanFile(path, size, engine, { threads, reading, signal, part: { now: Date.now() } });
}

async function* oneByOne(path: string, engine: LogEngine, options: StretchOptions): AsyncIterable<Stretch> {
  for await (const chunk of readLog(path, options)) {
    const found: FoundLine[] = [];
    const lines = engine.scan(chunk, path, Date.now(), (line) => found.push(line));
    yield { bytes: chunk.length, lines, found };
  }
}

/** 0 for what is no regular file. */
function sizeOf(path: string): number {
  const stats = path === '-' ? undefined : statSync(path, { throwIfNoEntry: false });
  return stats?.isFile() ? stats.size : 0;
}
