// What nobody waits for any more is not done; what takes long is seen.
import assert from 'node:assert/strict';
import process from 'node:process';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  CancellationTokenSource,
  type CompletionList,
  type ProgressToken,
  ResponseError,
  WorkDoneProgress,
  type WorkspaceDiagnosticReport,
} from 'vscode-languageserver-protocol/node';
import { LanguageServer } from '../support/language-server.ts';
import { ScratchFolder } from '../support/scratch-folder.ts';

const REQUEST_CANCELLED = -32800;

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : error;
}

test('a request that was cancelled before its turn came is not begun', {
  skip: process.platform === 'win32' && 'a process cannot be stopped and continued there',
}, async () => {
  await using server = await LanguageServer.start();
  const uri = 'file:///app/Procfile';
  await server.open(uri, 'web: gunicorn wsgi \n');
  const params = { textDocument: { uri }, position: { line: 0, character: 19 } };
  assert.ok((await server.request<CompletionList>('textDocument/completion', params)).items.length > 0);
  // Both messages wait for it when it goes on.
  server.process.kill('SIGSTOP');
  const source = new CancellationTokenSource();
  const answer = server.connection.sendRequest('textDocument/completion', params, source.token).catch(codeOf);
  source.cancel();
  const later = server.request<CompletionList>('textDocument/completion', params);
  // Written in their order: when this one is, all are.
  await server.connection.sendNotification('$/setTrace', { value: 'off' });
  server.process.kill('SIGCONT');
  assert.equal(await answer, REQUEST_CANCELLED);
  assert.ok((await later).items.length > 0);
});

const capabilities = { textDocument: { diagnostic: {} }, window: { workDoneProgress: true } };

function workspaceOf(folder: ScratchFolder, files: number) {
  for (let at = 0; at < files; at++) folder.write({ [`app-${at}/Procfile`]: `web: gunicorn wsgi --timout ${at}\n` });
  const uri = pathToFileURL(folder.path).href;
  return LanguageServer.start({ capabilities, workspaceFolders: [{ name: 'app', uri }] });
}

/** Everything that is said of progress, in its order. */
function progressOf(server: LanguageServer) {
  const said: { readonly token: ProgressToken; readonly kind: string; readonly text: string | undefined }[] = [];
  server.connection.onRequest('window/workDoneProgress/create', ({ token }: { token: ProgressToken }) => {
    said.push({ token, kind: 'create', text: undefined });
    server.connection.onProgress(WorkDoneProgress.type, token, (value) => {
      const text = value.kind === 'begin' ? value.title : value.message;
      said.push({ token, kind: value.kind, text });
    });
    return null;
  });
  return said;
}

test('checking many files shows how far it is, and that it is done', async () => {
  using folder = new ScratchFolder();
  await using server = await workspaceOf(folder, 30);
  const said = progressOf(server);
  const { items } = await server.request<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds: [] });
  assert.equal(items.length, 30);
  // The end may come behind the answer.
  while (said.at(-1)?.kind !== 'end') await new Promise((resolve) => setTimeout(resolve, 10));
  assert.deepEqual([...new Set(said.map(({ kind }) => kind))], ['create', 'begin', 'report', 'end']);
  assert.equal(said[1]?.text, 'Checking Procfiles and app_desc.yaml');
  assert.ok(said.some(({ kind, text }) => kind === 'report' && text === '8/30'));
});

test('a client that announces progress and then refuses it gets its answer, and hears of no error', async () => {
  using folder = new ScratchFolder();
  await using server = await workspaceOf(folder, 30);
  const told: string[] = [];
  server.connection.onNotification('window/logMessage', ({ message }: { message: string }) => void told.push(message));
  server.connection.onRequest('window/workDoneProgress/create', () => new ResponseError(-32601, 'no progress here'));
  const { items } = await server.request<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds: [] });
  assert.equal(items.length, 30);
  // What is said of the last answer comes before the next.
  await server.request('workspace/symbol', { query: '' });
  assert.deepEqual(told, []);
});

test('few files are checked without a word', async () => {
  using folder = new ScratchFolder();
  await using server = await workspaceOf(folder, 3);
  const said = progressOf(server);
  await server.request('workspace/diagnostic', { previousResultIds: [] });
  await server.request('workspace/symbol', { query: '' });
  assert.deepEqual(said, []);
});

for (const [method, params] of [
  ['workspace/diagnostic', { previousResultIds: [] }],
  ['workspace/symbol', { query: '' }],
] as const) {
  test(`${method} ends when it is cancelled in the middle`, async () => {
    using folder = new ScratchFolder();
    await using server = await workspaceOf(folder, 90);
    const source = new CancellationTokenSource();
    // Cancelled at the first word about it: files have been found, most are not read.
    server.connection.onRequest('window/workDoneProgress/create', () => {
      source.cancel();
      return null;
    });
    const answer = await server.connection.sendRequest(method, params, source.token).catch(codeOf);
    assert.equal(answer, REQUEST_CANCELLED);
  });
}
