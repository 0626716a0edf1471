/**
 * `logs` and the threads that it starts, built as one file for both (dist/cli/logs.js): it is loaded in half the time of ES
 * modules that share parts, and all that a log is read with is needed by both. In the first thread `part-worker.ts` waits for
 * nothing.
 */
import './part-worker.ts';

export { runLogs } from './run-logs.ts';
