// An entry that is kept in less memory says what the entry said that was read.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compactEntry } from '../../../../server/src/core/syntax/procfile/command-entry.ts';
import type { EntryText } from '../../../../server/src/core/syntax/procfile/entry.ts';
import { readLineEntry } from '../../../../server/src/core/syntax/procfile/line-entry.ts';
import { readPlainEntry } from '../../../../server/src/core/syntax/procfile/plain-entry.ts';
import { span } from '../../../../server/src/core/text/span.ts';

/** All that an entry says, with the place of every character of its command. */
function said({ kind, span: whole, name, nameSpan, colon, value, problems }: EntryText) {
  const command = value && {
    ...value,
    text: value.text.text,
    source: value.text.source,
    places: Array.from({ length: value.text.text.length }, (_, i) => value.text.toSource(span(i, i + 1))),
  };
  return { kind, whole, name, nameSpan, colon, command, problems };
}

const part = fc.constantFrom(
  'web',
  'a b',
  ':',
  ': ',
  '  ',
  '"',
  "'",
  '\\',
  '\n  ',
  '# x',
  ' #',
  '\t',
  '|',
  '>-\n  ',
  '\u00a0',
  '~',
  '1',
  'é',
  '&a ',
  '-',
  '.',
);

for (const [reading, read] of Object.entries({ lines: readLineEntry, yaml: readPlainEntry })) {
  test(`of ${reading}: whatever is written`, () => {
    const source = fc.tuple(fc.constantFrom('web: ', 'p1:  ', '"a": ', ''), fc.array(part, { maxLength: 8 }));
    fc.assert(
      fc.property(source, ([name, parts]) => {
        const text = name + parts.join('');
        const entry = read(reading === 'lines' ? (text.split('\n')[0] ?? '') : text);
        assert.deepEqual(said(compactEntry(entry, text)), said(entry));
      }),
      { numRuns: 500, seed: 20261121 },
    );
  });

  test(`of ${reading}: an ordinary entry is another object`, () => {
    const source = 'web:  gunicorn wsgi -b :$PORT ';
    const entry = read(source);
    const compact = compactEntry(entry, source);
    assert.notEqual(compact, entry);
    assert.deepEqual(said(compact), said(entry));
  });
}
