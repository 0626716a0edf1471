import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ProcfileEntries } from '../../../../server/src/core/syntax/procfile/entries.ts';
import type { ProcfileReading } from '../../../../server/src/core/syntax/procfile/entry.ts';
import { type ProcfileSyntax, parseProcfile } from '../../../../server/src/core/syntax/procfile/procfile.ts';
import { changeBetween } from '../../../../server/src/core/text/change.ts';
import { touches } from '../../../../server/src/core/text/span.ts';
import { randomRuns } from '../../../support/random-runs.ts';

function summary(text: string, reading: ProcfileReading) {
  return parseProcfile(text, reading).entries.all.map((entry) => ({
    kind: entry.kind,
    name: entry.name,
    value: entry.value?.text.text,
    source: entry.value && text.slice(entry.value.span.start, entry.value.span.end),
    problems: entry.problems.map(({ kind }) => kind),
  }));
}

test('an ordinary line is the same for both kinds of platform', () => {
  const text = 'web: gunicorn wsgi -b :$PORT\n\n# note\nworker: celery -A proj worker\n';
  for (const reading of ['lines', 'yaml'] as const) {
    assert.deepEqual(summary(text, reading), [
      {
        kind: 'process',
        name: 'web',
        value: 'gunicorn wsgi -b :$PORT',
        source: 'gunicorn wsgi -b :$PORT',
        problems: [],
      },
      { kind: 'comment', name: '', value: undefined, source: undefined, problems: [] },
      {
        kind: 'process',
        name: 'worker',
        value: 'celery -A proj worker',
        source: 'celery -A proj worker',
        problems: [],
      },
    ]);
  }
});

test('YAML folds indented lines, cuts at a comment and keeps a backslash', () => {
  const value = (text: string) => summary(text, 'yaml')[0]?.value;
  assert.equal(value('web: gunicorn wsgi\n  -w 4\n  -b :$PORT\n'), 'gunicorn wsgi -w 4 -b :$PORT');
  assert.equal(value('web: gunicorn wsgi \\\n  -w 4\n'), 'gunicorn wsgi \\ -w 4');
  assert.equal(value('web: gunicorn wsgi # four workers\n'), 'gunicorn wsgi');
  assert.equal(value('web: |\n  gunicorn wsgi\n'), 'gunicorn wsgi\n');
  assert.equal(value('web: "gunicorn wsgi"\n'), 'gunicorn wsgi');
});

test('what YAML makes of a value that is no text', () => {
  const type = (text: string) => parseProcfile(text, 'yaml').entries.at(0)?.value?.type;
  assert.equal(type('web:\n'), undefined);
  assert.equal(type('web: ~\n'), 'null');
  assert.equal(type('web: null\n'), 'null');
  assert.equal(type('web: yes\n'), 'other');
  assert.equal(type('web: 12\n'), 'other');
  assert.equal(type('web: [a, b]\n'), 'other');
  assert.equal(type('web: run\n'), 'string');
});

test('text that breaks the YAML is a problem with its place, and the entry is still read', () => {
  for (const text of ['web: echo a: b\n', 'web: @x y\n', "web: 'a' b\n", 'web: [x\n', 'web: *x y\n']) {
    const [entry] = parseProcfile(text, 'yaml').entries;
    assert.ok(entry && entry.problems.length > 0, text);
    assert.equal(entry.name, 'web', text);
  }
});

test('a line without a colon, and an indented one for line readers, are malformed', () => {
  assert.equal(summary('gunicorn wsgi\n', 'lines')[0]?.kind, 'malformed');
  assert.equal(summary('gunicorn wsgi\n', 'yaml')[0]?.kind, 'malformed');
  assert.deepEqual(
    summary('web: gunicorn \\\n  -w 4\n', 'lines').map(({ kind }) => kind),
    ['process', 'malformed'],
  );
});

test('no text throws, every span lies inside, and a second reading of the same text is equal', () => {
  const piece = fc.constantFrom(
    'web',
    ':',
    ' ',
    '\n',
    '\r\n',
    '\r',
    '\t',
    '#',
    '"',
    "'",
    '|',
    '>',
    '[',
    '{',
    '&a',
    '*a',
    '：',
    '\0',
    '\ud800',
    '-',
    'x',
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 40 }).map((parts) => parts.join('')),
      (text) => {
        for (const reading of ['lines', 'yaml'] as const) {
          const { entries } = parseProcfile(text, reading);
          let end = 0;
          for (const entry of entries) {
            assert.ok(entry.span.start >= end && entry.span.end <= text.length);
            assert.ok(entry.nameSpan.start >= entry.span.start && entry.nameSpan.end <= entry.span.end);
            end = entry.span.end;
          }
          assert.deepEqual(parseProcfile(text, reading), parseProcfile(text, reading));
        }
      },
    ),
    { numRuns: randomRuns(1000), seed: 20261120 },
  );
});

test('what is read again after a change is what reading everything gives', () => {
  const piece = fc.constantFrom(
    'web: gunicorn wsgi',
    'worker: "a',
    '"',
    ' b',
    '  indented',
    '\t',
    '# comment',
    '\n',
    '\r\n',
    '\r',
    '\uFEFF',
    ':',
    ' ',
    'web',
    '|\n',
  );
  const text = fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(''));
  for (const reading of ['lines', 'yaml'] as const) {
    fc.assert(
      fc.property(text, text, text, text, (before, removed, added, after) => {
        let [was, syntax] = ['', parseProcfile('', reading)];
        for (const is of [before + removed + after, before + added + after, added + after, before + added]) {
          syntax = parseProcfile(is, reading, { syntax, change: changeBetween(was, is) });
          was = is;
          assert.deepEqual(places(syntax), places(parseProcfile(is, reading)));
        }
      }),
      // Of mistakes made on purpose in the rereading, none took more than 7 runs to be found.
      { seed: 20261121, numRuns: randomRuns(800) },
    );
  }
});

function places({ entries }: ProcfileSyntax) {
  const { odd, names } = entries;
  const all = entries.all.map(({ kind, span, name, nameSpan, colon, value, problems }) => ({
    kind,
    span,
    name,
    nameSpan,
    colon,
    value: value && { span: value.span, text: value.text.text, source: value.text.source, type: value.type },
    problems,
  }));
  return { all, odd: odd.map(({ span }) => span), names, processes: spansOf(entries) };
}

test('the processes at a place are those that touch it', () => {
  const line = fc.constantFrom('web: a', '# b', '', '  c', 'd', 'e:\r', 'f: "g');
  const document = fc.array(line, { maxLength: 8 }).map((lines) => lines.join('\n'));
  const place = fc.record({ start: fc.nat(30), length: fc.nat(9) });
  fc.assert(
    fc.property(document, place, fc.constantFrom('lines', 'yaml'), (text, { start, length }, reading) => {
      const place = { start, end: start + length };
      const { entries } = parseProcfile(text, reading);
      const all = Array.from({ length: entries.processCount }, (_, i) => i);
      const expected = all.filter((i) => touches(entries.processAt(i)?.span ?? place, place));
      assert.deepEqual(all.slice(...entries.processesTouching(place)), expected);
    }),
    { seed: 20261121, numRuns: randomRuns(1000) },
  );
});

function spansOf(entries: ProcfileEntries) {
  return Array.from({ length: entries.processCount }, (_, i) => entries.processAt(i)?.span);
}
