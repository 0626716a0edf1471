/**
 * `logs`, the threads that it starts and the logs of `diagnose`, built as one file for all (dist/cli/logs.js): it is loaded in
 * half the time of ES modules that share parts, and all that a log is read with is needed by each. In the first thread
 * `part-worker.ts` waits for nothing.
 */
import './parts/part-worker.ts';

export { diagnosedLogs } from './diagnosed-logs.ts';
export { runLogs } from './run-logs.ts';
