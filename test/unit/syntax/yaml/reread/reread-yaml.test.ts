import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { rereadYamlFile } from '../../../../../server/src/core/syntax/yaml/reread/reread-yaml.ts';
import { readYamlFile } from '../../../../../server/src/core/syntax/yaml/yaml-file.ts';
import { changeBetween } from '../../../../../server/src/core/text/change.ts';
import { randomRuns } from '../../../../support/random-runs.ts';
import { applyEdit, yamlEdit, yamlFile } from '../../../../support/yaml/yaml-edits.ts';

/** What is taken over of `before`; undefined where all of `after` must be read. It must be what a fresh look finds. */
function reread(before: string, after: string, file = readYamlFile(before)) {
  const again = rereadYamlFile(file, before, after, changeBetween(before, after));
  const fresh = readYamlFile(after);
  if (again) assert.deepStrictEqual(again, fresh, JSON.stringify({ before, after }));
  return { file: again ?? fresh, isPart: again !== undefined };
}

test('random edits of random files: what is read again and what is taken over are what a fresh look finds', () => {
  const seen = { parts: 0, faulty: 0, all: 0 };
  fc.assert(
    fc.property(yamlFile, fc.array(yamlEdit, { minLength: 1, maxLength: 4 }), (first, edits) => {
      let text = first;
      let file = readYamlFile(text);
      for (const edit of edits) {
        const next = applyEdit(text, edit);
        const { file: now, isPart } = reread(text, next, file);
        seen.all++;
        if (isPart) seen.parts++;
        if (isPart && now.errors.length > 0) seen.faulty++;
        text = next;
        file = now;
      }
    }),
    { numRuns: randomRuns(160), seed: 20261121 },
  );
  assert.ok(seen.parts > seen.all / 5 && seen.faulty > 10, JSON.stringify(seen));
});

/** `«before|after»` in a file that is long enough to be read in parts. */
const around = (text: string) =>
  [
    'spec_version: 2',
    'x: 1',
    'modules:',
    ...text.split('\n'),
    ...Array.from({ length: 40 }, (_, i) => `k${i}: v`),
    '',
  ].join('\n');

const EDITS: readonly (readonly [name: string, text: string, isPart: boolean])[] = [
  ['a value', '  a: {b: c}\n  d: e«|f»\n  g: h', true],
  ['the last value of a mapping', '  a: b\n  d: e«|f»', true],
  ['a key', '  a: b\n  d«|x»: e\n  g: h', true],
  ['a key that becomes another one', '  a: b\n  d«|x»: e\n  dx: h', false],
  ['a new entry', '  a: b\n«|  c: d\n»  g: h', true],
  ['an entry that goes', '  a: b\n«  c: d\n|»  g: h', true],
  ['a line that hangs below nothing', '  a: b\n«|    c: d\n»  g: h', true],
  ['a key that has no colon yet', '  a: b\n«|  c\n»  g: h\n  i: j', true],
  ['a key without a colon in the first line of its neighbours', '  a:\n    b«|c»\n    d: e\n  g: h', true],
  ['a key that loses its colon', '  a: b\n  cd«:|»\n  g: h\n  i: j', true],
  ['a key that loses its colon, above deeper lines', '  a: b\n  cd«:|»\n    e: f\n  g: h', true],
  ['a key above one with an anchor', '  a:\n    b: c\n«|    d\n»  e: &x f\n  g: h', true],
  ['a key above an item with an alias', '  - a: &x b\n  - c: d\n«|    e\n»  - f: *x\n  - g', true],
  ['beside a mistake above', '  a: b\n  c\n  d: e«|f»\n  g: h', true],
  ['beside a mistake below', '  a: b«|c»\n  d: e\n  f\n  g: h', true],
  ['a mistake between others', '  a\n  b: c\n«|  d\n»  e: f\n  g\n  h: i', true],
  ['below a bracket that is not closed', '  a: [b\n  c: d\n  e: f«|g»\n  h: i', false],
  ['beside what cannot be built', '  a: 2024-13-01\n  b: c«|d»\n  e: 2024-13-02', true],
  ['an item', '  - a: b\n    c: d«|e»\n  - f', true],
  ['an item that moves out', '  - a: b\n  «|  »- f\n  - g', true],
  ['a block text', '  a: |\n    b\n«|    c\n»\n  g: h', true],
  ['a comment', '  a: b # «|c»\n  g: h', true],
  ['an anchor', '  a: «|&x »b\n  g: h', false],
  ['beside an alias', '  a: &x b\n  c: *x\n  d: e«|f»', true],
  ['an alias', '  a: &x b\n  c: «|*x»\n  d: e', false],
  ['in what is merged', '  a: &x\n    b: c«|d»\n  e:\n    <<: *x', false],
  ['a quote that is not closed', '  a: «|"»b\n  c: d', false],
  ['a bracket that is not closed', '  a: «|[»b\n  c: d', false],
  ['a tab', '  a: b«|\t»\n  c: d', false],
  ['a bracket that ends nowhere, above an item that goes on', '  - a:\n    «|{»- b:\n  - c\n  - d: e', false],
  ['the same, with keys below', '  - a: «|[»b\n  - c: d\n  - e', false],
  ['a bracket that is closed again', '  - a: [b«|]»\n  - c: d\n  - e', false],
  ['an item below one', '  - a: [b\n  - c: «d|e»\n  - f', false],
  ['the border of a document', '  a: b\n«|---\n»  c: d', false],
  ['a line that moves left', '  a:\n    b: c\n«  |»  d: e\n  f: g', true],
];

