import { readSync } from 'node:fs';
import type { Reading, StreamState } from '../../core/logs/log-stream.ts';
import { PartReader, type ScannedPart } from '../../core/logs/part.ts';
import type { FilePart } from './file-parts.ts';
import { type LineStyle, lineWriter } from './line-writer.ts';

const CHUNK_BYTES = 1 << 18;

/** What all parts of a file are read with. Plain data. */
export interface PartOptions {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** undefined: nothing is written about lines. */
  readonly lines: LineStyle | undefined;
}

/** Reads and scans a part, at once. Throws what `readSync` throws. */
export function scanPart(
  file: number,
  { from, to }: FilePart,
  reading: Reading,
  before: StreamState,
  options: PartOptions,
): ScannedPart {
  const reader = new PartReader(reading, before, options.now, lineWriter(options.lines)?.rest);
  const buffer = new Uint8Array(CHUNK_BYTES);
  for (let at = from; at < (to ?? Number.POSITIVE_INFINITY); ) {
    const read = readSync(file, buffer, 0, Math.min(CHUNK_BYTES, (to ?? Number.POSITIVE_INFINITY) - at), at);
    if (read === 0) break;
    reader.append(buffer.subarray(0, read));
    at += read;
  }
  return reader.end();
}
