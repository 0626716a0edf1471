import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shownPath } from '../../../server/src/features/shown-path.ts';

const table: readonly (readonly [string, readonly string[], string, string])[] = [
  ['the only folder', ['file:///apps/shop'], 'file:///apps/shop/api/Procfile', 'api/Procfile'],
  [
    'one of several folders',
    ['file:///apps/shop', 'file:///apps/stock/'],
    'file:///apps/stock/Procfile',
    'stock/Procfile',
  ],
  ['a file of no folder', ['file:///apps/shop'], 'file:///elsewhere/Procfile', 'Procfile'],
  ['a name with a space', ['file:///apps/shop'], 'file:///apps/shop/my%20api/Procfile', 'my api/Procfile'],
];

for (const [what, folders, uri, shown] of table) {
  test(`${what}: ${shown}`, () => {
    assert.equal(shownPath(folders, uri), shown);
  });
}
