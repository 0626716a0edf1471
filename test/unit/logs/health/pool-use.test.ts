// How much of a pool of connections is in use: what real libraries print, and what becomes of it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createEngine, type LogEngine } from '../../../../server/src/core/logs/engine.ts';
import { breaches } from '../../../../server/src/core/logs/health/thresholds.ts';
import { createScanEngine } from '../../../../server/src/core/logs/scan-engine.ts';
import { render } from '../../../../server/src/core/text/l10n.ts';
import { requireProgram } from '../../../support/programs.ts';
import { runAndRead } from '../../../support/run-and-read.ts';

const NOW = Date.UTC(2026, 10, 21, 10);
const feed = (engine: LogEngine, ...lines: readonly string[]) =>
  engine.push(new TextEncoder().encode(lines.map((line) => `${line}\n`).join('')), 'web', NOW);
const status = (used: number, size = 10) =>
  `INFO app.db: Pool size: ${size}  Connections in pool: 0 Current Overflow: 0 Current Checked out connections: ${used}`;
const poolUse = (engine: LogEngine) => engine.health(NOW).poolUse;
const titles = (engine: LogEngine) => engine.incidents().map(({ signature }) => signature);

test('SQLAlchemy and psycopg_pool print what is read here', async (t) => {
  const path = requireProgram(t, 'libs', 'python');
  if (!path) return;
  const files = { 'pool-status.py': readFileSync('test/support/python/pool-status.py', 'utf8') };
  await runAndRead({ path, args: ['-u', 'pool-status.py'], files }, async ({ lines, engine, waitFor }) => {
    await waitFor(({ message }) => message === '## done', 60);
    const said = new Map<string, string | undefined>();
    let name = '';
    for (const { message, match } of lines) {
      if (message.startsWith('## ')) name = message.slice(3);
      else said.set(name, match?.signature);
    }
    assert.equal(said.get('SQLAlchemy, half'), undefined);
    assert.equal(said.get('SQLAlchemy, all'), 'db-pool-nearly-used-up');
    assert.equal(said.get('SQLAlchemy, more'), 'db-pool-nearly-used-up');
    assert.equal(engine.health(Date.now()).poolUse, 1);
    const stats = lines.find(({ message }) => message.includes("'pool_max'"));
    // An older environment has no psycopg_pool.
    if (!stats) return t.diagnostic('psycopg_pool is not installed: run npm run programs');
    const alone = createEngine();
    feed(alone, stats.message);
    assert.equal(poolUse(alone), 2 / 5);
  });
});

test('up to the limit it is a figure, above it an incident with the largest use', () => {
  const engine = createEngine();
  assert.deepEqual(
    feed(engine, status(4), status(8)).map(({ match }) => match),
    [undefined, undefined],
  );
  assert.deepEqual([poolUse(engine), titles(engine), breaches(engine.health(NOW))], [0.8, [], []]);
  const [line] = feed(engine, status(9), status(10), status(9));
  assert.equal(line?.match?.signature, 'db-pool-nearly-used-up');
  const [incident] = engine.incidents();
  assert.deepEqual([incident?.count, incident?.severity, incident?.cause], [3, 'warning', 'resource']);
  assert.deepEqual(
    incident?.evidence.map((text) => render(text)),
    ['At most 10 of 10 connections were in use (100 %).'],
  );
  assert.deepEqual(breaches(engine.health(NOW)), ['poolUse']);
});

test('a scan finds the same as a reader of all lines', () => {
  const [all, quick] = [createEngine(), createScanEngine()];
  const lines = ['first '.repeat(20), status(4), status(9), 'last'];
  const pushed = feed(all, ...lines).filter(({ match }) => match);
  const scanned: unknown[] = [];
  const bytes = new TextEncoder().encode(lines.map((line) => `${line}\n`).join(''));
  quick.scan(bytes, 'web', NOW, ({ sequence, match }) => match && scanned.push([sequence, match.signature]));
  assert.deepEqual(
    scanned,
    pushed.map(({ sequence, match }) => [sequence, match?.signature]),
  );
  assert.deepEqual([poolUse(quick), titles(quick)], [poolUse(all), titles(all)]);
});

test('the limit is a setting', () => {
  const engine = createEngine({ poolLimit: 0.95 });
  feed(engine, status(9));
  assert.deepEqual(titles(engine), []);
  engine.limitPools(0.5);
  feed(engine, status(6));
  assert.deepEqual(titles(engine), ['db-pool-nearly-used-up']);
});

test('once a pool has said its overflow, use is held against both', () => {
  const engine = createEngine();
  feed(engine, status(9));
  engine.clear();
  feed(engine, 'QueuePool limit of size 10 overflow 10 reached, connection timed out, timeout 30.00');
  engine.clear();
  feed(engine, status(9));
  assert.deepEqual([poolUse(engine), titles(engine)], [9 / 20, []]);
});

test('a metric and its limit are held together by stream and labels, in any order', () => {
  const engine = createEngine();
  feed(
    engine,
    'hikaricp_connections_active{pool="a",} 9.0',
    'hikaricp_connections_max{pool="b",} 10.0',
    'hikaricp_connections_active{pool="b",} 2.0',
  );
  assert.deepEqual([poolUse(engine), titles(engine)], [0.2, []]);
  feed(engine, 'hikaricp_connections_max{pool="a",} 10.0');
  assert.deepEqual([poolUse(engine), titles(engine)], [0.9, ['db-pool-nearly-used-up']]);
});

test('a pool without a limit has no share', () => {
  const engine = createEngine();
  feed(engine, '{MaxOpenConnections:0 OpenConnections:10 InUse:9 Idle:1 WaitCount:0}');
  assert.equal(poolUse(engine), undefined);
});

test('old use leaves the window', () => {
  const engine = createEngine({ windowMs: 60_000 });
  feed(engine, status(9));
  assert.equal(engine.health(NOW + 120_000).poolUse, undefined);
});

test('each process has its own use', () => {
  const engine = createEngine({ placeOf: (source) => source });
  feed(engine, JSON.stringify({ message: status(9), process_id: 'web.1' }));
  feed(engine, JSON.stringify({ message: status(3), process_id: 'worker' }));
  assert.deepEqual(
    engine.processHealth(NOW).map(({ process, health }) => [process, health.poolUse]),
    [
      ['web', 0.9],
      ['worker', 0.3],
    ],
  );
});
