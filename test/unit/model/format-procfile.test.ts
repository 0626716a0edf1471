import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatProcfile } from '../../../server/src/core/model/format-procfile.ts';
import { readDocument } from '../../../server/src/core/model/read-document.ts';
import { applyEdits } from '../../../server/src/core/text/text-edit.ts';
import { randomRuns } from '../../support/random-runs.ts';

function format(text: string, reading: 'yaml' | 'lines' = 'lines'): string {
  const document = readDocument({ uri: 'file:///Procfile', version: 1, kind: 'procfile', text }, reading);
  return applyEdits(text, formatProcfile(document, { insertFinalNewline: true }));
}

test('spaces around colons, at line ends and at the end of the file are put in order', () => {
  assert.equal(
    format('web:   gunicorn wsgi  \nworker :celery   -A x worker\t\n\n\n'),
    'web: gunicorn wsgi\nworker: celery   -A x worker\n',
  );
  assert.equal(format('web:a b'), 'web: a b\n');
  assert.equal(format('web: a\r\nb: c  \r\n'), 'web: a\r\nb: c\r\n');
});

test('a process without a command stays as it is', () => {
  assert.equal(format('web:\nworker: x y\n'), 'web:\nworker: x y\n');
});

test('lines that are not understood stay as they are', () => {
  assert.equal(format('not a process line  x\n', 'lines'), 'not a process line  x\n');
  assert.equal(format(''), '');
});

test('white space that is part of a command stays', () => {
  for (const space of ['\u00a0', '\u2003', '\ufeff', '\u2028']) {
    assert.equal(format(`web:  run x${space}`, 'yaml'), `web: run x${space}\n`);
    assert.equal(format(`# a\nb: run ${space}\n\n`, 'yaml'), `# a\nb: run ${space}\n`);
  }
});

test('what has to stay in one place keeps nothing else from being put in order, in a long file either', () => {
  const block = 'notes: |\n  a \n\n  b\n';
  const names = Array.from({ length: 2000 }, (_, i) => `p${i}`);
  const long = (gap: string) => names.map((name) => `${name}:${gap}run x\n`).join('');
  assert.equal(
    format(`${long('   ')}${block}${long('  ').replaceAll('p', 'q')}`, 'yaml'),
    `${long(' ')}${block}${long(' ').replaceAll('p', 'q')}`,
  );
});

test('only white space changes, and formatting twice equals once', () => {
  const piece = fc.constantFrom(
    'web',
    'b',
    ':',
    ' ',
    '  ',
    '\t',
    '\n',
    '\r\n',
    '#',
    "'",
    '"',
    '|',
    'x y',
    '中',
    '\ufeff',
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 30 }).map((parts) => parts.join('')),
      fc.constantFrom('yaml', 'lines'),
      (text, reading) => {
        const once = format(text, reading);
        const bare = (value: string) => value.replace(/\s+/g, '');
        assert.equal(bare(once), bare(text));
        assert.equal(format(once, reading), once);
      },
    ),
    { numRuns: randomRuns(3000), seed: 20261120 },
  );
});
