import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseDocument } from 'yaml';
import { pyYamlErrors, tabsOutsideText } from '../../../../server/src/core/syntax/yaml/py-yaml-errors.ts';
import { readYamlTree } from '../../../../server/src/core/syntax/yaml/read-yaml-tree.ts';
import {
  entriesOf,
  entryOf,
  itemsOf,
  type YamlValue,
  yamlAt,
} from '../../../../server/src/core/syntax/yaml/yaml-value.ts';
import { requireProgram } from '../../../support/programs.ts';
import { loadWithPyYaml, type PyTree } from '../../../support/python/py-yaml.ts';

function read(text: string): YamlValue | undefined {
  return readYamlTree(parseDocument(text, { version: '1.1', uniqueKeys: false, merge: true, logLevel: 'silent' })).root;
}

function textAt(text: string, ...path: readonly string[]): string | undefined {
  const value = yamlAt(read(text), ...path);
  return value?.kind === 'scalar' ? `${value.type} ${value.text}` : value?.kind;
}

test('of equal keys the last one counts, and all keep their place', () => {
  const text = 'a: 1\nb: 2\na: 3\n';
  assert.equal(textAt(text, 'a'), 'int 3');
  const root = read(text);
  assert.ok(root?.kind === 'mapping');
  assert.deepEqual(
    root.entries.map(({ name, overridden, key }) => [name, overridden, key.span.start]),
    [
      ['a', true, 0],
      ['b', false, 5],
      ['a', false, 10],
    ],
  );
  assert.equal(entriesOf(root).length, 2);
  // Python compares keys with their types.
  assert.equal(entriesOf(read('1: a\n"1": b\n')).length, 2);
});

test('aliases and merges, what stands beside a merge wins', () => {
  const text = 'x: &x {a: 1, b: 2}\ny:\n  <<: *x\n  b: 3\nz:\n  <<: [{a: 4}, *x]\nw: *x\n';
  assert.equal(textAt(text, 'y', 'a'), 'int 1');
  assert.equal(textAt(text, 'y', 'b'), 'int 3');
  assert.equal(textAt(text, 'z', 'a'), 'int 4');
  assert.equal(textAt(text, 'z', 'b'), 'int 2');
  assert.equal(textAt(text, 'w', 'b'), 'int 2');
  assert.equal(entryOf(yamlAt(read(text), 'y'), 'a')?.merged, true);
  assert.equal(textAt('a: &a {b: *a}\n', 'a', 'b'), 'opaque');
  assert.equal(textAt('a: *nothing\n', 'a'), 'opaque');
});

test('a missing value is null at the end of its key', () => {
  const value = yamlAt(read('key:\n'), 'key');
  assert.deepEqual(value, {
    kind: 'scalar',
    type: 'null',
    text: 'None',
    written: '',
    style: 'plain',
    buildable: true,
    span: { start: 3, end: 3 },
  });
});

const NAMES: Readonly<Record<string, string>> = { null: 'NoneType' };

/** As the Python side of the comparison writes it; keys in the order in which a dict has them. */
function toTree(value: YamlValue): PyTree {
  if (value.kind === 'list') return { items: value.items.map(toTree) };
  if (value.kind === 'scalar') return { type: NAMES[value.type] ?? value.type, text: value.text };
  if (value.kind === 'opaque') return { type: 'opaque', text: '' };
  return { pairs: entriesOf(value).map(({ key, value: inner }) => [toTree(key), toTree(inner)] as const) };
}

function sorted(tree: PyTree): unknown {
  if ('items' in tree) return tree.items.map(sorted);
  if (!('pairs' in tree)) return tree;
  return tree.pairs.map(([key, value]) => JSON.stringify([sorted(key), sorted(value)])).sort();
}

const lines = fc.constantFrom(
  ...['spec_version: 2', 'module:', '  language: Python', '  env_variables:', '    - key: A', '      value: yes'],
  ...['    - {key: B, value: 012}', '    - key: "C"', "      value: 'it''s'", '  processes:', '    web:'],
  ...[
    '      command: gunicorn wsgi # x',
    '      command: |',
    '        run x',
    '      replicas: 1_0',
    '    web: &w {a: 1.10}',
  ],
  ...[
    '    worker: *w',
    '    worker: {<<: *w, b: ~}',
    '# comment',
    '',
    '  when: 2024-01-01',
    '  at: 12:30:45',
    '\t',
    ' x',
    '- y',
  ],
  ...[
    '  broken: "a',
    '  a: b: c',
    '  t: !x y',
    '  e: =',
    '---',
    '  k:\tv',
    '  l: [a, b',
    '  l: [a, b]',
    'on: off',
    '  ？：x',
  ],
);

test('the real PyYAML builds the same tree, and refuses the same texts', (t) => {
  const python = requireProgram(t, 'yaml', 'python');
  if (!python) return;
  const texts = fc
    .sample(fc.array(lines, { minLength: 1, maxLength: 9 }), { numRuns: 3000, seed: 20261120 })
    .map((parts) => `${parts.join('\n')}\n`);
  const verdicts = loadWithPyYaml(python, texts);
  let refused = 0;
  const wrong = texts.flatMap((text, i): object[] => {
    const verdict = verdicts[i];
    const document = parseDocument(text, { version: '1.1', uniqueKeys: false, merge: true, logLevel: 'silent' });
    const errors = [...pyYamlErrors(text, document).map(({ detail }) => detail), ...tabsOutsideText(text, document)];
    if (!verdict) return [];
    if (verdict.error !== undefined) refused++;
    if ((verdict.error !== undefined) !== errors.length > 0) return [{ text, pyYaml: verdict.error, errors }];
    const value = readYamlTree(document).root;
    if (verdict.error !== undefined || !value) return [];
    const ours = JSON.stringify(sorted(toTree(value)));
    const theirs = JSON.stringify(sorted(verdict.tree));
    return ours === theirs ? [] : [{ text, ours, theirs }];
  });
  assert.deepEqual(wrong.slice(0, 5), []);
  assert.ok(refused > 500 && refused < 2800, `${refused} of ${texts.length} are refused`);
});

test('aliases to aliases stand for themselves until they stand for too much', () => {
  const lines = Array.from({ length: 40 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(10)}]`);
  const { root, faults } = readYamlTree(parseDocument(['a0: &a0 [x]', ...lines].join('\n'), { version: '1.1' }));
  const kinds = (name: string) => new Set(itemsOf(yamlAt(root, name)).map(({ kind }) => kind));
  assert.deepEqual(kinds('a2'), new Set(['list']));
  assert.deepEqual(kinds('a40'), new Set(['opaque']));
  let size = 0;
  const count = (value: YamlValue): void => {
    size++;
    for (const item of itemsOf(value)) count(item);
    for (const entry of entriesOf(value)) count(entry.value);
  };
  if (root) count(root);
  assert.ok(size < 200_000, `${size} values`);
  assert.deepEqual(faults, []);
});
