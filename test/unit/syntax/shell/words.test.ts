import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Word } from '../../../../server/src/core/syntax/shell/ast.ts';
import { parseScript } from '../../../../server/src/core/syntax/shell/parse.ts';

function word(text: string): Word {
  const found = parseScript(`p ${text}`).commands[0]?.words[1];
  assert.ok(found);
  return found;
}

test('a word says how it is quoted', () => {
  const cases: readonly (readonly [text: string, quoting: Word['quoting']])[] = [
    ['a', 'none'],
    ['$A', 'none'],
    ["'a'", 'single'],
    ['"a$B"', 'double'],
    ['"a"b', 'mixed'],
    ["'a''b'", 'mixed'],
    ['a\\ b', 'mixed'],
    ['""', 'double'],
  ];
  for (const [text, quoting] of cases) assert.equal(word(text).quoting, quoting, text);
});

test('a word says whether it may become several words or names of files', () => {
  const cases: readonly (readonly [text: string, splits: boolean, globs: boolean])[] = [
    ['a', false, false],
    ['$A', true, false],
    ['"$A"', false, false],
    ['"$@"', true, false],
    ['x$(b)', true, false],
    ['"$(b)"', false, false],
    ['${A:-b}', true, false],
    ['*.py', false, true],
    ['[::]', false, true],
    ['"*"', false, false],
    ["'*'?", false, true],
  ];
  for (const [text, splits, globs] of cases) {
    assert.deepEqual({ splits: word(text).splits, globs: word(text).globs }, { splits, globs }, text);
  }
  const [assignment] = parseScript('A=$B* p').commands[0]?.assignments ?? [];
  assert.equal(assignment?.value.splits, false);
  assert.equal(assignment?.value.globs, false);
});

test('expansions: kind, place, variable and default', () => {
  const text = '${A:-x${B-y}}"$(c $D)"$1$((E+$F))${G:+$H}~';
  assert.deepEqual(
    word(text).expansions.map(({ kind, span, name, fallback }) => [
      kind,
      `p ${text}`.slice(span.start, span.end),
      name,
      fallback,
    ]),
    [
      ['parameter', '${A:-x${B-y}}', 'A', 'xy'],
      ['parameter', '${B-y}', 'B', 'y'],
      ['command', '$(c $D)', undefined, undefined],
      ['parameter', '$1', '1', undefined],
      ['arithmetic', '$((E+$F))', undefined, undefined],
      ['parameter', '$F', 'F', undefined],
      ['parameter', '${G:+$H}', 'G', undefined],
      ['parameter', '$H', 'H', undefined],
    ],
  );
  assert.deepEqual(word('"$[2 * $N]"').expansions, [{ kind: 'arithmetic', span: { start: 3, end: 12 } }]);
  assert.deepEqual(word('$[').expansions, []);
  assert.deepEqual(word('~/x').expansions, [{ kind: 'tilde', span: { start: 2, end: 3 } }]);
  assert.equal(word('${A:-}').expansions[0]?.fallback, '');
  assert.equal(word('${A:-$B}').expansions[0]?.fallback, undefined);
});

test('the commands of a substitution, at their own places', () => {
  for (const text of ['"$(a \\"b c\\" | d)"', '`a "b c" | d`']) {
    const script = word(text).expansions[0]?.script;
    const words = script?.commands.flatMap((command) => command.words);
    assert.deepEqual(words?.map(({ span }) => `p ${text}`.slice(span.start, span.end)).at(-1), 'd', text);
    assert.equal(words?.length, text.startsWith('`') ? 3 : 4);
  }
  const nested = '`a \\`b\\``';
  const inner = word(nested).expansions[0]?.script?.commands[0]?.words[1]?.expansions[0]?.script?.commands[0];
  assert.equal(`p ${nested}`.slice(inner?.span.start, inner?.span.end), 'b');
});

test('a command says its group and whether it runs in the background', () => {
  const { commands } = parseScript('a && b & { c & d; } & (e; f) && if g; then h; fi');
  const shown = commands.map(({ words, background, group }) => {
    const kinds: string[] = [];
    for (let outer = group; outer; outer = outer.outer) kinds.push(outer.kind);
    return `${words[0]?.value.text}${background ? '&' : ''} ${kinds.join(' ')}`.trim();
  });
  assert.deepEqual(shown, ['a&', 'b&', 'c& group', 'd& group', 'e subshell', 'f subshell', 'g compound', 'h compound']);
  assert.equal(commands[4]?.group, commands[5]?.group);
});
