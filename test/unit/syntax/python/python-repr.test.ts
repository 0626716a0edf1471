import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pythonFloat, pythonRepr } from '../../../../server/src/core/syntax/python/python-repr.ts';
import { int, type PythonValue, reprOf, str } from '../../../../server/src/core/syntax/python/python-value.ts';
import { UNKNOWN } from '../../../../server/src/core/syntax/shell/ast.ts';

test('a float is written as Python writes it', () => {
  const cases: readonly [number, string][] = [
    [0, '0.0'],
    [-0, '-0.0'],
    [1e16, '1e+16'],
    [9999999999999998, '9999999999999998.0'],
    [0.0001, '0.0001'],
    [0.00001, '1e-05'],
    [-1.5e-7, '-1.5e-07'],
    [Number.MAX_VALUE, '1.7976931348623157e+308'],
  ];
  for (const [value, text] of cases) assert.equal(pythonFloat(value), text);
});

test('a string is quoted and escaped as Python does it', () => {
  const cases: readonly [string, string][] = [
    ['', "''"],
    ["it's", '"it\'s"'],
    [`'"`, `'\\'"'`],
    ['a\\b\n\t', "'a\\\\b\\n\\t'"],
    ['\x1b[31m', "'\\x1b[31m'"],
    ['é\u200b\u{e0001}', "'é\\u200b\\U000e0001'"],
    [`0.0.0.0:${UNKNOWN}`, "'0.0.0.0:…'"],
  ];
  for (const [text, repr] of cases) assert.equal(pythonRepr(text), repr);
});

test('values inside values are written the same way', () => {
  const value: PythonValue = { kind: 'tuple', items: [str('\x00'), int(1n), { kind: 'float', value: 1e16 }] };
  assert.equal(reprOf({ kind: 'dict', entries: [[str("it's"), value]] }), `{"it's": ('\\x00', 1, 1e+16)}`);
  assert.equal(reprOf({ kind: 'list', items: [str(UNKNOWN), { kind: 'unknown' }] }), "['…', …]");
});
