// Whatever a variable brings, int() refuses these; and for some value it takes the others.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isNeverInteger } from '../../../server/src/core/programs/never-integer.ts';
import { pythonInt } from '../../../server/src/core/syntax/python/python-number.ts';
import { UNKNOWN } from '../../../server/src/core/syntax/shell/ast.ts';
import { checkText } from '../../support/check-text.ts';

const NEVER = ['X,', 'X}', '[X]', "'X'", 'X:8000', 'X/', 'X.0', '==X', 'X$', 'Xs', '{X}'];
const PERHAPS: readonly (readonly [string, string])[] = [
  ['X', '5'],
  ['1X', '0'],
  ['-X', '5'],
  ['+X', '5'],
  ['X_0', '1'],
  [' X ', '5'],
  ['X 5', ''],
  ['X-5', ''],
];

test('characters that no number has', () => {
  for (const text of NEVER) assert.equal(isNeverInteger(text.replace('X', UNKNOWN)), true, text);
  for (const [text, value] of PERHAPS) {
    assert.notEqual(pythonInt(text.replace('X', value)), undefined, text);
    assert.equal(isNeverInteger(text.replace('X', UNKNOWN)), false, text);
  }
});

test('where a shell reads the text again, a `$` before the variable is no character', async () => {
  const commands = ['bash -c "gunicorn a:b -b :\\$$PORT"', 'sh -c "uvicorn a:b --port \\$$PORT"'];
  for (const command of commands) {
    const found = await checkText({ text: `web: ${command}\n`, platform: 'heroku' });
    assert.deepEqual(
      found.filter(({ severity }) => severity === 'error').map(({ rule }) => rule.id),
      [],
    );
  }
});

test('every server says so', async () => {
  const refused = [
    'gunicorn a:b -b :$PORT,',
    'gunicorn a:b -w $W,',
    'uvicorn a:b --port $PORT}',
    'hypercorn a:b --workers [$W]',
    'daphne a:b -p [$PORT]',
    'waitress-serve --port=$PORT} a:b',
  ];
  for (const command of refused) {
    const found = await checkText({ text: `web: ${command}\n`, platform: 'heroku' });
    assert.equal(found.filter(({ severity }) => severity === 'error').length, 1, command);
  }
});