for (const [name, text, isPart] of EDITS) {
  test(`${name}: ${isPart ? 'only the lines around are read again' : 'all is read again'}`, () => {
    const [before, after] = [0, 1].map((side) =>
      around(text.replace(/«([^|]*)\|([^»]*)»/, (_, was, now) => (side === 0 ? was : now))),
    );
    assert.equal(reread(before ?? '', after ?? '').isPart, isPart);
  });
}

/** Of a file this short half would be read again: what is taken over comes of looking at the value alone. */
const SHORT = {
  mapping: 'a: b\nc: gunicorn wsgi -w 4\nd: e\n',
  list: 'a:\n- gunicorn wsgi -w 4\n- e\n',
  last: 'c: gunicorn wsgi -w 4',
};

test('typing in a plain value: it stays one, or all is read again', () => {
  const seen = { alone: 0, all: 0 };
  const typed = fc.string({ unit: fc.constantFrom(...'ab1 :#-,[]{}&*!|>\'"%@`$./=?~\t\n\r\u0007é'), maxLength: 4 });
  const edit = fc.record({ typed, at: fc.nat({ max: 18 }), gone: fc.constantFrom(0, 0, 1, 3, 18) });
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.values(SHORT)),
      fc.array(edit, { minLength: 1, maxLength: 4 }),
      (first, edits) => {
        let text = first;
        let file = readYamlFile(text);
        for (const { typed, at, gone } of edits) {
          const start = text.indexOf('g') + at;
          const next = `${text.slice(0, start)}${typed}${text.slice(start + gone)}`;
          const { file: now, isPart } = reread(text, next, file);
          seen.all++;
          if (isPart) seen.alone++;
          [text, file] = [next, now];
        }
      },
    ),
    { numRuns: randomRuns(400), seed: 20261122 },
  );
  assert.ok(seen.alone > seen.all / 5 && seen.alone < seen.all, JSON.stringify(seen));
});

const TYPED: readonly (readonly [name: string, text: string, isAlone: boolean])[] = [
  ['a letter', 'a: b«|c»\n', true],
  ['a letter in the middle', 'a: b«|x»c d\n', true],
  ['a word', 'a: b«| -w 4»\n', true],
  ['a number that becomes a text', 'a: 1«|x»\nb: c\n', true],
  ['a text that becomes true', 'a: o«|n»\n', true],
  ['the last item', '- a\n- b«|c»', true],
  ['the first letter', 'a: «b|c»\n', false],
  ['a colon at the end', 'a: b«|:»\n', false],
  ['a colon before a space', 'a: b«|:» c\n', false],
  ['a comment', 'a: b «|#» c\n', false],
  ['a value before a comment', 'a: b«|c» # d\n', false],
  ['a space at the end', 'a: b«| »\n', false],
  ['a second line', 'a: b\n  c«|d»\n', false],
  ['a date that cannot be', 'a: 2024-1«2|3»-01\n', false],
  ['with a tag', 'a: !!str 1«|2»\n', false],
  ['with an anchor', 'a: &x b«|c»\n', false],
  ['in brackets', 'a: [b«|c»]\n', false],
  ['in quotes', 'a: "b«|c»"\n', false],
  ['beside a mistake', 'a: b«|c»\nd\ne: f\n', false],
];

for (const [name, text, isAlone] of TYPED) {
  test(`typing ${name}: ${isAlone ? 'the value alone is read' : 'more than the value is read'}`, () => {
    const [before = '', after = ''] = [0, 1].map((side) =>
      text.replace(/«([^|]*)\|([^»]*)»/, (_, was, now) => (side === 0 ? was : now)),
    );
    assert.equal(reread(before, after).isPart, isAlone);
  });
}
