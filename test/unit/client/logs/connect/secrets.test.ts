import assert from 'node:assert/strict';
import { test } from 'node:test';
import { secretParts } from '../../../../../client/src/logs/connect/secrets.ts';

const table: readonly (readonly [string, readonly string[]])[] = [
  [
    'bk_token=abcdef; bk_ticket=ghijkl',
    ['bk_token=abcdef; bk_ticket=ghijkl', 'bk_ticket=ghijkl', 'bk_token=abcdef', 'abcdef', 'ghijkl'],
  ],
  ['{"access_token":"secret"}', ['{"access_token":"secret"}', 'secret']],
  ['ApiKey c2VjcmV0', ['ApiKey c2VjcmV0', 'c2VjcmV0']],
  ['abc', []],
];

for (const [secret, parts] of table) {
  test(`what must not be seen of ${secret}`, () => {
    assert.deepEqual(secretParts(secret), parts);
  });
}
