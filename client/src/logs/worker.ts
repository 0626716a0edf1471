/** The thread in which lines are read, matched, kept and filtered: whatever the platform writes, the editor stays free. */
import { parentPort } from 'node:worker_threads';
import { createEngine } from '../../../server/src/core/logs/engine.ts';
import { requiredLiterals } from '../../../server/src/core/logs/scan/required-literals.ts';
import { SIGNATURES } from '../../../server/src/core/logs/signatures/catalogue.ts';
import { WorkerLoop } from './worker-loop.ts';
import { sourceOfStream } from './worker-protocol.ts';

/** Shorter texts would find too much in a store of logs. */
const shortestLiteral = 8;

const port = parentPort;
if (port) {
  const texts = new Map(
    SIGNATURES.map(({ id, title, meaning, causes, first }) => [id, { id, title, meaning, causes, first }]),
  );
  const loop = new WorkerLoop(
    () => createEngine({ placeOf: sourceOfStream }),
    {
      send: (message) => port.postMessage(message),
      now: Date.now,
      later: (milliseconds, call) => {
        const timer = setTimeout(call, milliseconds);
        return () => clearTimeout(timer);
      },
    },
    { textsOf: (signature) => texts.get(signature), literals },
  );
  let hasFailed = false;
  port.on('message', (message) => {
    // Node goes on with the messages that are here already before it lets the thread die of an error.
    if (hasFailed) return;
    try {
      loop.receive(message);
    } catch (error) {
      hasFailed = true;
      throw error;
    }
  });
}

function literals(): readonly string[] {
  const patterns = SIGNATURES.flatMap(({ shapes }) => shapes.map(({ pattern }) => pattern));
  return [...new Set(patterns.flatMap((pattern) => requiredLiterals(pattern, shortestLiteral) ?? []))];
}
