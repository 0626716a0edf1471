import { readSync } from 'node:fs';
import type { PartReader, ScannedPart } from '../../../core/logs/stream/parts/part-reader.ts';
import type { ReadingOptions } from '../../../core/logs/stream/reading.ts';
import type { StreamState } from '../../../core/logs/stream/stream-state.ts';
import type { LineStyle } from '../reports/line-writer.ts';
import type { FilePart } from './file-parts.ts';

const CHUNK_BYTES = 1 << 18;

/** What all parts of a file are read with. Plain data. */
export interface PartOptions {
  readonly reading: ReadingOptions;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** undefined: nothing is written about lines. */
  readonly lines: LineStyle | undefined;
}

/** Scans parts of a file, one after the other. */
export class PartScanner {
  readonly #file: number;
  readonly #reader: PartReader;

  /** `file`: its descriptor. */
  constructor(file: number, reader: PartReader) {
    this.#file = file;
    this.#reader = reader;
  }

  /** `before`: how the part before ended. Throws what `readSync` throws. */
  scan({ from, to = Number.POSITIVE_INFINITY }: FilePart, before: StreamState): ScannedPart {
    this.#reader.begin(before);
    for (let at = from; at < to; ) {
      const room = this.#reader.room(Math.min(CHUNK_BYTES, to - at));
      const read = readSync(this.#file, room, 0, room.length, at);
      this.#reader.filled(read);
      if (read === 0) break;
      at += read;
    }
    return this.#reader.end();
  }
}
