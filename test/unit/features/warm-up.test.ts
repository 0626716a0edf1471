// What a server does that is given nothing: it comes to the rules and to what they say, so that the first document finds them warm.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { USUAL_FILES, warmUp } from '../../../server/src/features/warm-up.ts';

const SAID: Readonly<Record<string, readonly unknown[]>> = {
  Procfile: [['gunicorn/unknown-option', 1]],
  'app_desc.yaml': [['app-desc/plan', 7]],
};

test('the documents that nobody sees are read, checked and told of', async () => {
  for (const name of Object.keys(USUAL_FILES)) {
    const report = await warmUp(name);
    assert.equal(report.kind, 'full');
    const said = report.items.map(({ code, range }) => [code, range.start.line]);
    assert.deepEqual(said, SAID[name], name);
  }
});
