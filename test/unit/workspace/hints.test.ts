import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDocument } from '../../../server/src/core/model/read-document.ts';
import { hintsFor } from '../../../server/src/workspace/hints.ts';

function modulesOf(text: string): readonly string[] {
  const document = readDocument({ uri: 'file:///app/Procfile', version: 1, kind: 'procfile', text }, 'lines');
  return hintsFor([document]).modules;
}

test('what a command names is looked for before it is known whether the file is BlueKing’s', () => {
  for (const text of [
    'web: gunicorn shop.wsgi:app\n',
    'web: "gunicorn shop.wsgi:app"\n',
    "web: 'gunicorn shop.wsgi:app'\n",
    'web: |\n  gunicorn shop.wsgi:app\n',
    'web: >-\n  gunicorn\n  shop.wsgi:app\n',
    'web: gunicorn\n  shop.wsgi:app\n',
  ]) {
    assert.ok(modulesOf(text).includes('shop.wsgi'), text);
  }
});
