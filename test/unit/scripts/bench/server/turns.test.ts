// Several servers measured at once: whose turn it is, and what counts.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inTurns, type Turn } from '../../../../../scripts/bench/server/turns.mjs';

/** A server that takes no time but what it is told to have taken. */
class FakeServer {
  processorTime = 0;
}

function turnOf(name: string, log: string[], cost: number, prepare?: number): Turn {
  const server = new FakeServer();
  return {
    server,
    work: async (round) => {
      log.push(`${name}${round}`);
      server.processorTime += round < 2 ? 1000 : cost;
    },
    ...(prepare !== undefined && {
      prepare: async () => {
        server.processorTime += prepare;
      },
    }),
  };
}

test('each has its turn in every round, and another begins each time', async () => {
  const log: string[] = [];
  const turns = [turnOf('a', log, 1), turnOf('b', log, 1), turnOf('c', log, 1)];
  await inTurns(turns, { uncounted: 1, counted: 3, block: 1 });
  assert.equal(log.join(' '), 'a0 b0 c0 b1 c1 a1 c2 a2 b2 a3 b3 c3');
  log.length = 0;
  await inTurns(turns, { uncounted: 1, counted: 3, block: 2 });
  assert.equal(log.join(' '), 'a0 b0 c0 b1 b2 c1 c2 a1 a2 c3 a3 b3');
});

test('what comes before the rounds that count does not, nor what is prepared', async () => {
  const [plain, prepared] = await inTurns([turnOf('a', [], 4), turnOf('b', [], 6, 50)], { uncounted: 2, counted: 5 });
  assert.equal(plain?.processor, 4);
  assert.equal(prepared?.processor, 6);
});
