import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { readDocument } from '../../../../server/src/core/model/read-document.ts';
import { SemanticTokenAnswers } from '../../../../server/src/features/semantic-tokens/semantic-token-answers.ts';

const read = (version: number) =>
  readDocument({ uri: 'file:///app/Procfile', version, kind: 'procfile', text: 'web: gunicorn wsgi\n' }, 'lines');

test('colours are outdated when the same text was read in another way, not when it is another text', () => {
  const answers = new SemanticTokenAnswers();
  const first = read(1);
  assert.equal(answers.isOutdated(first), false);
  answers.full(first);
  assert.equal(answers.isOutdated(first), false);
  assert.equal(answers.isOutdated(read(1)), true);
  assert.equal(answers.isOutdated(read(2)), false);
  answers.closed(first.uri);
  assert.equal(answers.isOutdated(read(1)), false);
});

test('a document is not kept because it was coloured', async () => {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const answers = new SemanticTokenAnswers();
  const document = new WeakRef(colouredIn(answers));
  for (let tries = 0; document.deref() && tries < 50; tries++) {
    await new Promise((resolve) => setImmediate(resolve));
    collect();
  }
  assert.equal(document.deref(), undefined);
  assert.equal(answers.isOutdated(read(1)), true);
});

function colouredIn(answers: SemanticTokenAnswers) {
  const document = read(1);
  answers.range(document, document.lines.rangeOf({ start: 0, end: 3 }));
  return document;
}
