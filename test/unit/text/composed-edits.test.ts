// Edits of one text after the other as edits of the first.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ComposedEdits } from '../../../server/src/core/text/composed-edits.ts';
import { span } from '../../../server/src/core/text/span.ts';
import { applyEdits, type TextEdit } from '../../../server/src/core/text/text-edit.ts';

const edit = (start: number, end: number, newText: string): TextEdit => ({ span: span(start, end), newText });

test('what no edit touched is not touched, and what was put in can be changed again', () => {
  const composed = new ComposedEdits('web：gunicorn wsgi --tiemout 60\n');
  composed.add([edit(3, 4, ': '), edit(18, 27, '--timeout')]);
  composed.add([edit(4, 5, '\t')]);
  assert.equal(composed.text, 'web:\tgunicorn wsgi --timeout 60\n');
  assert.deepEqual(composed.edits, [edit(3, 4, ':\t'), edit(18, 27, '--timeout')]);
});

test('without edits, and with one that is taken back, there is nothing to do', () => {
  const composed = new ComposedEdits('abc');
  assert.deepEqual(composed.edits, []);
  composed.add([edit(1, 1, 'x')]);
  composed.add([edit(1, 2, '')]);
  assert.deepEqual(composed.edits, []);
});

/** Edits of a text of this length that neither overlap nor touch. */
function editsOf(length: number, numbers: readonly number[], newText: string): TextEdit[] {
  const places = [...new Set(numbers.map((number) => number % (length + 1)))].sort((a, b) => a - b);
  const edits: TextEdit[] = [];
  for (let i = 0; i + 1 < places.length; i += 2) {
    const [start = 0, end = 0] = places.slice(i, i + 2);
    edits.push(edit(start, (start + end) % 2 ? end : start, newText));
  }
  return edits;
}

test('applied at once they make the same text as one after the other', () => {
  const rounds = fc.array(fc.tuple(fc.array(fc.nat(60), { maxLength: 8 }), fc.string({ maxLength: 3 })), {
    maxLength: 5,
  });
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), rounds, (text, rounds) => {
      const composed = new ComposedEdits(text);
      let now = text;
      for (const [numbers, newText] of rounds) {
        const edits = editsOf(now.length, numbers, newText);
        composed.add(edits);
        now = applyEdits(now, edits);
      }
      assert.equal(composed.text, now);
      assert.equal(applyEdits(text, composed.edits), now);
    }),
  );
});
