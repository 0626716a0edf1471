import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clientModule } from '../../../../support/client-module.ts';
import { plainSource } from '../../../../support/plain-source.ts';

type Module = typeof import('../../../../../client/src/logs/panel/source-status.ts');
const { sourceStatus } = await clientModule<Module>('client/src/logs/panel/source-status.ts');

test('what a server has said of a failure is shown without secrets, and with nothing unseen in it', () => {
  const { detail: _, limited: __, signIn: ___, unreadable: ____, ...state } = plainSource;
  const failure = { kind: 'forbidden', detail: 'said by a server' } as const;
  const clean = () => 'Not allowed: \u202egnihton\x1b[2J';
  const { detail } = sourceStatus({ ...state, phase: 'failed', failure, limit: undefined }, clean, false);
  assert.equal(detail, 'Not allowed: ␦gnihton␛[2J');
});
