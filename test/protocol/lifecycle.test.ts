import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { createProtocolConnection, StreamMessageWriter } from 'vscode-languageserver-protocol/node';
import { messageReader } from '../support/message-reader.ts';

function start() {
  const server = spawn(process.execPath, ['dist/server.js', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(messageReader(server.stdout), new StreamMessageWriter(server.stdin));
  connection.listen();
  return { server, connection };
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
