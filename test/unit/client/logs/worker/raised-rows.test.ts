import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LogStore } from '../../../../../client/src/logs/worker/store.ts';
import { createEngine } from '../../../../../server/src/core/logs/engine.ts';
import { render } from '../../../../../server/src/core/text/l10n.ts';
import { HUNG_WORKER } from '../../../../support/hung-worker.ts';

const LIMITS = { lines: 10_000, characters: 1e7 };
const NOW = Date.UTC(2026, 10, 23);

function store() {
  const made = new LogStore(
    () => createEngine({}),
    LIMITS,
    () => {},
  );
  let now = NOW;
  const read = (text: string, source = 'web') => {
    made.push(Buffer.from(text), source, now);
    now += 5000;
    made.flush(now);
    return made.incidents().map(({ signature, code, evidence }) => ({
      signature,
      code: code && `${code.path}:${code.line}`,
      evidence: evidence.map((text) => render(text)),
    }));
  };
  return { made, read };
}

test('an incident says what the application’s code was at, and leads there', () => {
  assert.deepEqual(store().read(HUNG_WORKER), [
    {
      signature: 'gunicorn-worker-timeout',
      code: '/app/shop/views.py:21',
      evidence: [
        "In the application's code: /app/shop/views.py:21, monthly",
        'Request: GET /reports',
        'A request ended in an exception: 1',
      ],
    },
  ]);
});

test('a traceback may come in pieces, with lines of other sources between them', () => {
  const { made, read } = store();
  const lines = HUNG_WORKER.split(/(?<=\n)/);
  for (const line of lines.slice(0, 6)) {
    made.push(Buffer.from(line), 'web', NOW);
    made.push(Buffer.from('File "/app/other.py", line 1, in other\n'), 'worker', NOW);
  }
  made.flush(NOW + 5000);
  assert.deepEqual(
    made.incidents().map(({ code }) => code),
    [undefined],
  );
  for (const line of lines.slice(6)) made.push(Buffer.from(line), 'web', NOW + 100);
  made.flush(NOW + 5000);
  assert.equal(made.incidents()[0]?.code?.path, '/app/shop/views.py');
  // What is known stays known when the rows have left.
  made.resize({ lines: 1, characters: 1 });
  read('a line\n'.repeat(5000));
  assert.equal(made.incidents()[0]?.code?.path, '/app/shop/views.py');
  made.clear();
  assert.deepEqual(made.incidents(), []);
});

test('a JSON logger has the traceback in the same line', () => {
  const traceback =
    'Traceback (most recent call last):\n  File "/app/shop/views.py", line 7, in err\n    1 / 0\nZeroDivisionError: division by zero';
  const line = {
    asctime: '2026-11-23 00:00:00',
    levelname: 'ERROR',
    name: 'django.request',
    message: 'Internal Server Error: /err',
    exc_info: traceback,
  };
  assert.deepEqual(store().read(`${JSON.stringify(line)}\n`), [
    {
      signature: 'request-exception',
      code: '/app/shop/views.py:7',
      evidence: [
        'Exception: ZeroDivisionError: division by zero',
        "In the application's code: /app/shop/views.py:7, err",
      ],
    },
  ]);
});

test('requests that end in different exceptions are one incident, which says them all, each once', () => {
  const failed = (line: number, exception: string) =>
    `Internal Server Error: /orders\nTraceback (most recent call last):\n  File "/app/shop/views.py", line ${line}, in f\n${exception}\n`;
  const text = failed(7, 'KeyError: 1') + failed(7, 'KeyError: 1') + failed(9, 'ValueError: x');
  const [incident] = store().read(text);
  assert.equal(incident?.code, '/app/shop/views.py:7');
  assert.deepEqual(incident?.evidence, [
    'Exception: KeyError: 1',
    "In the application's code: /app/shop/views.py:7, f",
    'Exception: ValueError: x',
    "In the application's code: /app/shop/views.py:9, f",
  ]);
});
