// A thread that scans the parts of a file that it is sent.
import { openSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { StreamState } from '../../core/logs/log-stream.ts';
import type { ScannedPart } from '../../core/logs/part.ts';
import { type ReadingOptions, readingOf } from '../../core/logs/reading.ts';
import type { FilePart } from './file-parts.ts';
import { type PartOptions, scanPart } from './scan-part.ts';

/** What the thread is started with. */
export interface PartWorkerData {
  readonly path: string;
  readonly reading: ReadingOptions;
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

const { path, reading: readingOptions, options } = workerData as PartWorkerData;
const reading = readingOf(readingOptions, []);
const file = openSync(path, 'r');
const answer = (message: PartAnswer): void => parentPort?.postMessage(message);
parentPort?.on('message', ({ index, part, before }: PartTask) => {
  answer({ index, part: scanPart(file, part, reading, before, options) });
});
answer({ index: undefined, part: undefined });
