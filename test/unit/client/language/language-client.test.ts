// The life of the server as VS Code sees it, with clients that the test plays.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LanguageServer as Server } from '../../../../client/src/language/language-client.ts';
import { clientModule } from '../../../support/client-module.ts';

const { LanguageServer } = await clientModule<{ LanguageServer: typeof Server }>(
  'client/src/language/language-client.ts',
);

/** As the library's: what is starting cannot be stopped. */
class StartingClient {
  phase: 'starting' | 'running' | 'stopped' = 'starting';
  started: () => void = () => undefined;

  start(): Promise<void> {
    return new Promise((resolve) => {
      this.started = () => {
        this.phase = 'running';
        resolve();
      };
    });
  }

  async dispose(): Promise<void> {
    if (this.phase === 'starting') throw new Error("Client is not running and can't be stopped.");
    this.phase = 'stopped';
  }
}

test('a server that starts so slowly that another takes its place is ended when it has started', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const clients: StartingClient[] = [];
  const createClient = () => {
    const client = new StartingClient();
    clients.push(client);
    return client;
  };
  const warned: unknown[] = [];
  const output = { warn: (text: unknown) => warned.push(text) };
  const server = new LanguageServer({ createClient, initializationOptions: {} } as never, output as never);
  server.wake();
  const restarted = server.restart();
  await new Promise((resolve) => setImmediate(resolve));
  t.mock.timers.tick(4000);
  await new Promise((resolve) => setImmediate(resolve));
  const [slow, next] = clients;
  assert.ok(slow && next, 'another one starts');
  next.started();
  await restarted;
  slow.started();
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual([slow.phase, next.phase, warned], ['stopped', 'running', []]);
});
