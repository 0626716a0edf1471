import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allPrograms, programFor } from '../../../server/src/core/programs/registry.ts';

test('a program is found by each of its names', () => {
  const programs = allPrograms();
  assert.equal(programs.length, 17);
  for (const program of programs) for (const name of program.names) assert.equal(programFor(name), program, name);
  assert.equal(programFor('constructor'), undefined);
});
