// A log that is read in parts, wherever it is cut: all must come out as if it had been read in one piece.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { CATALOGUE } from '../../server/src/core/logs/signatures/catalogue.ts';
import { randomRuns } from '../support/random-runs.ts';
import { byMany, byOne, STYLES } from './logs-in-parts.ts';

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'procfile-doctor-parts-'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** By then the zone of the times is settled: parts begin behind so many lines. */
const HEAD = `[2026-11-20 10:00:00 +0800] [1] [INFO] Starting gunicorn 23.0.0\n${'-\n'.repeat(1000)}`;
const MESSAGES = CATALOGUE.flatMap(({ examples, traps }) => [...examples, ...traps]).filter(
  (text) => !/[\r\n]/.test(text),
);
/** What others of them depend on, or what is counted. */
const LINKED = [
  '10.0.0.1 - - [20/Nov/2026:10:00:07 +0000] "GET /orders/17/ HTTP/1.1" 502 157 "-" "curl/8.1" 1200',
  '10.0.0.1 - - [20/Nov/2026:10:00:09 +0000] "GET /healthz HTTP/1.1" 200 15 "-" "kube-probe/1.27" 90',
  '[2026-11-20 10:00:00 +0000] [1] [CRITICAL] WORKER TIMEOUT (pid:123)',
  '[2026-11-20 10:00:01 +0000] [1] [ERROR] Worker (pid:123) was sent SIGKILL! Perhaps out of memory?',
  '[2026-11-20 10:00:02 +0000] [124] [INFO] Booting worker with pid: 124',
  'QueuePool limit of size 5 overflow 10 reached, connection timed out, timeout 30.00',
  'Pool size: 5  Connections in pool: 0 Current Overflow: 8 Current Checked out connections: 13',
  'Pool size: 5  Connections in pool: 0 Current Overflow: 1 Current Checked out connections: 6',
  'nothing to see here',
];

/** How a transport hands a message on. */
const WRAPPERS: readonly ((message: string, time: string) => string)[] = [
  (message) => message,
  (message) => message,
  (message, time) => `${time} ${message}`,
  (message, time) => `${time.slice(0, 19).replace('T', ' ')},123 ERROR app: ${message}`,
  (message, time) => JSON.stringify({ log: `${message}\n`, stream: 'stderr', time }),
  (message, time) => `${time} app[web.1]: ${message}`,
  (message, time) => `${time} app[worker.1]: ${message}`,
  (message, time) => `${time} stderr F ${message}`,
  (message, time) =>
    `${time} stderr P ${message.slice(0, message.length / 2)}\n${time} stderr F ${message.slice(message.length / 2)}`,
];

interface Storm {
  readonly message: string;
  readonly wrap: (message: string, time: string) => string;
  /** Milliseconds between two lines; a clock may be set back. */
  readonly step: number;
  readonly count: number;
  /** Added to the last digit of the line, from line to line. */
  readonly turn: number;
}

const storms = fc.array(
  fc.record<Storm>({
    message: fc.oneof(fc.constantFrom(...LINKED), fc.constantFrom(...MESSAGES)),
    wrap: fc.constantFrom(...WRAPPERS),
    step: fc.constantFrom(0, 100, 3000, 59_000, 400_000, -2000),
    count: fc.constantFrom(1, 1, 2, 5, 40),
    turn: fc.nat(3),
  }),
  { minLength: 1, maxLength: 60 },
);

function logOf(all: readonly Storm[], lineBreak: string): string {
  let at = Date.UTC(2026, 10, 20, 10);
  const lines = all.flatMap(({ message, wrap, step, count, turn }) =>
    Array.from({ length: count }, (_, i) => {
      at += step;
      const varied = message.replace(/(\d)(\D*)$/, (_, digit, rest) => `${(Number(digit) + turn * i) % 10}${rest}`);
      return wrap(varied, new Date(at).toISOString());
    }),
  );
  return HEAD + lines.join(lineBreak);
}

test('a log cut at any line breaks tells what the whole tells', async () => {
  const path = join(folder, 'random.log');
  const cuts = fc.integer({ min: 1, max: 9000 });
  await fc.assert(
    fc.asyncProperty(storms, fc.constantFrom('\n', '\r\n'), cuts, async (all, lineBreak, partBytes) => {
      const bytes = Buffer.from(logOf(all, lineBreak));
      writeFileSync(path, bytes);
      for (const style of STYLES) {
        assert.deepEqual(await byMany(path, partBytes, 0, style), byOne(path, bytes, style));
      }
      assert.deepEqual({ ...byOne(path, bytes, STYLES[0]), output: '' }, byOne(path, bytes, undefined));
    }),
    { numRuns: randomRuns(150), seed: 20261121 },
  );
});

test('threads tell what one tells', async () => {
  const path = join(folder, 'threads.log');
  const seldom = { numRuns: 5, seed: 20261121 };
  await fc.assert(
    fc.asyncProperty(storms, async (all) => {
      const bytes = Buffer.from(logOf(all, '\n'));
      writeFileSync(path, bytes);
      for (const style of STYLES) assert.deepEqual(await byMany(path, 1500, 2, style), byOne(path, bytes, style));
    }),
    seldom,
  );
});
