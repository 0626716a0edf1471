// The installed ASGI and WSGI servers read 1,000 generated command lines each; our verdict must be theirs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { daphne } from '../../../server/src/core/programs/daphne/program.ts';
import { hypercorn } from '../../../server/src/core/programs/hypercorn/program.ts';
import type { Program } from '../../../server/src/core/programs/program.ts';
import { uvicorn } from '../../../server/src/core/programs/uvicorn/program.ts';
import { waitress } from '../../../server/src/core/programs/waitress/program.ts';
import { optionWords } from '../../support/commands/command-lines.ts';
import { differences } from '../../support/differences.ts';
import { requireProgram } from '../../support/programs.ts';
import { askPython } from '../../support/python/ask-python.ts';

const servers: readonly (readonly [Program, string])[] = [
  [uvicorn, '0.54.0'],
  [hypercorn, '0.18.0'],
  [daphne, '4.2.3'],
  [waitress, '3.0.2'],
];

const APPS = ['proj.asgi:app', 'proj.asgi:app', 'proj.asgi:app', 'proj.asgi', 'proj:', ':app', ''];

function linesOf(program: Program): fc.Arbitrary<readonly string[]> {
  const options = fc.array(optionWords(program.options(undefined)), { maxLength: 4 }).map((words) => words.flat());
  const app = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...APPS).map((text) => [text]) },
    { weight: 1, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.constant(['proj:app', 'other']) },
  );
  return fc.tuple(options, app, fc.boolean()).map(([words, apps, appFirst]) => {
    return appFirst && program !== waitress ? [...apps, ...words] : [...words, ...apps];
  });
}

for (const [program, version] of servers) {
  test(`reads 1000 command lines as ${program.id} ${version} does`, (t) => {
    const python = requireProgram(t, 'asgi', 'python');
    if (!python) return;
    const questions = fc.sample(linesOf(program), { seed: 1000, numRuns: 1000 }).map((argv) => ({ argv }));
    const answers = askPython(python, 'server-answers.py', [program.id], questions);
    const refused = answers.filter(({ kind }) => kind !== null).length;
    assert.ok(refused > 200 && refused < 900, `${refused} of 1000 are refused`);
    assert.deepEqual(differences(program, version, questions, answers), []);
  });
}
