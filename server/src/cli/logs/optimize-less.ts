/**
 * A log is read within a second, most of it in WebAssembly. What V8 finds hot by then it compiles again, on other threads, and in
 * each thread anew: a fifth of the processor time, for code that was hardly used any more.
 */

/**
 * Four times V8's own in Node 20 (nodejs/node:deps/v8/src/flags/flag-definitions.h), which is enough for what is hot in a storm
 * of failures; undefined for a V8 that counts otherwise.
 */
export function budgetFlag(v8: string): string | undefined {
  return Number.parseInt(v8, 10) < 12 ? '--interrupt-budget=300000' : undefined;
}

/**
 * For all threads. Not before they have started: what Node brings compiled V8 takes only with the switches that it was compiled with,
 * and a thread that must compile it anew takes twice as long to start.
 */
export function optimizeLess(): void {
  const flag = budgetFlag(process.versions.v8);
  if (flag === undefined) return;
  // `import` would load it for every command.
  const { setFlagsFromString } = require('node:v8') as typeof import('node:v8');
  setFlagsFromString(flag);
}
