import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  ClientCapabilities,
  CodeAction,
  CompletionItem,
  CompletionList,
  Hover,
  RegistrationParams,
  TextEdit,
} from 'vscode-languageserver-protocol/node';
import { eventually } from '../support/asking.ts';
import { LanguageServer } from '../support/language-server.ts';

const URI = 'file:///nowhere/gunicorn.conf.py';
const dynamic = { dynamicRegistration: true };

/** A server, and what it asks the client for once it has started. */
async function registering(capabilities: ClientCapabilities) {
  const asked: RegistrationParams[] = [];
  const server = await LanguageServer.start({ capabilities }, undefined, {}, (connection) => {
    connection.onRequest('client/registerCapability', (params: RegistrationParams) => void asked.push(params));
  });
  await eventually(
    async () => asked,
    ({ length }) => length > 0,
  );
  return { server, registrations: asked.flatMap((one) => one.registrations) };
}

test('a gunicorn configuration gets diagnostics and hovers, and nothing else is asked for it', async () => {
  const capabilities = { textDocument: { synchronization: dynamic, hover: dynamic, codeAction: dynamic } };
  const { server: started, registrations } = await registering(capabilities);
  await using server = started;
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

test('a worker class that is none and values of the access log that are none are marked in the file, with repairs', async () => {
  await using server = await LanguageServer.start();
  const text = `worker_class = "gevnet"\naccess_log_format = '%(h)s %(x)s "%(r)s" %(s)d'\n`;
  await server.open(URI, text, 'python');
  const diagnostics = await server.diagnostics(URI);
  const lines = text.split('\n');
  assert.deepEqual(
    diagnostics.map(({ code, range: { start, end } }) => [
      code,
      lines[start.line]?.slice(start.character, end.character),
    ]),
    [
      ['gunicorn-config/unknown-worker-class', '"gevnet"'],
      ['gunicorn-config/access-log-format', '%(x)s'],
      ['gunicorn-config/access-log-format', '%(s)d'],
    ],
  );
  const params = {
    textDocument: { uri: URI },
    range: diagnostics[0]?.range,
    context: { diagnostics: diagnostics.slice(0, 1) },
  };
  const [fix] = await server.request<CodeAction[]>('textDocument/codeAction', params);
  assert.equal(fix?.title, 'Change to `gevent`');
});

test('completion in the file: settings that it does not have yet, hooks with their parameters, values', async () => {
  const completion = { dynamicRegistration: true, completionItem: { snippetSupport: true } };
  const capabilities = { textDocument: { synchronization: dynamic, hover: dynamic, codeAction: dynamic, completion } };
  const { server: started, registrations } = await registering(capabilities);
  await using server = started;
  assert.ok(registrations.some(({ method }) => method === 'textDocument/completion'));
  const offered = async (last: string, behind = '') => {
    const text = `workers = 4\n${last}${behind}`;
    await server.open(URI, text, 'python');
    const position = { line: 1, character: last.length };
    const params = { textDocument: { uri: URI }, position };
    const { items } = await server.request<CompletionList>('textDocument/completion', params);
    await server.connection.sendNotification('textDocument/didClose', { textDocument: { uri: URI } });
    return new Map(items.map((item): [string, CompletionItem] => [item.label, item]));
  };
  const made = (item: CompletionItem | undefined) => (item?.textEdit as TextEdit | undefined)?.newText;
  const names = await offered('ti');
  assert.equal(made(names.get('timeout')), 'timeout = ');
  assert.equal(made(names.get('post_fork')), 'def post_fork(server, worker):\n    ${0:pass}');
  assert.equal(names.has('workers'), false);
  assert.equal(made((await offered('tim', ' = 30')).get('timeout')), 'timeout');
  assert.equal(made((await offered('worker_class = "', '"')).get('gthread')), 'gthread');
  assert.equal(made((await offered("loglevel = '")).get('debug')), 'debug');
  assert.equal(made((await offered("access_log_format = '%(h)s %(", ")'")).get('%(D)s')), '%(D)s');
  // Elsewhere Python's own tools know more.
  assert.equal((await offered('    ti')).size, 0);
  assert.equal((await offered('x = ti')).size, 0);
  const resolved = await server.request<CompletionItem>('completionItem/resolve', names.get('timeout'));
  assert.match(JSON.stringify(resolved.documentation), /--timeout/);
});
