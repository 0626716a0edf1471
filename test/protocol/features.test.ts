import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  CodeAction,
  CompletionList,
  SemanticTokens,
  SemanticTokensDelta,
  SignatureHelp,
  WorkspaceEdit,
  WorkspaceSymbol,
} from 'vscode-languageserver-protocol/node';
import { LanguageServer, USUAL_TEXT_DOCUMENT } from '../support/language-server.ts';

const URI = 'file:///nowhere/Procfile';

test('signature help while a value is written, semantic tokens, symbols of the workspace', async () => {
  await using server = await LanguageServer.start();
  await server.open(URI, 'web: A=1 gunicorn wsgi --timeout=60 -b :$PORT -w \nworker: celery -A x worker\n');

  const help = await server.request<SignatureHelp>('textDocument/signatureHelp', {
    textDocument: { uri: URI },
    position: { line: 0, character: 49 },
  });
  assert.equal(help.signatures[0]?.label, 'gunicorn -w INT');

  const { data } = await server.request<SemanticTokens>('textDocument/semanticTokens/full', {
    textDocument: { uri: URI },
  });
  const first = data.slice(0, 35);
  assert.deepEqual(
    Array.from({ length: 7 }, (_, i) => first.slice(i * 5, i * 5 + 4)),
    [
      [0, 0, 3, 0],
      [0, 5, 1, 3],
      [0, 4, 8, 1],
      [0, 14, 9, 2],
      [0, 13, 2, 2],
      [0, 4, 5, 3],
      [0, 6, 2, 2],
    ],
  );

  const symbols = await server.request<WorkspaceSymbol[]>('workspace/symbol', { query: 'wr' });
  assert.deepEqual(
    symbols.map(({ name }) => name),
    ['worker'],
  );
});

test('of the colours only what changed is sent again, to whoever still has the rest', async () => {
  await using server = await LanguageServer.start();
  await server.open(URI, 'web: gunicorn wsgi --timeout=60\nworker: celery -A x worker\n');
  const textDocument = { uri: URI };
  const ask = (previousResultId: string) =>
    server.request<SemanticTokens & SemanticTokensDelta>('textDocument/semanticTokens/full/delta', {
      textDocument,
      previousResultId,
    });
  const first = await server.request<SemanticTokens>('textDocument/semanticTokens/full', { textDocument });
  await server.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri: URI, version: 2 },
    contentChanges: [
      { range: { start: { line: 0, character: 18 }, end: { line: 0, character: 18 } }, text: ' --preload' },
    ],
  });
  const { resultId = '', edits } = await ask(first.resultId ?? '');
  assert.deepEqual(edits, [{ start: 15, deleteCount: 0, data: [0, 10, 9, 2, 0] }]);
  assert.deepEqual((await ask(resultId)).edits, []);
  const all = await ask(first.resultId ?? '');
  assert.deepEqual([all.edits, all.data.length], [undefined, first.data.length + 5]);
});

test('the platform with its reason, and the effective configuration', async () => {
  await using server = await LanguageServer.start();
  await server.open(URI, 'web: gunicorn wsgi --timeout 60 -b :$BKPAAS_PORT\n');
  const platform = await server.request<{ label: string; reason: string }>('procfileDoctor/platform', { uri: URI });
  assert.equal(platform.label, 'BlueKing');
  assert.match(platform.reason, /BKPAAS_PORT/);
  const markdown = await server.request<string>('procfileDoctor/effectiveConfiguration', { uri: URI });
  assert.match(markdown, /^# Effective configuration\n\n`Procfile`\n/);
  assert.match(markdown, /\| `timeout` \| `60` \| the command line \|/);
  assert.equal(await server.request('procfileDoctor/effectiveConfiguration', { uri: 'file:///other/Procfile' }), null);
});

test('plain YAML errors are left to another extension when the client says that there is one', async () => {
  const uri = 'file:///nowhere/app_desc.yaml';
  const text = 'spec_version: 2\nmodule: [\n';
  const codes = async (initializationOptions?: object) => {
    await using server = await LanguageServer.start({ initializationOptions });
    await server.open(uri, text, 'yaml');
    return (await server.diagnostics(uri)).map(({ code }) => code);
  };
  assert.ok((await codes()).includes('app-desc/yaml-syntax'));
  assert.ok(!(await codes({ yamlErrorsElsewhere: true })).includes('app-desc/yaml-syntax'));
});

test('behind an option and a key the list of values is opened in VS Code, and in no other editor', async () => {
  const commands = async (uri: string, text: string, label: string, initializationOptions?: object) => {
    await using server = await LanguageServer.start({ initializationOptions });
    await server.open(uri, text);
    const lines = text.split('\n');
    const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
    const { items } = await server.request<CompletionList>('textDocument/completion', {
      textDocument: { uri },
      position,
    });
    return items.find((item) => item.label === label)?.command?.command;
  };
  const suggest = 'editor.action.triggerSuggest';
  const option = [URI, 'web: gunicorn wsgi --log-', '--log-level'] as const;
  assert.equal(await commands(...option), undefined);
  assert.equal(await commands(...option, { suggestCommand: true }), suggest);
  assert.equal(await commands(URI, 'web: gunicorn wsgi --pre', '--preload', { suggestCommand: true }), undefined);
  const key = 'file:///nowhere/app_desc.yaml';
  const text = 'spec_version: 2\nmodule:\n  ';
  assert.equal(await commands(key, text, 'language', { suggestCommand: true }), suggest);
  assert.equal(await commands(key, text, 'processes', { suggestCommand: true }), undefined);
});

test('a client that knows no versions and no new files gets edits as it can take them, and no others', async () => {
  await using server = await LanguageServer.start({ capabilities: { textDocument: USUAL_TEXT_DOCUMENT } });
  const folder = 'file:///nowhere/poor';
  const uri = `${folder}/Procfile`;
  await server.open(uri, 'web: gunicorn wsgi --timout 60\nworker: celery -A x worker\n');
  const at = (character: number) => ({ start: { line: 0, character }, end: { line: 0, character } });
  const actions = (context: object) =>
    server.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: at(20),
      context: { diagnostics: [], ...context },
    });
  const [fix] = await actions({});
  const place = { start: { line: 0, character: 19 }, end: { line: 0, character: 27 } };
  assert.deepEqual(fix?.edit, { changes: { [uri]: [{ range: place, newText: '--timeout' }] } });
  // "Create app_desc.yaml from Procfile" makes a file.
  assert.deepEqual(await actions({ only: ['refactor.rewrite'] }), []);
  const renamed = await server.request<WorkspaceEdit>('textDocument/rename', {
    textDocument: { uri },
    position: { line: 0, character: 1 },
    newName: 'site',
  });
  const name = { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } };
  assert.deepEqual(renamed, { changes: { [uri]: [{ range: name, newText: 'site' }] } });
});
