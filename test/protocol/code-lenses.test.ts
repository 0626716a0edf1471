import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { CodeLens } from 'vscode-languageserver-protocol/node';
import { readLogText } from '../support/incidents-of.ts';
import { LanguageServer, USUAL_TEXT_DOCUMENT } from '../support/language-server.ts';
import { ScratchFolder } from '../support/scratch-folder.ts';

const { incidents } = readLogText('[2026-11-20 09:58:52 +0800] [1] [CRITICAL] WORKER TIMEOUT (pid:18)');

test('lenses are asked for again when a file around the document has changed what they say', async () => {
  using folder = new ScratchFolder();
  folder.write({ 'gunicorn.conf.py': 'timeout = 20\n' });
  const uri = pathToFileURL(join(folder.path, 'Procfile')).href;
  const refreshes = new EventEmitter();
  await using server = await LanguageServer.start({
    capabilities: { textDocument: USUAL_TEXT_DOCUMENT, workspace: { codeLens: { refreshSupport: true } } },
    initializationOptions: { logPanel: true },
  });
  server.connection.onRequest('workspace/codeLens/refresh', () => {
    refreshes.emit('refresh');
    return null;
  });
  const titles = async () => {
    const lenses = await server.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
    return lenses.map(({ command }) => command?.title);
  };
  await server.open(uri, 'web: gunicorn wsgi -b :$PORT\n');
  const reported = once(refreshes, 'refresh');
  await server.connection.sendNotification('procfileDoctor/incidents', { incidents, health: [] });
  await reported;
  assert.deepEqual(await titles(), ['$(flame)\u00a0Worker timed out']);

  const read = once(refreshes, 'refresh');
  folder.write({ 'gunicorn.conf.py': 'timeout = 60\n' });
  await server.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: pathToFileURL(join(folder.path, 'gunicorn.conf.py')).href, type: 2 }],
  });
  await read;
  assert.deepEqual(await titles(), []);
});
