// The installed celery 5 reads 5,000 generated command lines; our verdict must be its own.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { celery } from '../../../../server/src/core/programs/celery/program.ts';
import { differences } from '../../../support/differences.ts';
import { requireProgram } from '../../../support/programs.ts';
import { askPython } from '../../../support/python/ask-python.ts';
import { celeryLines } from './celery-lines.ts';

test('reads 5000 command lines as celery 5.7.0 does', (t) => {
  const python = requireProgram(t, 'celery-5', 'python');
  if (!python) return;
  const questions = fc.sample(celeryLines('5.7.0'), { seed: 57_000, numRuns: 5000 }).map((argv) => ({ argv }));
  const answers = askPython(python, 'celery5-answers.py', [], questions);
  const refused = answers.filter(({ kind }) => kind !== null).length;
  assert.ok(refused > 1500 && refused < 4000, `${refused} of 5000 are refused`);
  assert.deepEqual(differences(celery, '5.7.0', questions, answers), []);
});
