import assert from 'node:assert/strict';
import { test } from 'node:test';
import { missingColumns } from '../../../../../../client/src/logs/webview/list/shown-columns.ts';

test('a column without anything in it is empty, one of others gives way to the messages', () => {
  const all = new Set(['time', 'process', 'pod'] as const);
  assert.deepEqual(missingColumns(all, 900), {});
  assert.deepEqual(missingColumns(all, 699), { pod: 'narrow' });
  assert.deepEqual(missingColumns(all, 300), { process: 'narrow', pod: 'narrow' });
  assert.deepEqual(missingColumns(new Set(['time']), 300), { process: 'empty', pod: 'empty' });
});
