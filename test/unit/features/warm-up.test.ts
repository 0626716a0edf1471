// What a server does that is given nothing: it comes to the rules and to what they say, so that the first document finds them warm.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { warmUp } from '../../../server/src/features/warm-up.ts';

test('the document that nobody sees is read, checked and told of', async () => {
  const report = await warmUp();
  assert.equal(report.kind, 'full');
  const said = report.items.map(({ code, range }) => [code, range.start.line]);
  assert.deepEqual(said, [['gunicorn/unknown-option', 1]]);
});
