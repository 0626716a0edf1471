// Files of the workspace that are not open.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { WorkspaceDiagnosticReport, WorkspaceSymbol } from 'vscode-languageserver-protocol/node';
import { readLogText } from '../support/incidents-of.ts';
import { LanguageServer } from '../support/language-server.ts';

const PULL = { textDocument: { diagnostic: {} }, workspace: { didChangeWatchedFiles: {} } };

function workspace(files: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), 'procfile-doctor-closed-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const uri = pathToFileURL(folder).href;
  return {
    folder,
    uri: (path: string) => `${uri}/${path}`,
    start: () => LanguageServer.start({ capabilities: PULL, workspaceFolders: [{ name: 'app', uri }] }),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** File and rule of everything that is reported in full, and the ids to ask again with. */
function summary({ items }: WorkspaceDiagnosticReport) {
  const found = items.map((item) => [
    item.uri.split('/').slice(-2).join('/'),
    item.kind === 'full' ? item.items.map(({ code }) => code) : 'unchanged',
  ]);
  return { found, previousResultIds: items.map(({ uri, resultId }) => ({ uri, value: resultId ?? '' })) };
}

test('diagnostics of files that are not open, again only when there is something new', async () => {
  using files = workspace({
    'api/Procfile': 'web: gunicorn wsgi --timout 60\n',
    'api/wsgi.py': 'application = 1\n',
    'front/app_desc.yaml': 'spec_version: 2\nmodule:\n  language: python\n  processes:\n    web:\n      command: a\n',
    'node_modules/x/Procfile': 'web gunicorn\n',
  });
  await using server = await files.start();
  const ask = (previousResultIds: readonly object[]) =>
    server.request<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds });

  const first = summary(await ask([]));
  assert.deepEqual(first.found, [
    ['api/Procfile', ['gunicorn/unknown-option']],
    ['front/app_desc.yaml', []],
  ]);

  const later = ask(first.previousResultIds);
  writeFileSync(join(files.folder, 'api/Procfile'), 'web: gunicorn wsgi --timeout 60\n');
  await server.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: files.uri('api/Procfile'), type: 2 }],
  });
  const second = summary(await later);
  assert.deepEqual(second.found, [
    ['api/Procfile', []],
    ['front/app_desc.yaml', 'unchanged'],
  ]);

  rmSync(join(files.folder, 'api/Procfile'));
  const third = summary(await ask(second.previousResultIds));
  assert.deepEqual(third.found, [
    ['front/app_desc.yaml', 'unchanged'],
    ['api/Procfile', []],
  ]);
});

test('a file that is open is asked for by itself', async () => {
  using files = workspace({ Procfile: 'web: gunicorn wsgi --timout 60\n' });
  await using server = await files.start();
  await server.open(files.uri('Procfile'), 'web: gunicorn wsgi --timout 60\n');
  assert.deepEqual(await server.request('workspace/diagnostic', { previousResultIds: [] }), { items: [] });
});

test('symbols of files that are not open', async () => {
  using files = workspace({ 'api/Procfile': 'web: gunicorn wsgi\n', 'jobs/Procfile': 'worker: celery -A x worker\n' });
  await using server = await files.start();
  await server.open(files.uri('api/Procfile'), 'web: gunicorn wsgi\nbeat: celery -A x beat\n');
  const symbols = await server.request<WorkspaceSymbol[]>('workspace/symbol', { query: '' });
  assert.deepEqual(
    symbols.map(({ name }) => name),
    ['web', 'beat', 'worker'],
  );
});

test('an incident of a log that belongs to the folder leads to its file; the client is told when it comes', async () => {
  const text = 'web: gunicorn wsgi --timeout 20 -b :$PORT\n';
  using files = workspace({ 'api/Procfile': text, 'jobs/Procfile': text });
  await using server = await files.start();
  const ask = (previousResultIds: readonly object[]) =>
    server.request<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds });
  const first = summary(await ask([]));
  const later = ask(first.previousResultIds);
  const [incident] = readLogText('[2026-11-20 09:58:52 +0800] [1] [CRITICAL] WORKER TIMEOUT (pid:18)').incidents;
  const incidents = [{ ...incident, folder: files.uri('api') }];
  await server.connection.sendNotification('procfileDoctor/incidents', { incidents, health: [] });
  assert.deepEqual(summary(await later).found, [
    ['api/Procfile', ['incident/gunicorn-worker-timeout']],
    ['jobs/Procfile', 'unchanged'],
  ]);
});
