import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { test } from 'node:test';
import fc from 'fast-check';
import { UNKNOWN } from '../../../../server/src/core/syntax/shell/ast.ts';
import { parseScript } from '../../../../server/src/core/syntax/shell/parse.ts';
import { shlexSplit } from '../../../../server/src/core/syntax/shell/shlex.ts';
import { quotedWord, sample } from '../../../support/commands/shell-lines.ts';

const hasPython = spawnSync('python3', ['--version']).status === 0;
const skip = hasPython ? false : 'python3 is not installed';

const SCRIPT = `
import json, shlex, sys
def answer(line):
    try:
        return shlex.split(line)
    except ValueError as error:
        return str(error)
print(json.dumps([answer(line) for line in json.load(sys.stdin)]))
`;

function inPython(lines: readonly string[]): (string[] | string)[] {
  return JSON.parse(execFileSync('python3', ['-c', SCRIPT], { input: JSON.stringify(lines) }).toString());
}

function ours(line: string): string[] | string {
  const { words, error } = shlexSplit(line);
  return error?.text ?? words.map(({ value }) => value.text);
}

const quotedLines = sample(
  fc
    .array(fc.tuple(quotedWord, fc.constantFrom(' ', '  ', '\t')), { maxLength: 6 })
    .map((parts) => parts.flat().join('')),
  5000,
);

test('10,000 lines are split as Python does', { skip }, () => {
  const soup = fc.array(fc.constantFrom('a', 'é', ' ', '\t', '\n', '\r', '\u00a0', "'", '"', '\\', '#', '$', '|'), {
    maxLength: 12,
  });
  const lines = [
    ...quotedLines,
    ...sample(
      soup.map((parts) => parts.join('')),
      5000,
    ),
  ];
  const answers = inPython(lines);
  lines.forEach((line, i) => {
    assert.deepEqual(ours(line), answers[i], JSON.stringify(line));
  });
});

test('a shell and Python agree on lines without expansions and operators', () => {
  for (const line of quotedLines) {
    const words = parseScript(`p ${line}`).commands.flatMap((command) => command.words.slice(1));
    const split = ours(line);
    // Of `{a,b}` it is left open what comes: bash makes two words of it.
    const mine = words.map(({ value }, i) => (value.text === UNKNOWN ? split[i] : value.text));
    assert.deepEqual(mine, split, JSON.stringify(line));
  }
});

test('the place of each word and of each error is known', () => {
  const text = `a "b\\"c" d'e f'`;
  const { words } = shlexSplit(text);
  assert.deepEqual(
    words.map(({ span }) => text.slice(span.start, span.end)),
    ['a', '"b\\"c"', "d'e f'"],
  );
  assert.deepEqual(words[1]?.value.toSource({ start: 1, end: 2 }), { start: 4, end: 6 });
  assert.deepEqual(shlexSplit(`a 'b`).error, { text: 'No closing quotation', span: { start: 2, end: 3 } });
  assert.deepEqual(shlexSplit('a\\').error, { text: 'No escaped character', span: { start: 1, end: 2 } });
});
