// What the server loads by `require` is a file of its own beside dist/language.js: the client for the web has to know them all.
import assert from 'node:assert/strict';
import { basename } from 'node:path';
import test from 'node:test';
import { LANGUAGE_PARTS } from '../../client/src/language-parts.ts';
import { sourceFiles } from '../support/source-files.ts';

test('the list of parts names what is required, and nothing else', () => {
  const required = sourceFiles(['server/src'], ['.ts']).flatMap(({ lines }) =>
    [...lines.join('\n').matchAll(/\brequire\('([^']+)'\)/g)].map(([, target = '']) =>
      target.startsWith('.') ? basename(target, '.ts') : target.replace(/^@/, '').replace('/', '-'),
    ),
  );
  assert.deepEqual([...new Set(required)].sort(), [...LANGUAGE_PARTS]);
});
