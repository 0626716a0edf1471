/**
 * Node only. How V8 compiles in a server that is asked a few times a second and should answer its first question soon.
 *
 * V8 optimizes hot functions on other threads. That was most of the processor time of opening a document and of the first hundred
 * keystrokes (docs/performance.md), and some of the code was thrown away again, because it was optimized too early. So V8 is told to
 * wait longer.
 *
 * V8 compiles a regular expression to bytecode first, and to machine code when it runs a second time. Nearly all of ours do: compiling
 * them to machine code at once is half the work.
 */
import { setFlagsFromString } from 'node:v8';

/**
 * To be called before the first script is loaded whose compiled form is kept: V8 rejects what was compiled under other options,
 * so these must be the same at every start.
 */
export function setV8Options(): void {
  for (const option of optionsFor(process.versions.v8)) setFlagsFromString(`--${option}`);
}

/**
 * The threshold for optimizing: 16 times V8's own in Node 20, where 4 times were not enough, 4 times in Node 22
 * (nodejs/node: deps/v8/src/flags/flag-definitions.h of both). An option that V8 does not know changes nothing.
 */
export function optionsFor(v8: string): readonly string[] {
  const later = Number.parseInt(v8, 10) < 12 ? 'interrupt-budget=1081344' : 'invocation-count-for-turbofan=12000';
  return [later, 'no-regexp-tier-up'];
}
