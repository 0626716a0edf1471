/** Whole documents of everything YAML can do in app_desc.yaml, read by us and by the real PyYAML. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseAppDesc } from '../../../../server/src/core/syntax/app-desc.ts';
import { entriesOf, type YamlValue } from '../../../../server/src/core/syntax/yaml/yaml-value.ts';
import { requireProgram } from '../../../support/programs.ts';
import { loadWithPyYaml, type PyTree } from '../../../support/python/py-yaml.ts';
import { randomRuns } from '../../../support/random-runs.ts';

/** What a reader of YAML 1.1 takes for something else than a text, and what only looks like it. */
const TYPED = [
  ...['yes', 'No', 'ON', 'off', 'true', 'False', 'y', 'n', 'tRUE', '~', 'null', 'Null', 'NULL', 'nUll', 'None'],
  ...['012', '0o12', '08', '-017', '0_7', '0x1F', '0X1f', '0b101', '0b2', '1_000', '_1', '+1', '-0', '1__2', '00'],
  ...['12:30:45', '1:60', '12:30', '-1:30', '190:20:30.15', '20:59.', '1:2:3:4', '0:30', ':30'],
  ...['1.10', '1.', '.5', '-.5', '+.5', '1e3', '1e+3', '1.5e+3', '1.5e3', '1_0.5', '.', '1.2.3', '685.230_15e+03'],
  ...['.inf', '-.inf', '+.INF', '.Inf', '.iNF', '.nan', '.NaN', '-.nan', 'inf', 'nan'],
  ...['2024-01-01', '2024-1-1', '2024-02-30', '0000-01-01', '2024-01-01 1:02:03', '2024-01-01T01:02:03Z'],
  ...['2024-01-01t01:02:03.5-07:00', '2024-01-01 01:02:03 +8', '2024-13-01T00:00:00Z', '2024-01-01 24:00:00'],
  ...['=', '<<', '<', '==', '<<<', '0.0', '-0.0', '1e400', '123456789012345678901234567890', '12345.678'],
];
const TEXTS = [
  'run x',
  "it's",
  'a"b',
  'a: b',
  'a #b',
  '#a',
  '- a',
  '中文',
  'a\\b',
  '*',
  '&a',
  '!x',
  '%a',
  '@a',
  '`a',
  'a, b',
];
const KEYS = [
  'web',
  'worker',
  '1',
  '01',
  '"1"',
  'on',
  'true',
  '~',
  'null',
  '2024-01-01',
  '1.0',
  '.inf',
  "'on'",
  '=',
  '? a',
];

const plain = fc.constantFrom(...TYPED, 'run x', 'a:b', 'a#b', '中文', "it's", 'a\\b', ':x', '-x', '?x');
const quoted = fc
  .tuple(fc.constantFrom(...TYPED, ...TEXTS, ''), fc.boolean())
  .map(([text, single]) => (single ? `'${text.replaceAll("'", "''")}'` : JSON.stringify(text)));
const escaped = fc.constantFrom(
  '"\\x41\\u00e9\\U0001F600"',
  '"a\\tb\\nc\\0"',
  '"\\e\\a\\_\\N\\L\\P"',
  '"a\\/b"',
  '"\\q"',
  '"\\u12"',
);
const tagged = fc.constantFrom(
  '!!str yes',
  '!!str 012',
  '!!int "3"',
  '!own x',
  '!!float 1',
  '!!null ""',
  '!!binary YQ==',
);

/** Lines that hang below a key, without their indentation. */
const block = fc
  .record({
    mark: fc.constantFrom('|', '>', '|-', '>-', '|+', '>+', '|2', '>2-', '|-2 # note'),
    lines: fc.array(fc.constantFrom('run x', '  deeper', '# no comment', '', ' a', 'yes', '\tb', 'a: b'), {
      minLength: 1,
      maxLength: 5,
    }),
  })
  .map(({ mark, lines }) => [mark, ...lines.map((line) => (line === '' ? '' : `  ${line}`))]);
const folded = fc
  .tuple(
    fc.constantFrom(
      ['run', 'x'],
      ["'it''s", "on'"],
      ['"a \\', 'b"'],
      ['"a', '', 'b"'],
      ['yes', 'no'],
      ['1', '2'],
      ['a', '', 'b'],
    ),
    fc.constantFrom(1, 3),
  )
  .map(([lines, depth]) => lines.map((line, i) => (i === 0 || line === '' ? line : ' '.repeat(depth) + line)));

const flow = fc.letrec<{ value: string; list: string; mapping: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    plain.filter((text) => !/[,[\]{}]|^[:?-]/.test(text)),
    quoted,
    tie('list'),
    tie('mapping'),
  ),
  list: fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
  mapping: fc
    .array(fc.tuple(fc.constantFrom('a', 'b', 'on', '1'), tie('value')), { maxLength: 3 })
    .map((pairs) => `{${pairs.map(([key, value]) => `${key}: ${value}`).join(', ')}}`),
})).value;

