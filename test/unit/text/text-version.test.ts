// A text that is edited again and again: what is carried over from version to version is what a fresh look finds.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { TextVersion } from '../../../server/src/core/text/text-version.ts';

const WORDS = ['ab', '\r\n', 'a\nb', '中'];
const text = fc
  .array(fc.constantFrom('a', 'b', '中', '\n', '\r', '\r\n', '😀'), { maxLength: 12 })
  .map((parts) => parts.join(''));
const position = fc.record({ line: fc.integer({ min: -1, max: 8 }), character: fc.integer({ min: -1, max: 8 }) });
const edit = fc.record({ start: position, end: position, text, asks: fc.boolean() });

test('edits by ranges make the text that the library makes of them', () => {
  fc.assert(
    fc.property(text, fc.array(edit, { maxLength: 6 }), (first, edits) => {
      let version = new TextVersion(first);
      for (const { start, end, text: added, asks } of edits) {
        const former = version;
        const before = former.text;
        if (asks) for (const word of WORDS) version.includes(word);
        version = version.edited({ start, end }, added);
        // Of a text that was edited before, the library's own lines are wrong where a CR and an LF meet.
        const expected = TextDocument.create('file:///a', 'x', 1, before);
        TextDocument.update(expected, [{ range: { start, end }, text: added }], 2);
        assert.equal(version.text, expected.getText());
        const fresh = new TextVersion(version.text);
        assert.equal(version.lines.lineCount, fresh.lines.lineCount);
        for (let line = 0; line < fresh.lines.lineCount; line++)
          assert.deepEqual(version.lines.lineSpan(line), fresh.lines.lineSpan(line));
        for (const word of WORDS) assert.equal(version.includes(word), fresh.text.includes(word), word);
        const change = version.changeSince(former);
        assert.equal(before.slice(0, change.before.start), version.text.slice(0, change.after.start));
        assert.equal(before.slice(change.before.end), version.text.slice(change.after.end));
      }
    }),
    { seed: 20261121, numRuns: 3000 },
  );
});

test('the change since another text than the version before is found as well', () => {
  const later = new TextVersion('one two three').edited(
    { start: { line: 0, character: 4 }, end: { line: 0, character: 7 } },
    '2',
  );
  assert.deepEqual(later.changeSince(new TextVersion('one 3 three')), {
    before: { start: 4, end: 5 },
    after: { start: 4, end: 5 },
  });
});

test('a text in place of all of it changes only what is another', () => {
  const whole = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
  const first = new TextVersion('a\nb\nc');
  const later = first.edited(whole, 'a\nB\nc');
  assert.deepEqual(later.changeSince(first), { before: { start: 2, end: 3 }, after: { start: 2, end: 3 } });
});
