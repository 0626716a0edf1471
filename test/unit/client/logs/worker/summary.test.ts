import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FromWorker } from '../../../../../client/src/logs/messages/worker-protocol.ts';
import { sourceOfStream } from '../../../../../client/src/logs/sources/stream-id.ts';
import { WorkerLoop } from '../../../../../client/src/logs/worker/worker-loop.ts';
import { createEngine } from '../../../../../server/src/core/logs/engine.ts';

test('that all is cleared is told at once, also while the next look at the incidents is far', () => {
  const sent: FromWorker[] = [];
  const calls: { readonly due: number; readonly run: () => void }[] = [];
  let now = Date.UTC(2026, 10, 22);
  const loop = new WorkerLoop(
    () => createEngine({ placeOf: sourceOfStream }),
    {
      send: (message) => void sent.push(message),
      now: () => now,
      later: (milliseconds, run) => void calls.push({ due: now + milliseconds, run }),
    },
    () => [],
  );
  const pass = (milliseconds: number) => {
    for (const end = now + milliseconds; now < end; now += 50) {
      for (const one of calls.filter(({ due }) => due <= now)) {
        calls.splice(calls.indexOf(one), 1);
        one.run();
      }
    }
  };
  const told = () => sent.flatMap((message) => (message.type === 'incidents' ? [message.incidents.length] : [])).at(-1);
  loop.receive({ type: 'start', reading: undefined, limits: { lines: 1000, characters: 1e6 }, kept: undefined });
  const line = '[2026-11-22 00:00:00 +0000] [1] [CRITICAL] WORKER TIMEOUT (pid:18)\n';
  loop.receive({ type: 'chunk', source: 'web', bytes: Buffer.from(line) });
  pass(700);
  assert.equal(told(), 1);
  loop.receive({ type: 'clear' });
  assert.equal(told(), 0);
});
