import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { createProtocolConnection, StreamMessageWriter } from 'vscode-languageserver-protocol/node';
import { messageReader } from '../support/message-reader.ts';

function start() {
  const server = spawn(process.execPath, ['dist/server.js', '--stdio'], { stdio: ['pipe', 'pipe', 'pipe'] });
  const said = text(server.stderr);
  const connection = createProtocolConnection(messageReader(server.stdout), new StreamMessageWriter(server.stdin));
  connection.listen();
  return { server, connection, said };
}

const HOVER = { textDocument: { uri: 'file:///Procfile' }, position: { line: 0, character: 0 } };

test('requests before initialize and after shutdown are refused with the codes of the specification', async () => {
  const { server, connection } = start();
  await assert.rejects(connection.sendRequest('textDocument/hover', HOVER), { code: -32002 });
  await connection.sendNotification('textDocument/didOpen', {});
  await connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} });
  assert.equal(await connection.sendRequest('textDocument/hover', HOVER), null);
  await connection.sendRequest('shutdown');
  await assert.rejects(connection.sendRequest('textDocument/hover', HOVER), { code: -32600 });
  const exited = once(server, 'exit');
  await connection.sendNotification('exit');
  assert.deepEqual(await exited, [0, null]);
});

test('the server leaves when its standard input closes, with code 1 because nobody said goodbye', async () => {
  const { server, connection } = start();
  await connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} });
  const exited = once(server, 'exit');
  server.stdin.end();
  assert.deepEqual(await exited, [1, null]);
});

const MEANT = { processId: null, rootUri: null, capabilities: {} };

test('initialize counts once, whatever was refused before; so does shutdown', async () => {
  const { server, connection, said } = start();
  for (const params of [null, [], 5, 'x']) {
    await assert.rejects(connection.sendRequest('initialize', params), { code: -32602 });
    await assert.rejects(connection.sendRequest('textDocument/hover', HOVER), { code: -32002 });
  }
  // What is said wrongly is as if it had not been said.
  const wrong = { capabilities: { textDocument: 7, workspace: { workspaceEdit: { resourceOperations: 1 } } } };
  await connection.sendRequest('initialize', {
    ...wrong,
    workspaceFolders: [null, 5, { uri: 5 }],
    rootUri: 4,
    locale: {},
  });
  await connection.sendNotification('initialized', {});
  const textDocument = {
    uri: 'file:///Procfile',
    languageId: 'procfile',
    version: 1,
    text: 'web: gunicorn wsgi --timeout 60\n',
  };
  await connection.sendNotification('textDocument/didOpen', { textDocument });
  const hover = () =>
    connection.sendRequest('textDocument/hover', { textDocument, position: { line: 0, character: 20 } });
  assert.match(JSON.stringify(await hover()), /timeout/);
  await assert.rejects(connection.sendRequest('initialize', MEANT), { code: -32600 });
  await connection.sendNotification('initialize', MEANT);
  await connection.sendNotification('initialized', {});
  for (const id of [0, -1, 1e9, 'none', null, {}, undefined])
    await connection.sendNotification('$/cancelRequest', { id });
  assert.match(JSON.stringify(await hover()), /timeout/);
  await connection.sendRequest('shutdown');
  await assert.rejects(connection.sendRequest('shutdown'), { code: -32600 });
  await assert.rejects(connection.sendRequest('initialize', MEANT), { code: -32600 });
  const exited = once(server, 'exit');
  await connection.sendNotification('exit');
  assert.deepEqual(await exited, [0, null]);
  // The library takes neither null nor nothing for the name of a request.
  assert.match(await said, /^(?:a message was passed over: .*\n){2}$/);
});

for (const before of ['initialize', 'shutdown'] as const) {
  test(`exit before ${before}: the server leaves with code 1`, async () => {
    const { server, connection } = start();
    if (before === 'shutdown') await connection.sendRequest('initialize', MEANT);
    const exited = once(server, 'exit');
    await connection.sendNotification('exit');
    assert.deepEqual(await exited, [1, null]);
  });
}

test('many requests at once, of a text of 2 MB too: each is answered', async () => {
  const { server, connection } = start();
  await connection.sendRequest('initialize', MEANT);
  await connection.sendNotification('initialized', {});
  const line = 'web: gunicorn wsgi --timeout 60 -b :$PORT\n';
  const documents = [line, line.repeat(Math.floor(1_990_000 / line.length))].map((text, i) => ({
    ...{ uri: `file:///${i}/Procfile`, languageId: 'procfile', version: 1, text },
  }));
  for (const textDocument of documents) await connection.sendNotification('textDocument/didOpen', { textDocument });
  const position = { line: 0, character: 20 };
  const answers = Array.from({ length: 100 }, (_, i) => {
    const { uri } = documents[i % 2] ?? { uri: '' };
    const method = ['hover', 'completion', 'documentHighlight'][i % 3];
    return connection.sendRequest(`textDocument/${method}`, { textDocument: { uri }, position });
  });
  for (const answer of await Promise.all(answers)) assert.ok(answer);
  await connection.sendRequest('shutdown');
  const exited = once(server, 'exit');
  await connection.sendNotification('exit');
  assert.deepEqual(await exited, [0, null]);
});
