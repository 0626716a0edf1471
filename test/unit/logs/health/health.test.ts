import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { createEngine } from '../../../../server/src/core/logs/engine.ts';
import { Durations } from '../../../../server/src/core/logs/health/durations.ts';
import { breaches } from '../../../../server/src/core/logs/health/thresholds.ts';
import type { Health } from '../../../../server/src/core/logs/types.ts';
import { sampleBytes } from '../samples.ts';

const expected = JSON.parse(readFileSync('test/fixtures/logs/health.json', 'utf8')) as Record<string, object>;
const NOW = Date.UTC(2026, 10, 21);

function healthOf(bytes: Uint8Array, windowMs = Number.POSITIVE_INFINITY): Health {
  const engine = createEngine({ windowMs });
  engine.push(bytes, 'file', NOW);
  engine.end('file', NOW);
  return engine.health(NOW);
}

for (const [file, figures] of Object.entries(expected)) {
  test(`${file}: the figures of the whole file`, () => {
    const health = healthOf(sampleBytes(file));
    assert.deepEqual(
      {
        requests: health.requests,
        s500: health.status500,
        s502: health.status502,
        s503: health.status503,
        s504: health.status504,
        aborted: health.clientAborts,
        p95_us: health.p95 ?? null,
        durations: health.durations,
        worker_boots: health.workerBoots,
        planned_recycles: health.plannedRecycles,
        unplanned_restarts: health.unplannedRestarts,
      },
      figures,
    );
  });
}

/** Access lines of gunicorn's BlueKing format, one a second from 10:00:00 on. */
function lines(statuses: readonly number[], microseconds = 1000): Uint8Array {
  const text = statuses.map((status, i) => {
    const clock = `10:${String(Math.floor(i / 60)).padStart(2, '0')}:${String(i % 60).padStart(2, '0')}`;
    return `[10.0.3.7] - - [20/Nov/2026:${clock} +0000] "GET /x HTTP/1.1" ${status} ${microseconds} 2 "-" "curl"\n`;
  });
  return new TextEncoder().encode(text.join(''));
}

test('what is older than the window does not count', () => {
  const statuses = Array.from({ length: 300 }, (_, i) => (i < 200 ? 502 : 200));
  assert.equal(healthOf(lines(statuses), 60_000).status502, 0);
  assert.equal(healthOf(lines(statuses)).status502, 200);
});

test('the window of a silent live log empties', () => {
  const engine = createEngine({ windowMs: 60_000 });
  engine.push(lines(Array.from({ length: 30 }, () => 200)), 'web', NOW);
  assert.equal(engine.health(NOW).requests, 30);
  assert.equal(engine.health(NOW + 120_000).requests, 0);
});

test('too few samples give no rate, enough of them are held against the thresholds', () => {
  assert.equal(healthOf(lines([200, 502])).rate502, undefined);
  const bad = healthOf(
    lines(
      Array.from({ length: 100 }, (_, i) => (i % 10 === 0 ? 502 : 200)),
      6_000_000,
    ),
  );
  assert.equal(bad.rate502, 0.1);
  assert.equal(bad.slowRequests, 100);
  assert.deepEqual(breaches(bad), ['rate502', 'p95']);
});

/** A line of the ingress's log as the platform gives it out. */
function ingressLine(status: number, second = 0): string {
  const request = { method: 'GET', path: '/x', status_code: status, response_time: 30, client_ip: '10.0.0.1' };
  const timestamp = Date.UTC(2026, 10, 20, 10, 0, second) / 1000;
  return `${JSON.stringify({ timestamp, message: 'raw', ...request, bytes_sent: 5, user_agent: 'curl', http_version: '1.1' })}\n`;
}

test('what a gateway answered itself counts, also where its log has few of the requests', () => {
  const ingress = [502, 502, 504].map(ingressLine);
  const gunicorn = lines(Array.from({ length: 97 }, (_, i) => (i < 90 ? 200 : 500)));
  const health = healthOf(Buffer.concat([gunicorn, Buffer.from(ingress.join(''))]));
  const { server, requests, status502, status504, status5xx, rate502, durations } = health;
  assert.deepEqual(
    { server, requests, status502, status504, status5xx, rate502, durations },
    { server: 'gunicorn', requests: 100, status502: 2, status504: 1, status5xx: 10, rate502: 0.02, durations: 97 },
  );
});

test('a 502 that gunicorn and the gateway before it both have is one', () => {
  const health = healthOf(
    Buffer.concat([lines([502, ...Array.from({ length: 99 }, () => 200)]), Buffer.from(ingressLine(502))]),
  );
  assert.deepEqual([health.requests, health.status502], [100, 1]);
});

test('lost lines make the figures a lower bound', () => {
  const engine = createEngine();
  engine.dropped(5, NOW);
  assert.equal(engine.health(NOW).incomplete, true);
});

test('lines that are lost of a log of yesterday do not move its window to today', () => {
  const engine = createEngine();
  engine.push(lines(Array.from({ length: 30 }, () => 200)), 'web', NOW);
  engine.dropped(5, NOW);
  const { requests, incomplete } = engine.health(NOW);
  assert.deepEqual([requests, incomplete], [30, true]);
});

test('quantiles are exact at first and within half a percent for any number of samples', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 100_000_000 }), { minLength: 1, maxLength: 300 }), (values) => {
      const durations = new Durations();
      for (const value of values) durations.add(value);
      const sorted = [...values].sort((a, b) => a - b);
      for (const q of [0.5, 0.95, 0.99]) {
        assert.equal(durations.quantile(q), sorted[Math.max(1, Math.ceil(q * values.length)) - 1]);
      }
    }),
    { numRuns: 300, seed: 20261120 },
  );
  const many = new Durations();
  for (let i = 1; i <= 200_000; i++) many.add(i);
  const p95 = many.quantile(0.95) ?? 0;
  assert.ok(Math.abs(p95 / 190_000 - 1) < 0.005, String(p95));
});

test('durations are the same one by one and many at once, before and behind the border of what is exact', () => {
  const one = new Durations();
  const many = new Durations();
  for (const length of [0, 1, 3, 40, 20_000, 29_956, 1, 60_000, 5]) {
    const values = Float64Array.from({ length }, (_, i) => (i * 7919) % 100_003);
    for (const value of values) one.add(value);
    const part = new Durations();
    part.addPlain({ exact: values, first: 0, buckets: new Float64Array(0) });
    if (length % 2 === 0) many.addAll(part);
    else many.addPlain(part.plain());
    assert.deepEqual(many.plain(), one.plain());
    for (const q of [0.5, 0.95]) assert.equal(many.quantile(q), one.quantile(q));
  }
});

test('an alert about memory, and memory that was refused, is no kill', () => {
  const engine = createEngine({ windowMs: Number.POSITIVE_INFINITY });
  const lines = [
    'alert: shop-default-prod-high_mem_usage is firing',
    'heroku[web.1]: Error R14 (Memory quota exceeded)',
    'MemoryError',
    "redis.exceptions.OutOfMemoryError: command not allowed when used memory > 'maxmemory'.",
    '',
  ];
  engine.push(new TextEncoder().encode(lines.join('\n')), 'test', 0);
  assert.equal(engine.incidents().length, 4);
  assert.equal(engine.health(0).memoryKills, 0);
});
