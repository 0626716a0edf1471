import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEngine } from '../../../../server/src/core/logs/engine.ts';

const NOW = Date.UTC(2026, 10, 21, 10);
const encode = (lines: readonly string[]) => new TextEncoder().encode(lines.map((line) => `${line}\n`).join(''));
const ofProcess = (process: string, message: string) => JSON.stringify({ message, process_id: process });
const request = (status: number) =>
  `10.0.0.1 - - [21/Nov/2026:10:00:00 +0000] "GET /orders HTTP/1.1" ${status} 512 "-" "curl/8"`;
const killed = '[2026-11-21 10:00:00 +0000] [1] [ERROR] Worker (pid:17) was sent SIGKILL! Perhaps out of memory?';

/** `shop\nstream` is a stream of the source `shop`. */
const byPlace = () => createEngine({ placeOf: (source) => source.split('\n')[0] ?? source });
const figures = (engine: ReturnType<typeof byPlace>) =>
  engine
    .processHealth(NOW)
    .map(({ place, process, health }) => [place, process, health.requests, health.memoryKills] as const);

test('each process of each place has its own figures, its instances counted together', () => {
  const engine = byPlace();
  engine.push(encode([ofProcess('web.1', killed), ofProcess('web.2', request(200))]), 'shop\nweb', NOW);
  engine.push(encode([ofProcess('worker', killed.replace('17', '18'))]), 'shop\nworker', NOW);
  engine.push(encode([ofProcess('web', request(200))]), 'blog', NOW);
  assert.deepEqual(figures(engine), [
    ['shop', 'web', 1, 1],
    ['shop', 'worker', 0, 1],
    ['blog', 'web', 1, 0],
  ]);
});

test('a request whose line names no process was for the one that serves the web; a kill is nobody’s', () => {
  const engine = byPlace();
  engine.push(encode([request(502), killed]), 'shop\ningress', NOW);
  assert.deepEqual(figures(engine), [['shop', 'web', 1, 0]]);
});

test('without places nothing is kept apart', () => {
  const engine = createEngine();
  engine.push(encode([ofProcess('web', request(200))]), 'shop', NOW);
  assert.deepEqual(engine.processHealth(NOW), []);
});

test('clearing forgets incidents and figures, goes on with a line that has begun, and gives no id again', () => {
  const engine = byPlace();
  engine.push(encode([killed]), 'shop', NOW);
  const [before] = engine.incidents();
  const [half, rest] = [killed.slice(0, 30), `${killed.slice(30)}\n`].map((text) => new TextEncoder().encode(text));
  engine.push(half ?? new Uint8Array(), 'shop', NOW);
  engine.clear();
  assert.deepEqual(engine.incidents(), []);
  assert.equal(engine.health(NOW).memoryKills, 0);
  assert.deepEqual(engine.processHealth(NOW), []);
  engine.push(rest ?? new Uint8Array(), 'shop', NOW);
  const [after] = engine.incidents();
  assert.equal(after?.signature, before?.signature);
  assert.notEqual(after?.id, before?.id);
});

test('an incident tells the sources of its lines', () => {
  const engine = byPlace();
  engine.push(encode([killed]), 'shop\nweb-1', NOW);
  assert.deepEqual(
    engine.incidents().map(({ sources }) => sources),
    [['shop\nweb-1']],
  );
});
