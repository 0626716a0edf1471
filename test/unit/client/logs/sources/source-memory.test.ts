// A tail runs for days: what a source has given out, and each time it has waited, must leave nothing behind.
import assert from 'node:assert/strict';
import process from 'node:process';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { childContext } from '../../../../../client/src/logs/sources/child-context.ts';
import { commandSource } from '../../../../../client/src/logs/sources/programs/command.ts';
import type { SourceContext } from '../../../../../client/src/logs/sources/source.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const context: SourceContext = {
  signal: new AbortController().signal,
  now: Date.now,
  sleep: () => Promise.resolve(),
  log: () => undefined,
};

/** Writes 20 MB to standard output, and goes on without a word to standard error. */
const ONE_SIDED = `let left = 320;
const more = () => { while (left-- > 0) if (!process.stdout.write(Buffer.alloc(65536, 97))) return process.stdout.once('drain', more); };
more();
setInterval(() => undefined, 1000);`;

test('what a program writes to one output is let go while the other one is silent', async () => {
  const given: WeakRef<Uint8Array>[] = [];
  let bytes = 0;
  let held = 0;
  for await (const event of commandSource({ program: process.execPath, args: ['-e', ONE_SIDED] }).run(context)) {
    if (event.type !== 'bytes') continue;
    given.push(new WeakRef(event.bytes));
    bytes += event.bytes.length;
    if (bytes < 320 * 65536) continue;
    // While the program still runs. A WeakRef holds what it leads to until the next turn.
    await new Promise((resolve) => setTimeout(resolve, 10));
    collect();
    held = given.filter((chunk) => chunk.deref() !== undefined).length;
    break;
  }
  assert.ok(given.length > 100 && held < 20, `${held} of ${given.length} chunks are held`);
});

test('a part of a source that sleeps again and again grows by nothing', async () => {
  const part = childContext(context);
  const sleepOften = async () => {
    for (let i = 0; i < 20_000; i++) await part.context.sleep(1);
    collect();
    return process.memoryUsage().heapUsed;
  };
  await sleepOften();
  const before = await sleepOften();
  const grown = (await sleepOften()) - before;
  assert.ok(grown < 1_000_000, `${grown} bytes`);
});

test('a part of a source that sleeps wakes up when it is ended', async () => {
  const outer = new AbortController();
  const never = () => new Promise<void>(() => undefined);
  const part = childContext({ ...context, signal: outer.signal, sleep: never });
  const slept = part.context.sleep(1);
  part.end();
  await slept;
  await part.context.sleep(1);
  assert.ok(part.context.signal.aborted && !outer.signal.aborted);
});
