// The live health above a process: what the log panel reports of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeLens } from 'vscode-languageserver-protocol/node';
import { LanguageServer } from '../support/language-server.ts';

const URI = 'file:///app/Procfile';
const TEXT = 'web: gunicorn wsgi -w 4 --timeout 20 -b :$PORT\n';

test('the live health of a process stands above its line, with a mark on what is too high, which comes first', async () => {
  await using server = await LanguageServer.start({ initializationOptions: { logPanel: true } });
  await server.open(URI, `${TEXT}worker: celery -A proj worker\n`);
  const health = { process: 'web', requests: 1200, p95: 4200, rate502: 0.013, restarts: 2, exceeded: ['rate502'] };
  await server.connection.sendNotification('procfileDoctor/incidents', { incidents: [], health: [health] });
  const lenses = await server.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri: URI } });
  assert.deepEqual(lenses, [
    {
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } },
      command: {
        title: '$(warning)\u00a0502 1.3 % · requests 1200 · p95 4.2 s · restarts 2',
        command: 'procfileDoctor.showLogs',
        arguments: ['web'],
      },
    },
  ]);
  assert.equal(await server.stop(), 0);
});

test('a response time below a second is told in milliseconds, as the panel does', async () => {
  await using server = await LanguageServer.start({ initializationOptions: { logPanel: true } });
  await server.open(URI, TEXT);
  const health = { process: 'web', requests: 606, p95: 238.4, exceeded: [] };
  await server.connection.sendNotification('procfileDoctor/incidents', { incidents: [], health: [health] });
  const lenses = await server.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri: URI } });
  assert.equal(lenses[0]?.command?.title, 'requests 606 · p95 238 ms');
  assert.equal(await server.stop(), 0);
});
