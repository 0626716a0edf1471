import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TextFormat } from '../../../../../client/src/logs/messages/worker-protocol.ts';
import { exportText } from '../../../../../client/src/logs/ring/export.ts';
import { Ring } from '../../../../../client/src/logs/ring/ring.ts';
import { ShownRows } from '../../../../../client/src/logs/ring/shown-rows.ts';
import { failure, line } from './lines.ts';

const failed = failure('\x1b[31mWORKER TIMEOUT (pid:23)\x1b[0m');
const enveloped = {
  ...line('ready'),
  raw: '{"timestamp":1,"message":"ready","process_id":"web","pod_name":"web-1"}',
  time: Date.UTC(2026, 10, 20),
  process: 'web',
  pod: 'web-1',
};

function exported(format: TextFormat): string {
  const ring = new Ring({ lines: 100, characters: 1e5 });
  const shown = new ShownRows(ring);
  ring.append([line('one'), failed, enveloped, line('\x1b[201~rm\r \u202Ex')]);
  shown.added(0);
  return exportText({ ring, shown }, format).text;
}

test('plain is what was received, without colours and without the frame of the platform', () => {
  assert.equal(
    exported('plain'),
    'one\nWORKER TIMEOUT (pid:23)\n2026-11-20T00:00:00.000Z web[web-1]: ready\nrm\r \u202Ex\n',
  );
});

test('seen has nothing that a terminal obeys when it is pasted there', () => {
  assert.equal(exported('seen').split('\n')[3], 'rm␍ ␦x');
});

test('labelled names the failure behind its line', () => {
  assert.equal(exported('labelled').split('\n')[1], 'WORKER TIMEOUT (pid:23)  ⟵ critical: gunicorn-worker-timeout');
});

test('ndjson says all that is known, an object a line', () => {
  const second: unknown = JSON.parse(exported('ndjson').split('\n')[1] ?? '');
  assert.equal(Reflect.get(Object(second), 'signature'), 'gunicorn-worker-timeout');
});
