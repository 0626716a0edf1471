/**
 * The thread in which lines are read, matched, kept and filtered: however much the platform writes, the editor stays responsive.
 * It runs in Node and in a browser, and checks for everything of Node's before it uses it.
 */
import { createEngine } from '../../../../server/src/core/logs/engine.ts';
import { requiredLiterals } from '../../../../server/src/core/logs/scan/patterns/required-literals.ts';
import { SIGNATURES } from '../../../../server/src/core/logs/signatures/catalogue.ts';
import { runWithin } from '../ring/within-time.ts';
import { sourceOfStream } from '../sources/stream-id.ts';
import { DueCalls } from './due-calls.ts';
import { threadPort } from './thread-port.ts';
import { WorkerLoop } from './worker-loop.ts';

/** A search in a store of logs for shorter texts would find too much. */
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
    // Before Node ends a thread for an error, it delivers the messages that have arrived already.
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
