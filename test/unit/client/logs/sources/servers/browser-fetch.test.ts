// What a browser's `fetch` says less than Node's.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { networkFailure, statusFailure } from '../../../../../../client/src/logs/sources/servers/http.ts';

function inBrowser<T>(work: () => T): T {
  const { process: node } = globalThis;
  Reflect.set(globalThis, 'process', undefined);
  try {
    return work();
  } finally {
    Object.assign(globalThis, { process: node });
  }
}

test('a browser that did not let a request through gives no reason: its conditions are named', () => {
  const error = new TypeError('Failed to fetch');
  assert.deepEqual(
    inBrowser(() => networkFailure(error)),
    { kind: 'browser-refused' },
  );
  assert.deepEqual(networkFailure(error), { kind: 'unreachable', detail: 'Failed to fetch' });
});

test('a redirect that was not followed has no status in a browser: it leads to a login', () => {
  assert.deepEqual(statusFailure(Response.error(), ''), { kind: 'unauthorized' });
});
