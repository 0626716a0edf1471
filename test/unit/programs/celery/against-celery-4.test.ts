// The installed celery 4 reads generated command lines, 5,000 in CI; our verdict must be its own.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { celery } from '../../../../server/src/core/programs/celery/program.ts';
import { differences } from '../../../support/differences.ts';
import { requireProgram } from '../../../support/programs.ts';
import { askPython } from '../../../support/python/ask-python.ts';
import { randomRuns } from '../../../support/random-runs.ts';
import { celeryLines } from './celery-lines.ts';

test('reads thousands of command lines as celery 4.4.7 does', (t) => {
  const python = requireProgram(t, 'celery-4', 'python');
  if (!python) return;
  const questions = fc
    .sample(celeryLines('4.4.7'), { seed: 44_700, numRuns: randomRuns(5000) })
    .map((argv) => ({ argv }));
  const answers = askPython(python, 'celery4-answers.py', [], questions);
  const refused = answers.filter(({ kind }) => kind !== null).length;
  assert.ok(refused > 0.3 * questions.length && refused < 0.8 * questions.length, `${refused} are refused`);
  assert.deepEqual(differences(celery, '4.4.7', questions, answers), []);
});
