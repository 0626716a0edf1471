import assert from 'node:assert/strict';
import { test } from 'node:test';
import { code, fenced, prose, table } from '../../../server/src/core/text/markdown.ts';

test('code holds any text in one line', () => {
  assert.equal(code('a b'), '`a b`');
  assert.equal(code('a `b` c'), '``a `b` c``');
  assert.equal(code('`a'), '`` `a ``');
  assert.equal(code('a\n\n# b'), '`a # b`');
});

test('prose keeps its code, and nothing else of it is markup', () => {
  assert.equal(prose('`a_b` is *bad*\n# [x](y) <b>'), '`a_b` is \\*bad\\* \\# \\[x\\](y) \\<b\\>');
  assert.equal(prose('a ` b_c _d_ &lt; && x'), 'a \\` b_c \\_d\\_ \\&lt; && x');
});

test('a block of code is closed by its own fence only', () => {
  assert.equal(fenced('a\n```\nb\n', 'sh'), '````sh\na\n```\nb\n````');
});

test('a bar in a cell ends no cell', () => {
  assert.equal(table(['a', 'b'], [['`x|y`', 'z']]), '| a | b |\n| --- | --- |\n| `x\\|y` | z |');
});