/** What an anchor may hold, and what may be merged: two mappings, a list, a text. */
const ANCHORS = ['x1: &m1 {a: 1, on: b}', 'x2: &m2', '  a: 012', '  c: [yes]', 'x3: &l1 [1, ~]', 'x4: &t1 off'];
const alias = fc.constantFrom(
  '*m1',
  '*m2',
  '*l1',
  '*t1',
  '*none',
  '{<<: *m1, a: 2}',
  '{a: 2, <<: *m2}',
  '{<<: [*m1, *m2]}',
  '{<<: *l1}',
);
const merge = fc.constantFrom(
  '<<: *m1',
  '<<: *m2',
  '<<: [*m2, *m1]',
  '<<: {a: 3, d: 4}',
  '<<: []',
  '<<: *t1',
  '"<<": *m1',
  '<<: ~',
);

const value: fc.Arbitrary<readonly string[]> = fc.oneof(
  { weight: 4, arbitrary: plain.map((text) => [text]) },
  { weight: 2, arbitrary: quoted.map((text) => [text]) },
  { weight: 1, arbitrary: escaped.map((text) => [text]) },
  { weight: 1, arbitrary: tagged.map((text) => [text]) },
  { weight: 2, arbitrary: block },
  { weight: 2, arbitrary: folded },
  { weight: 2, arbitrary: flow.map((text) => [text]) },
  { weight: 3, arbitrary: alias.map((text) => [text]) },
);
const entry = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.constantFrom(...KEYS), value)
      .map(([key, [head = '', ...rest]]) => [`${key}: ${head}`.trimEnd(), ...(key === '? a' ? [] : rest)]),
  },
  { weight: 1, arbitrary: merge.map((line) => [line]) },
);
const document = fc
  .tuple(fc.array(entry, { minLength: 1, maxLength: 5 }), fc.boolean(), fc.constantFrom('\n', '\r\n'))
  .map(([entries, nested, eol]) => {
    const body = nested
      ? ['module:', ...entries.flat().map((line) => (line === '' ? '' : `  ${line}`))]
      : entries.flat();
    return [...ANCHORS, ...body].map((line) => line + eol).join('');
  });

const NAMES: Readonly<Record<string, string>> = { null: 'NoneType' };

/** Keys in any order: a dict keeps the place of the first of equal ones, which tells nothing. */
function shape(tree: PyTree): unknown {
  if ('items' in tree) return tree.items.map(shape);
  if (!('pairs' in tree)) return tree;
  return tree.pairs.map(([key, inner]) => JSON.stringify([hash(shape(key)), shape(inner)])).sort();
}

/** Of keys that Python takes for one it keeps the first, and we the last: `1`, `1.0`, `True`. */
function hash(key: unknown): unknown {
  const names: Readonly<Record<string, string>> = { True: '1', False: '0', '1.0': '1' };
  const isText = typeof key === 'object' && key !== null && 'text' in key && 'type' in key;
  return isText && key.type !== 'str' ? (names[String(key.text)] ?? key.text) : key;
}

function toTree(found: YamlValue): PyTree {
  if (found.kind === 'list') return { items: found.items.map(toTree) };
  if (found.kind === 'scalar') return { type: NAMES[found.type] ?? found.type, text: found.text };
  if (found.kind === 'opaque') return { type: 'opaque', text: '' };
  return { pairs: entriesOf(found).map(({ key, value: inner }) => [toTree(key), toTree(inner)] as const) };
}

/** Values about which we say nothing: PyYAML's own tags other than `!!str`. */
const isSilent = (text: string): boolean => /!!(?!str)/.test(text);

test('typed scalars and keys, every style, merges, aliases, equal keys: the real PyYAML agrees', (t) => {
  const python = requireProgram(t, 'yaml', 'python');
  if (!python) return;
  const texts = fc.sample(document, { numRuns: randomRuns(2500), seed: 20261121 });
  const verdicts = loadWithPyYaml(python, texts);
  let built = 0;
  let refused = 0;
  const wrong = texts.flatMap((text, i): object[] => {
    const verdict = verdicts[i];
    if (!verdict || isSilent(text)) return [];
    const tree = parseAppDesc(text);
    const errors = [...tree.errors.map(({ detail }) => detail), ...tree.tabs];
    if (verdict.error !== undefined) refused++;
    if ((verdict.error !== undefined) !== errors.length > 0) return [{ text, pyYaml: verdict.error, errors }];
    if (verdict.error !== undefined || !tree.root) return [];
    built++;
    const ours = JSON.stringify(shape(toTree(tree.root)));
    const theirs = JSON.stringify(shape(verdict.tree));
    return ours === theirs ? [] : [{ text, ours, theirs }];
  });
  assert.deepEqual(wrong.slice(0, 5), [], `${wrong.length} of ${texts.length}`);
  assert.ok(built > texts.length / 5 && refused > texts.length / 9, `${built} are built, ${refused} refused`);
});
