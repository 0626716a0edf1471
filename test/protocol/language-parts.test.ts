// What is built of the server: language.js, and the parts that it loads when something asks for them.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { test } from 'node:test';
import { LANGUAGE_PARTS } from '../../client/src/language-parts.ts';

test('the client for the web knows every part that there is', () => {
  const built = readdirSync('dist/language').filter((name) => name.endsWith('.js'));
  assert.deepEqual(built.map((name) => basename(name, '.js')).sort(), [...LANGUAGE_PARTS]);
});
