import assert from 'node:assert/strict';
import { join, posix, resolve, sep, win32 } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { locationParts } from '../../../../../client/src/logs/panel/location-parts.ts';

test('a path of a container, in its parts', () => {
  assert.deepEqual(locationParts('/app/./shop//views.py'), ['app', 'shop', 'views.py']);
  assert.deepEqual(locationParts('..\\..\\etc\\passwd'), ['etc', 'passwd']);
  assert.deepEqual(locationParts('/../../../'), []);
});

test('no path leads out of the folder that it is looked for in', () => {
  const piece = fc.constantFrom(
    '..',
    '.',
    '/',
    '\\',
    '%2e%2e',
    '%2f',
    '..;',
    '\0',
    'C:',
    '~',
    'a',
    ' ',
    '...',
    '\u2025',
    '//host/',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const parts = locationParts(pieces.join(''));
      for (let from = 0; from <= parts.length; from++) {
        const tail = parts.slice(from);
        // As Uri.joinPath of VS Code does it (posix.join), and as a disk reads the result.
        assert.ok(`${posix.join('/project/folder', ...tail)}/`.startsWith('/project/folder/'));
        assert.ok(
          `${resolve('/project/folder', join('.', ...tail))}${sep}`.startsWith(`${resolve('/project/folder')}${sep}`),
        );
        assert.ok(`${win32.join('C:\\folder', ...tail)}\\`.startsWith('C:\\folder\\'));
      }
    }),
    { numRuns: 5000, seed: 20261121 },
  );
});

test('of a path that only a log can have the last segments are looked for', () => {
  const parts = locationParts(`${'/a'.repeat(2000)}/shop/views.py`);
  assert.ok(parts.length < 50);
  assert.deepEqual(parts.slice(-2), ['shop', 'views.py']);
});
