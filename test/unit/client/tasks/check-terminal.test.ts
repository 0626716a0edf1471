import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CheckTerminal as Terminal } from '../../../../client/src/tasks/check-terminal.ts';
import { clientModule } from '../../../support/client-module.ts';

let applied = 0;
const { CheckTerminal } = await clientModule<{ CheckTerminal: typeof Terminal }>('client/src/tasks/check-terminal.ts', {
  Uri: { joinPath: () => 'file:///shop' },
  workspace: {
    applyEdit: async () => {
      applied += 1;
      return true;
    },
  },
});

test('a task that was ended repairs nothing any more', async () => {
  for (const isEnded of [false, true]) {
    applied = 0;
    const answers: (() => void)[] = [];
    const ask = () =>
      new Promise((resolve) => {
        const edit = { documentChanges: answers.length === 0 ? [{}] : [] };
        answers.push(() => resolve({ edit, lines: [], files: 1, errors: 0 }));
      });
    const server = { ask, toEdit: async () => ({ entries: () => [] }) };
    const terminal = new CheckTerminal(server as never, 'file:///shop' as never, ['.'], true);
    terminal.open();
    if (isEnded) terminal.close();
    answers[0]?.();
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(applied, isEnded ? 0 : 1);
  }
});
