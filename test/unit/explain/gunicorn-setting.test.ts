import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explainAt } from '../../../server/src/core/explain/at.ts';
import { ruleContext } from '../../support/check-text.ts';

test('a setting of gunicorn.conf.py is explained where its name stands', async () => {
  const text = 'workers = 4\nhere = 1\n\n\ndef post_fork(server, worker):\n    pass\n';
  const context = await ruleContext({ text, file: 'gunicorn.conf.py' });
  const titles = ['workers', '4', 'here', 'post_fork', 'pass'].map((word) => {
    const found = explainAt(context, text.indexOf(word));
    return found && `${found.explanation.title} ${text.slice(found.span.start, found.span.end)}`;
  });
  assert.deepEqual(titles, ['workers workers', undefined, undefined, 'post_fork post_fork', undefined]);
});
