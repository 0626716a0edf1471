/**
 * Node only. What V8 finds hot it compiles again, on other threads, with all that it has seen of it. For a server that is
 * asked a few times a second that is dear: it was most of the processor time of opening a document and of the first hundred
 * keystrokes (docs/performance.md), and some of it was thrown away again for having come too early. Later it compiles what is
 * worth it.
 */
import { setFlagsFromString } from 'node:v8';

/**
 * Before the first script is read whose compiled form is kept: V8 rejects what was made with other options, so these must be
 * the same at every start.
 */
export function optimizeLater(): void {
  setFlagsFromString(`--${flagFor(process.versions.v8)}`);
}

/**
 * Sixteen times V8's own in Node 20, where four times were not enough, four times in Node 22 (nodejs/node:
 * deps/v8/src/flags/flag-definitions.h of both); one it does not know changes nothing.
 */
export function flagFor(v8: string): string {
  return Number.parseInt(v8, 10) < 12 ? 'interrupt-budget=1081344' : 'invocation-count-for-turbofan=12000';
}
