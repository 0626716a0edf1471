import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { yamlAnchors } from '../../../../../server/src/core/syntax/yaml/anchors/yaml-anchors.ts';
import { readYamlFile } from '../../../../../server/src/core/syntax/yaml/yaml-file.ts';
import { requireProgram } from '../../../../support/programs.ts';
import { loadWithPyYaml } from '../../../../support/python/py-yaml.ts';

/** Each with what it stands for: `*name < line of its anchor`. */
function told(text: string): string[] {
  const found = yamlAnchors(text);
  const line = (at: number) => text.slice(0, at).split('\n').length;
  return found.map(({ kind, name, span: { start, end }, anchor }) => {
    assert.equal(text.slice(start, end), `${kind === 'anchor' ? '&' : '*'}${name}`);
    const meant = anchor === undefined ? undefined : found[anchor];
    return `${text.slice(start, end)} < ${meant && line(meant.span.start)}`;
  });
}

test('anchors and aliases at their places, and nothing in texts and comments', () => {
  const text = `\ufeffa: &x 1 # &no *no
b: "&no *no"
c: |
  &no *no
d: gunicorn *x && run &
e: [*x, &y {<<: *x}]
f: *y
g: *z
h: &x 2
i: *x
`;
  assert.deepEqual(told(text), [
    '&x < 1',
    '*x < 1',
    '&y < 6',
    '*x < 1',
    '*y < 6',
    '*z < undefined',
    '&x < 9',
    '*x < 9',
  ]);
});

test('of texts that are no YAML, places are those of the text', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom('&a', '*a', '*', '&', ' ', '\n', ': ', '- ', '"', '{', ']', 'x', '#', '\u001f', '\t', '|'),
      ),
      (parts) => {
        told(parts.join(''));
      },
    ),
  );
});

test('the real PyYAML refuses the same anchors and aliases', (t) => {
  const python = requireProgram(t, 'yaml', 'python');
  if (!python) return;
  const name = fc.constantFrom('a', 'b', 'c', 'd', 'a-1', 'A_b', 'a.b', 'a/b', '命', 'a命', 'a+', '🙂');
  const value = fc.oneof(
    name.map((one) => `&${one} 1`),
    name.map((one) => `*${one}`),
    fc.tuple(name, name).map(([one, other]) => `[&${one} x, *${other}]`),
    fc.tuple(name, name).map(([one, other]) => `&${one} {k: &${other} x}`),
    fc.tuple(name, name).map(([one, other]) => `&${one}\n  - &${other}\n    k: v\n  - x`),
    name.map((one) => `!!str &${one} 2`),
    name.map((one) => `&${one}`),
  );
  const texts = fc
    .sample(fc.array(value, { minLength: 1, maxLength: 3 }), { numRuns: 3000, seed: 20261122 })
    .map((values) => values.map((one, i) => `k${i}: ${one}\n`).join(''));
  const verdicts = loadWithPyYaml(python, texts);
  const counts = { refused: 0, taken: 0 };
  for (const [i, text] of texts.entries()) {
    const theirs = verdicts[i]?.error;
    const { errors } = readYamlFile(text);
    assert.equal(errors.length > 0, theirs !== undefined, `${JSON.stringify({ text, theirs, errors })}`);
    counts[theirs === undefined ? 'taken' : 'refused']++;
    for (const { span, about } of errors)
      if (about) assert.match(text.slice(span.start, span.end), about === 'undefined-alias' ? /^\*/ : /^[&*]\S+$/);
  }
  assert.ok(counts.refused > 500 && counts.taken > 300, JSON.stringify(counts));
});
