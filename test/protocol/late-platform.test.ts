/** BlueKing reads a Procfile as YAML, others read lines: quotes around a command belong to it, or do not. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { type DocumentSymbol, FileChangeType, type SemanticTokens } from 'vscode-languageserver-protocol/node';
import { LanguageServer, USUAL_TEXT_DOCUMENT } from '../support/language-server.ts';
import { ScratchFolder } from '../support/scratch-folder.ts';

const TEXT = "web: 'gunicorn wsgi -b :$PORT'\n";
const DESCRIPTION = 'spec_version: 2\nmodule:\n  language: Python\n';
/** The name and the program behind the quote; a name and a program have the numbers 0 and 1. */
const AS_YAML = { detail: 'gunicorn wsgi -b :$PORT', colours: [0, 0, 3, 0, 0, 0, 6, 8, 1, 0] };

/** What an editor asks once it shows a text, and not again before the text changes. */
async function asked(server: LanguageServer, uri: string) {
  const textDocument = { uri };
  const [symbols, colours] = await Promise.all([
    server.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument }),
    server.request<SemanticTokens>('textDocument/semanticTokens/full', { textDocument }),
  ]);
  return { detail: symbols[0]?.detail, colours: colours.data.slice(0, 10) };
}

test('the first colours and symbols are those of the platform that the files beside the text show', async () => {
  using folder = new ScratchFolder();
  folder.write({ Procfile: TEXT, 'app_desc.yaml': DESCRIPTION });
  const uri = pathToFileURL(folder.file('Procfile')).href;
  await using server = await LanguageServer.start();
  await server.open(uri, TEXT);
  assert.deepEqual(await asked(server, uri), AS_YAML);
});

test('colours are asked for again when the platform becomes another, and only then', async () => {
  using folder = new ScratchFolder();
  folder.write({ Procfile: TEXT });
  const uriOf = (name: string) => pathToFileURL(folder.file(name)).href;
  const uri = uriOf('Procfile');
  await using server = await LanguageServer.start({
    capabilities: {
      textDocument: USUAL_TEXT_DOCUMENT,
      workspace: { semanticTokens: { refreshSupport: true }, inlayHint: { refreshSupport: true } },
    },
  });
  const refreshed: string[] = [];
  let onRefresh = () => {};
  for (const kind of ['semanticTokens', 'inlayHint']) {
    server.connection.onRequest(`workspace/${kind}/refresh`, () => {
      refreshed.push(kind);
      onRefresh();
      return null;
    });
  }
  const changed = async (name: string, text: string, kind: string) => {
    const seen = new Promise<void>((resolve) => {
      onRefresh = () => refreshed.at(-1) === kind && resolve();
    });
    folder.write({ [name]: text });
    await server.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf(name), type: FileChangeType.Changed }],
    });
    await seen;
  };
  await server.open(uri, TEXT);
  assert.equal((await asked(server, uri)).detail, TEXT.slice('web: '.length).trim());
  await changed('requirements.txt', 'gunicorn\n', 'inlayHint');
  assert.equal(refreshed.includes('semanticTokens'), false);

  await changed('app_desc.yaml', DESCRIPTION, 'semanticTokens');
  assert.deepEqual(await asked(server, uri), AS_YAML);
});
