// How deep collections may lie in collections, as PyYAML has it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfiguration } from '../../../../server/src/core/configuration/read-configuration.ts';
import { parseProcfile } from '../../../../server/src/core/syntax/procfile/procfile.ts';
import { nestedTooDeep } from '../../../../server/src/core/syntax/yaml/deep-nesting.ts';
import { readYamlFile } from '../../../../server/src/core/syntax/yaml/yaml-file.ts';
import { requireProgram } from '../../../support/programs.ts';
import { loadWithPyYaml } from '../../../support/python/py-yaml.ts';

const NESTED: Readonly<Record<string, (levels: number) => string>> = {
  lists: (levels) => '['.repeat(levels) + ']'.repeat(levels),
  'open lists': (levels) => '['.repeat(levels),
  mappings: (levels) => '{a: '.repeat(levels) + '}'.repeat(levels),
  'block lists': (levels) => `${'- '.repeat(levels)}x`,
  'block mappings': (levels) => Array.from({ length: levels }, (_, i) => `${' '.repeat(i)}a:\n`).join(''),
  'lists in mappings': (levels) =>
    Array.from({ length: levels / 2 }, (_, i) => `${'  '.repeat(i)}a:\n${'  '.repeat(i)}-\n`).join(''),
  keys: (levels) => `${'? '.repeat(levels)}x`,
};

/** Long, but not deep. */
const FLAT: Readonly<Record<string, string>> = {
  'lists one behind the other': '- [a]\n'.repeat(1000),
  'brackets in texts': `- "${'['.repeat(1000)}"\n- '${'{'.repeat(1000)}'\n# ${'['.repeat(1000)}\n`,
  'a drawing in a block': `a: |\n  ${'- '.repeat(1000)}\n${' '.repeat(1000)}- b\n`,
};

test('what PyYAML gives up for its depth is refused, with its words', (t) => {
  const texts = [...Object.values(NESTED).flatMap((make) => [make(300), make(600)]), ...Object.values(FLAT)];
  const depth = 'maximum recursion depth exceeded';
  const ours = texts.map((text) => nestedTooDeep(text)?.detail === depth);
  const expected = [...Object.keys(NESTED).flatMap(() => [false, true]), ...Object.keys(FLAT).map(() => false)];
  assert.deepEqual(ours, expected);
  const python = requireProgram(t, 'yaml', 'python');
  if (!python) return;
  const real = loadWithPyYaml(python, texts).map(({ error }) => error?.startsWith(depth) === true);
  assert.deepEqual(real, expected);
});

test('however deep, each file that is read as YAML is read', () => {
  for (const make of Object.values(NESTED)) {
    const text = make(10_000).slice(0, 1_000_000);
    assert.equal(readYamlFile(text).errors.length, 1);
    assert.equal(readConfiguration(text).problems.length, 1);
    assert.equal(parseProcfile(`web: ${'['.repeat(10_000)}\n`, 'yaml').entries.length, 1);
  }
});
