// A window with several folders.
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { ConfigurationItem } from 'vscode-languageserver-protocol/node';
import { LanguageServer } from '../support/language-server.ts';
import { ScratchFolder } from '../support/scratch-folder.ts';

const text = 'web: gunicorn wsgi -b :$PORT --daemon\n';
const capabilities = { workspace: { configuration: true, workspaceFolders: true } };

test('each folder has settings of its own, also one that is added later', async () => {
  using folder = new ScratchFolder();
  folder.write({ 'strict/Procfile': text, 'lax/Procfile': text, 'lax/deep/Procfile': text, 'late/Procfile': text });
  const uri = (path: string) => pathToFileURL(folder.file(path)).href;
  const severities: Readonly<Record<string, string>> = {
    [uri('lax')]: 'hint',
    [uri('lax/deep')]: 'warning',
    [uri('late')]: 'information',
  };
  const folders = ['strict', 'lax', 'lax/deep'].map((name) => ({ name, uri: uri(name) }));
  await using server = await LanguageServer.start(
    { capabilities, workspaceFolders: folders },
    undefined,
    {},
    (connection) => {
      connection.onRequest('workspace/configuration', ({ items }: { items: readonly ConfigurationItem[] }) =>
        items.map(({ scopeUri = '' }) => ({ rules: { 'gunicorn/daemon': severities[scopeUri] } })),
      );
    },
  );
  const severityIn = (path: string, severity: number) =>
    server.diagnostics(uri(path), ({ diagnostics }) => diagnostics[0]?.severity === severity);
  for (const name of ['strict', 'lax', 'lax/deep', 'late']) await server.open(uri(`${name}/Procfile`), text);
  await severityIn('strict/Procfile', 1);
  await severityIn('lax/Procfile', 4);
  await severityIn('lax/deep/Procfile', 2);
  await severityIn('late/Procfile', 1);
  await server.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
    event: { added: [{ name: 'late', uri: uri('late') }], removed: [] },
  });
  await severityIn('late/Procfile', 3);
});
