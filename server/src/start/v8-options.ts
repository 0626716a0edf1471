/**
 * Node only. How V8 compiles in a server that is asked a few times a second, and would like its first answer soon.
 *
 * What V8 finds hot it compiles again, on other threads, with all that it has seen of it. That was most of the processor time of
 * opening a document and of the first hundred keystrokes (docs/performance.md), and some of it was thrown away again for having come
 * too early. Later it compiles what is worth it.
 *
 * A regular expression it compiles to bytecode first, and to machine code when it runs a second time, which nearly all of ours do: at
 * once is half the work.
 */
import { setFlagsFromString } from 'node:v8';

/**
 * Before the first script is read whose compiled form is kept: V8 rejects what was made with other options, so these must be
 * the same at every start.
 */
export function setV8Options(): void {
  for (const option of optionsFor(process.versions.v8)) setFlagsFromString(`--${option}`);
}

/**
 * Optimizing: sixteen times V8's own in Node 20, where four times were not enough, four times in Node 22 (nodejs/node:
 * deps/v8/src/flags/flag-definitions.h of both). An option that V8 does not know changes nothing.
 */
export function optionsFor(v8: string): readonly string[] {
  const later = Number.parseInt(v8, 10) < 12 ? 'interrupt-budget=1081344' : 'invocation-count-for-turbofan=12000';
  return [later, 'no-regexp-tier-up'];
}
