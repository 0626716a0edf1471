// What is known of an application changes while its log is read: formats of access lines, patterns.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isReadAnyway } from '../../../server/src/core/logs/access-log/format-sample.ts';
import { createEngine, type LogEngine } from '../../../server/src/core/logs/engine.ts';
import { createScanEngine } from '../../../server/src/core/logs/scan-engine.ts';

const NOW = Date.UTC(2026, 10, 21, 10);
const FORMAT = '%(t)s %(s)s in %(M)s ms %(m)s %(U)s';
const line = (status: number, milliseconds: number) =>
  `[21/Nov/2026:10:00:00 +0000] ${status} in ${milliseconds} ms GET /orders/`;
const bytes = (...lines: readonly string[]) => new TextEncoder().encode(lines.map((one) => `${one}\n`).join(''));
const push = (engine: LogEngine, source: string, ...lines: readonly string[]) =>
  engine.push(bytes(...lines), source, NOW).map(({ request }) => request);

test('BlueKing’s format and gunicorn’s default are read without being told', () => {
  const known = [
    `[%(h)s] %({request_id}i)s %(u)s %(t)s "%(r)s" %(s)s %(D)s %(b)s "%(f)s" "%(a)s"`,
    `%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s"`,
    '%(h)s %(u)s',
  ];
  const own = [
    FORMAT,
    '%(s)s %(D)s',
    // The common format with a duration that nobody expects there.
    `%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s" %(D)s`,
    `[%(h)s] %({request_id}i)s %(u)s %(t)s "%(r)s" %(s)s %(L)s %(b)s "%(f)s" "%(a)s"`,
  ];
  assert.deepEqual([...known, ...own].map(isReadAnyway), [...known.map(() => true), ...own.map(() => false)]);
});

test('a format counts from the next line on, and as long as it is said', () => {
  const engine = createEngine();
  assert.deepEqual(push(engine, 'web', line(200, 7)), [undefined]);
  engine.readWith({ accessFormats: [FORMAT] });
  assert.deepEqual(push(engine, 'web', line(502, 1500)), [{ status: 502, duration: 1_500_000 }]);
  assert.equal(engine.health(NOW).status502, 1);
  engine.readWith({});
  assert.deepEqual(push(engine, 'web', line(200, 7)), [undefined]);
});

test('half a line that waits is read as the new format says', () => {
  const engine = createEngine();
  const [all] = [bytes(line(200, 7))];
  engine.push(all.subarray(0, 20), 'web', NOW);
  engine.readWith({ accessFormats: [FORMAT] });
  assert.deepEqual(
    engine.push(all.subarray(20), 'web', NOW).map(({ request }) => request),
    [{ status: 200, duration: 7000 }],
  );
});

test('each source has the formats of its own application', () => {
  const engine = createEngine();
  engine.readWith({ formatsOf: (source) => (source === 'a' ? [FORMAT] : [FORMAT.replace('M', 'T')]) });
  assert.deepEqual(push(engine, 'a', line(200, 7)), [{ status: 200, duration: 7000 }]);
  assert.deepEqual(push(engine, 'b', line(200, 7)), [{ status: 200, duration: 7_000_000 }]);
});

test('behind a transport and in JSON, too', () => {
  const engine = createEngine();
  engine.readWith({ accessFormats: [FORMAT, '{"code": %(s)s, "ms": %(M)s, "uri": "%(U)s"}'] });
  const own = '{"code": 502, "ms": 9, "uri": "/orders/"}';
  const docker = (log: string) => JSON.stringify({ log: `${log}\n`, stream: 'stdout', time: '2026-11-21T10:00:00Z' });
  assert.deepEqual(
    push(
      engine,
      'web',
      own,
      docker(own),
      docker(line(200, 7)),
      `2026-11-21T10:00:00Z ${line(200, 7)}`,
      'ready in 200 ms',
    ),
    [
      { status: 502, duration: 9000 },
      { status: 502, duration: 9000 },
      { status: 200, duration: 7000 },
      { status: 200, duration: 7000 },
      undefined,
    ],
  );
});

test('a scan reads by the new format as well', () => {
  const engine = createScanEngine();
  engine.scan(bytes(...Array.from({ length: 2000 }, () => 'first')), 'web', NOW);
  engine.readWith({ accessFormats: [FORMAT] });
  engine.scan(bytes(line(504, 30_000)), 'web', NOW);
  assert.equal(engine.health(NOW).status504, 1);
});

test('a pattern can come and go', () => {
  const engine = createEngine();
  const signature = () => engine.push(bytes('payment refused'), 'web', NOW)[0]?.match?.signature;
  assert.equal(signature(), undefined);
  engine.readWith({ userPatterns: [{ id: 'mine', pattern: 'payment refused', severity: 'error', title: 'Refused' }] });
  assert.equal(signature(), 'mine');
  engine.readWith({});
  assert.equal(signature(), undefined);
});
