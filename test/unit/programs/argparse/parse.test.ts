import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseArguments } from '../../../../server/src/core/programs/argparse/parse.ts';
import type { ArgparseSpec } from '../../../../server/src/core/programs/argparse/spec.ts';
import { int } from '../../../../server/src/core/programs/argparse/types.ts';
import { UNKNOWN, type Word } from '../../../../server/src/core/syntax/shell/ast.ts';
import { MappedText } from '../../../../server/src/core/text/mapped-text.ts';
import { argumentWords } from '../../../support/commands/argument-words.ts';

const spec: ArgparseSpec = {
  options: [
    { flags: ['-h', '--help'], action: 'help' },
    { flags: ['-w', '--workers'], action: 'store', type: int },
    { flags: ['--worker-class'], action: 'store' },
    { flags: ['-D', '--daemon'], action: 'store_true' },
    { flags: ['--reload'], action: 'store_true' },
  ],
  positionals: [{ name: 'args', nargs: '*' }],
};
const home = { start: 1000, end: 1001 };

function read(line: string) {
  const text = line.replaceAll('$X', UNKNOWN);
  const result = parseArguments(argumentWords(text.split(' ')), spec, home);
  const cut = (span: { start: number; end: number }) => `${span.start}:${text.slice(span.start, span.end)}`;
  return { result, cut };
}

for (const [line, expected] of [
  ['wsgi --foo bar -w x', ['invalid-value 18:x', 'unknown-option 5:--foo']],
  ['wsgi --foo=bar baz', ['unknown-option 5:--foo=bar', 'unexpected-argument 15:baz']],
  ['wsgi -w4 extra', ['unexpected-argument 9:extra']],
  ['-Dw4x', ['invalid-value 3:4x']],
  ['-Dq', ['unexpected-value 2:q']],
  ['--daemon=yes', ['unexpected-value 9:yes']],
  ['wsgi -w', ['missing-value 5:-w']],
  ['wsgi -Dw --reload', ['missing-value 7:w']],
  ['--work 4 --worke=4 wsgi', ['ambiguous-option 0:--work', 'ambiguous-option 9:--worke=4']],
  ['--wor 4', ['ambiguous-option 0:--wor']],
  ['--foo --help --bar', []],
  ['--daemon=--', ['unexpected-value 9:--']],
  ['-w -- 4', ['missing-value 0:-w']],
  ['-w=x --workers=--', ['invalid-value 3:x']],
  ['-w x --help', ['invalid-value 3:x']],
] as const) {
  test(`every error of «${line}», in the parser's order and with its place`, () => {
    const { result, cut } = read(line);
    assert.deepEqual(
      result.errors.map(({ kind, span }) => `${kind} ${cut(span)}`),
      expected,
    );
    assert.equal(result.unsureFrom, undefined);
  });
}

for (const [line, certain, expected] of [
  ['wsgi -w $X --foo', true, ['unknown-option']],
  ['wsgi --workers=$X', true, []],
  ['wsgi -w$X', true, []],
  ['wsgi --reload=$X', false, []],
  ['wsgi $X --foo -w', false, []],
  ['wsgi --foo -w 1 $X x', false, ['unknown-option']],
  ['--$X 4 5', false, []],
  ['-$X wsgi', false, []],
  ['x$X -w 4 y', true, ['unexpected-argument']],
  ['-w 4 $X --help', false, []],
] as const) {
  test(`«${line}» with an unknown value: ${certain ? 'certain' : 'unsure'}`, () => {
    const { result } = read(line);
    assert.equal(result.unsureFrom === undefined, certain);
    assert.deepEqual(
      result.errors.map(({ kind }) => kind),
      expected,
    );
    assert.equal(result.ended, undefined);
  });
}

for (const line of ['--workers=-- wsgi', '-w--', '-w=-- wsgi']) {
  test(`«${line}» has a value of which nothing is known`, () => {
    const { result } = read(line);
    assert.deepEqual(result.errors, []);
    assert.deepEqual(
      result.uses.at(-1)?.values.map(({ text }) => text),
      [UNKNOWN],
    );
    assert.equal(result.unsureFrom, undefined);
  });
}

test('uses name the flag in full and hold the value with its place', () => {
  const { result, cut } = read('wsgi --workers=3 --rel -Dw4 --worker-class gevent');
  assert.deepEqual(
    result.uses.map(({ name, flag, values, abbreviated }) => [
      name,
      cut(flag.span),
      values.map(({ span }) => cut(span)).join(),
      abbreviated,
    ]),
    [
      ['--workers', '5:--workers', '15:3', false],
      ['--reload', '17:--rel', '', true],
      ['-D', '23:-D', '', false],
      ['-w', '25:w', '26:4', false],
      ['--worker-class', '28:--worker-class', '43:gevent', false],
    ],
  );
});

test('a value keeps the quotes around it out of its span', () => {
  const source = '-w "4x"';
  const quoted: Word = {
    span: { start: 3, end: 7 },
    value: MappedText.builder().piece('4x', { start: 4, end: 6 }).build({ start: 3, end: 7 }),
    quoting: 'double',
    splits: false,
    globs: false,
    expansions: [],
  };
  const { errors } = parseArguments([...argumentWords(['-w']), quoted], spec, home);
  assert.deepEqual(
    errors.map(({ span }) => source.slice(span.start, span.end)),
    ['4x'],
  );
});

test('a missing argument is reported at the program', () => {
  const needed: ArgparseSpec = {
    options: [{ flags: ['--bind'], action: 'store', required: true }],
    positionals: [{ name: 'app' }],
  };
  const { errors } = parseArguments([], needed, home);
  assert.deepEqual(errors, [
    {
      kind: 'missing-argument',
      span: home,
      option: undefined,
      text: 'the following arguments are required: --bind, app',
    },
  ]);
});
