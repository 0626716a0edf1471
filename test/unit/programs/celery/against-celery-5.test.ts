// The installed celery 5 reads generated command lines, 5,000 in CI; our verdict must be its own.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { celery } from '../../../../server/src/core/programs/celery/program.ts';
import { differences } from '../../../support/differences.ts';
import { requireProgram } from '../../../support/programs.ts';
import { askPython } from '../../../support/python/ask-python.ts';
import { randomRuns } from '../../../support/random-runs.ts';
import { celeryLines } from './celery-lines.ts';

test('reads thousands of command lines as celery 5.7.0 does', (t) => {
  const python = requireProgram(t, 'celery-5', 'python');
  if (!python) return;
  const questions = fc
    .sample(celeryLines('5.7.0'), { seed: 57_000, numRuns: randomRuns(5000) })
    .map((argv) => ({ argv }));
  const answers = askPython(python, 'celery5-answers.py', [], questions);
  const refused = answers.filter(({ kind }) => kind !== null).length;
  assert.ok(refused > 0.3 * questions.length && refused < 0.8 * questions.length, `${refused} are refused`);
  assert.deepEqual(differences(celery, '5.7.0', questions, answers), []);
});
