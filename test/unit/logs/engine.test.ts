import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEngine } from '../../../server/src/core/logs/engine.ts';

const NOW = Date.UTC(2026, 10, 20, 12);
const bytes = (text: string) => new TextEncoder().encode(text);

test('a line of gunicorn keeps its time, level and pid, and finds its signature', () => {
  const engine = createEngine();
  const [line] = engine.push(bytes('[2026-11-20 09:58:52 +0800] [1] [CRITICAL] WORKER TIMEOUT (pid:18)\n'), 'web', NOW);
  assert.equal(line?.message, 'WORKER TIMEOUT (pid:18)');
  assert.equal(line?.time, Date.UTC(2026, 10, 20, 1, 58, 52));
  assert.equal(line?.level, 'fatal');
  assert.equal(line?.pid, 1);
  assert.deepEqual(line?.match, {
    signature: 'gunicorn-worker-timeout',
    severity: 'critical',
    fields: { pid: '18' },
  });
  assert.equal(engine.incidents()[0]?.signature, 'gunicorn-worker-timeout');
});

test('lines are numbered without gaps, and an unfinished one waits for its end', () => {
  const engine = createEngine();
  assert.deepEqual(
    engine.push(bytes('one\ntw'), 'web', NOW).map((line) => line.raw),
    ['one'],
  );
  assert.deepEqual(
    engine.push(bytes('o\r\n'), 'web', NOW).map((line) => line.raw),
    ['two'],
  );
  assert.deepEqual(engine.push(bytes('last'), 'web', NOW), []);
  assert.deepEqual(
    engine.end('web', NOW).map((line) => [line.sequence, line.raw]),
    [[3, 'last']],
  );
});

test('an incident says when the server that failed was last seen to start', () => {
  const engine = createEngine();
  const lines = [
    '[2026-11-20 09:58:00 +0000] [1] [INFO] Starting gunicorn 23.0.0',
    '[2026-11-20 09:59:00 +0000] [1] [CRITICAL] WORKER TIMEOUT (pid:18)',
    '',
  ];
  engine.push(new TextEncoder().encode(lines.join('\n')), 'a', 0);
  engine.push(new TextEncoder().encode(`${lines[1]}\n`), 'b', 0);
  assert.deepEqual(
    engine.incidents().map(({ startedAt }) => startedAt),
    [Date.UTC(2026, 10, 20, 9, 58), undefined],
  );
});
