// A thread that scans the parts of a file that it is sent.
import { openSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { PartReader, type ScannedPart } from '../../core/logs/part.ts';
import { readingOf } from '../../core/logs/reading.ts';
import type { StreamState } from '../../core/logs/stream-state.ts';
import type { FilePart } from './file-parts.ts';
import { lineWriter } from './line-writer.ts';
import { type PartOptions, PartScanner } from './part-scanner.ts';

/** The first message. */
export interface PartWorkerData {
  readonly path: string;
  readonly options: PartOptions;
}

export interface PartTask {
  readonly index: number;
  readonly part: FilePart;
  readonly before: StreamState;
}

/** Without a part: the thread is ready. */
export interface PartAnswer {
  readonly index: number | undefined;
  readonly part: ScannedPart | undefined;
}

// All of the catalogue is made ready while nobody has said yet what to do.
readingOf({}, []);
const answer = (message: PartAnswer): void => parentPort?.postMessage(message);
parentPort?.once('message', ({ path, options }: PartWorkerData) => {
  const reader = new PartReader(readingOf(options.reading, []), options.now, lineWriter(options.lines)?.rest);
  const scanner = new PartScanner(openSync(path, 'r'), reader);
  parentPort?.on('message', ({ index, part, before }: PartTask) => {
    answer({ index, part: scanner.scan(part, before) });
  });
  answer({ index: undefined, part: undefined });
});
