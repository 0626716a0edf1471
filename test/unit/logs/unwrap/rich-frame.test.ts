// What rich 15 writes where there is no terminal (rich.logging.RichHandler, with its own format of the time and with `[%X]`).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unwrap } from '../../../../server/src/core/logs/unwrap/unwrap.ts';
import { readLogText } from '../../../support/incidents-of.ts';

const CLOCK = { zone: 0, now: Date.UTC(2026, 10, 21) };

function told(line: string): readonly unknown[] {
  const { message, level, framed, time } = unwrap(line, CLOCK);
  return [message, level, framed, time === undefined ? undefined : new Date(time).toISOString()];
}

test("rich's columns are taken off both ends of a line", () => {
  assert.deepEqual(told('[07:20:00] INFO     Application startup complete.                         on.py:62'), [
    'Application startup complete.',
    'info',
    true,
    undefined,
  ]);
  assert.deepEqual(told('           CRITICAL the cache is gone                                    app.py:7'), [
    'the cache is gone',
    'fatal',
    true,
    undefined,
  ]);
  assert.deepEqual(told('[2026-11-20 07:20:00] ERROR    no orders                       app.py:7'), [
    'no orders',
    'error',
    true,
    '2026-11-20T07:20:00.000Z',
  ]);
});

test('what only looks like it is left', () => {
  for (const line of [
    '            ERROR    = 3',
    '    raise ValueError  app.py:7',
    '           an ERROR    in app.py:7',
  ])
    assert.equal(told(line)[0], line);
});

test('a failure behind it is found, and its process', () => {
  const { incidents } = readLogText(
    'web-1  | [11/20/26 07:20:00] INFO     Started server process [7]                server.py:84',
    'web-1  |                     ERROR    Exception in ASGI application          h11_impl.py:412',
    'web-1  |                              Traceback (most recent call last):                    ',
  );
  assert.deepEqual(
    incidents.map(({ signature, process }) => [signature, process]),
    [['request-exception', 'web']],
  );
});
