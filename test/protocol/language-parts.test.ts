// What is built of the server: language.js, and the parts that it loads when something asks for them.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { WorkspaceEdit } from 'vscode-languageserver-protocol/node';
import { LANGUAGE_PARTS } from '../../client/src/language/language-parts.ts';
import { LOCATE, type LocateResult } from '../../server/src/core/messages/loop-messages.ts';
import { readLogText } from '../support/incidents-of.ts';
import { LanguageServer } from '../support/language-server.ts';
import { ScratchFolder } from '../support/scratch-folder.ts';

test('the client for the web knows every part that there is', () => {
  const built = readdirSync('dist/language').filter((name) => name.endsWith('.js'));
  assert.deepEqual(built.map((name) => basename(name, '.js')).sort(), [...LANGUAGE_PARTS]);
});

test('a failure of celery finds what it needs, whatever was loaded before', async () => {
  using folder = new ScratchFolder();
  const text = 'worker: celery -A shop worker -l info\n';
  folder.write({ Procfile: text, 'requirements.txt': 'gunicorn==23.0.0\n' });
  const uri = pathToFileURL(folder.file('Procfile')).href;
  await using server = await LanguageServer.start({ rootUri: pathToFileURL(folder.path).href });
  await server.open(uri, text);
  // The files of the folder are read: celery is not among the requirements.
  await server.diagnostics(uri, ({ diagnostics }) =>
    diagnostics.some(({ code }) => code === 'project/missing-package'),
  );
  const { incidents } = readLogText(
    "[2026-11-21 10:00:00,123: ERROR/MainProcess] Process 'ForkPoolWorker-3' pid:57 exited with 'signal 9 (SIGKILL)'",
  );
  const incident = { ...incidents[0], process: 'worker' };
  const { locations } = await server.connection.sendRequest<LocateResult<WorkspaceEdit>>(LOCATE, { incident });
  assert.deepEqual(
    locations.map(({ range }) => range),
    [{ start: { line: 0, character: 8 }, end: { line: 0, character: 14 } }],
  );
});
