/**
 * The thread in which lines are read, matched, kept and filtered: whatever the platform writes, the editor stays free.
 * It runs in Node and in a browser, and uses nothing of Node's that it has not asked for.
 */
import { createEngine } from '../../../../server/src/core/logs/engine.ts';
import { requiredLiterals } from '../../../../server/src/core/logs/scan/required-literals.ts';
import { SIGNATURES } from '../../../../server/src/core/logs/signatures/catalogue.ts';
import { runWithin } from '../ring/within-time.ts';
import { sourceOfStream } from '../sources/stream-id.ts';
import { DueCalls } from './due-calls.ts';
import { threadPort } from './thread-port.ts';
import { WorkerLoop } from './worker-loop.ts';

/** Shorter texts would find too much in a store of logs. */
const SHORTEST_LITERAL = 8;

const port = threadPort();
if (port) {
  const calls = new DueCalls();
  const loop = new WorkerLoop(
    () => createEngine({ placeOf: sourceOfStream, ...(runWithin && { runWithin }) }),
    {
      send: (message) => port.send(message),
      now: Date.now,
      later: (milliseconds, call) => calls.later(milliseconds, call),
    },
    literals,
  );
  let hasFailed = false;
  port.listen((message) => {
    // Node goes on with the messages that are here already before it lets the thread die of an error.
    if (hasFailed) return;
    try {
      loop.receive(message);
      calls.make();
    } catch (error) {
      hasFailed = true;
      throw error;
    }
  });
}

function literals(): readonly string[] {
  const patterns = SIGNATURES.flatMap(({ shapes }) => shapes.map(({ pattern }) => pattern));
  return [...new Set(patterns.flatMap((pattern) => requiredLiterals(pattern, SHORTEST_LITERAL) ?? []))];
}
