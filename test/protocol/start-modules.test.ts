// Held for the command line by test/cli/logs-start.test.ts.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LanguageServer } from '../support/language-server.ts';
import { lateModules } from '../support/late-modules.ts';
import { ScratchFolder } from '../support/scratch-folder.ts';

test('modules of Node are loaded before V8 gets other switches, with which it compiles them anew', async () => {
  using scratch = new ScratchFolder();
  const { env, late } = lateModules(scratch);
  const capabilities = { workspace: { configuration: true }, textDocument: { diagnostic: {} } };
  const server = await LanguageServer.start({ capabilities }, 'dist/server.js', env, (connection) => {
    connection.onRequest('workspace/configuration', () => [null, null]);
  });
  const uri = 'file:///nowhere/Procfile';
  await server.open(uri, 'web: gunicorn a.wsgi -b :$PORT\n', 'procfile');
  await server.request('textDocument/diagnostic', { textDocument: { uri } });
  assert.equal(await server.stop(), 0);
  assert.deepEqual(late(), []);
});
