// A thread that scans parts of a file.
import { openSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { PartReader, type ScannedPart } from '../../../core/logs/stream/parts/part-reader.ts';
import { readingOf } from '../../../core/logs/stream/reading.ts';
import type { StreamState } from '../../../core/logs/stream/stream-state.ts';
import { lineWriter } from '../reports/line-writer.ts';
import type { FilePart } from './file-parts.ts';
import { PartQueue, type SharedQueue } from './part-queue.ts';
import { type PartOptions, PartScanner } from './part-scanner.ts';

/** The first message. */
export interface PartWorkerData {
  readonly path: string;
  readonly options: PartOptions;
}

/** The second message, and the last one. */
export interface PartTask {
  readonly parts: readonly FilePart[];
  readonly queue: SharedQueue;
  /** The number of this thread. */
  readonly thread: number;
  readonly before: StreamState;
}

export interface PartAnswer {
  readonly index: number;
  readonly part: ScannedPart;
}

// All of the catalogue is made ready while nobody has said yet what to do.
readingOf({}, []);
const answer = (message: PartAnswer): void => parentPort?.postMessage(message);
parentPort?.once('message', ({ path, options }: PartWorkerData) => {
  const reader = new PartReader(readingOf(options.reading, []), options.now, lineWriter(options.lines)?.rest);
  const scanner = new PartScanner(openSync(path, 'r'), reader);
  parentPort?.once('message', ({ parts, queue: shared, thread, before }: PartTask) => {
    const queue = new PartQueue(shared, thread);
    for (let index = queue.wait(); index !== undefined; index = queue.wait()) {
      answer({ index, part: scanner.scan(parts[index] ?? { from: 0, to: 0 }, before) });
    }
  });
});
