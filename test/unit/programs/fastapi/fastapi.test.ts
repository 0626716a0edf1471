// What we refuse of `fastapi run` and `fastapi dev`, and where we say that they listen, held against what a real one did
// (test/fixtures/programs/fastapi).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fastapi } from '../../../../server/src/core/programs/fastapi/program.ts';
import { invocationOf } from '../../../support/commands/invocation.ts';

const recorded = JSON.parse(readFileSync('test/fixtures/programs/fastapi/recorded.json', 'utf8')) as {
  readonly answers: readonly (readonly [line: string, kind: string | null, exit: number, address: string | null])[];
};

test('we refuse what fastapi refuses', () => {
  assert.ok(recorded.answers.length > 25);
  for (const [line, kind, exit] of recorded.answers) {
    // Other packages add commands.
    if (line.startsWith('start')) continue;
    const [first] = fastapi.parse(invocationOf('fastapi', line.split(' ')), undefined).errors;
    assert.deepEqual([first?.kind ?? null, first?.exitCode ?? 0], [kind, exit], line);
  }
});

test('it listens where its options say, and by default', () => {
  for (const [line, , , address] of recorded.answers) {
    if (address === null) continue;
    const invocation = invocationOf('fastapi', line.split(' '));
    const { uses } = fastapi.parse(invocation, undefined);
    const given = (id: string) =>
      uses.find(({ option }) => option.id === id)?.value?.text ??
      fastapi.options(undefined, invocation).find((option) => option.id === id)?.default;
    assert.equal(`http://${given('host')}:${given('port')}`, address, line);
  }
});
