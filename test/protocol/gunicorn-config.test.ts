import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Hover, RegistrationParams } from 'vscode-languageserver-protocol/node';
import { LanguageServer } from '../support/language-server.ts';

const URI = 'file:///nowhere/gunicorn.conf.py';
const dynamic = { dynamicRegistration: true };

test('a gunicorn configuration gets diagnostics and hovers, and nothing else is asked for it', async () => {
  const capabilities = { textDocument: { synchronization: dynamic, hover: dynamic, codeAction: dynamic } };
  await using server = await LanguageServer.start({ capabilities });
  const { registrations } = await new Promise<RegistrationParams>((resolve) => {
    server.connection.onRequest('client/registerCapability', (params: RegistrationParams) => resolve(params));
  });
  assert.deepEqual(registrations.map(({ method }) => method).sort(), [
    'textDocument/codeAction',
    'textDocument/didChange',
    'textDocument/didClose',
    'textDocument/didOpen',
    'textDocument/hover',
  ]);
  const { registerOptions } = registrations.find(({ method }) => method === 'textDocument/codeAction') ?? {};
  assert.deepEqual(registerOptions?.codeActionKinds, ['quickfix', 'source.fixAll.procfileDoctor', 'refactor.rewrite']);
  await server.open(URI, 'worker = 2\ntimeout = -1\n', 'python');
  const diagnostics = await server.diagnostics(URI);
  assert.deepEqual(
    diagnostics.map(({ code }) => code),
    ['gunicorn-config/unknown-setting', 'gunicorn-config/invalid-value'],
  );
  const position = { line: 1, character: 2 };
  const hover = await server.request<Hover>('textDocument/hover', { textDocument: { uri: URI }, position });
  assert.match(JSON.stringify(hover.contents), /--timeout/);
  assert.equal(await server.stop(), 0);
});
