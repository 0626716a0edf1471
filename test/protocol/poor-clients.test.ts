// Clients that announce less than VS Code does get what they can take.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  type ApplyWorkspaceEditParams,
  type Command,
  type CompletionItem,
  type CompletionList,
  type DocumentSymbol,
  MessageType,
  type Position,
  type PublishDiagnosticsParams,
  type ShowMessageParams,
  type SignatureHelp,
  type SymbolInformation,
  SymbolKind,
} from 'vscode-languageserver-protocol/node';
import { rangeIn } from '../support/asking.ts';
import { LanguageServer } from '../support/language-server.ts';
import { ScratchFolder } from '../support/scratch-folder.ts';

const uri = 'file:///nowhere/Procfile';
const textDocument = { uri };
const TEXT = 'web: gunicorn wsgi --timout 60\nrelease: python manage.py migrate\n';

async function opened(capabilities: object): Promise<LanguageServer> {
  const server = await LanguageServer.start({ capabilities });
  await server.open(uri, TEXT);
  return server;
}

test('symbols: a list for a client that shows no tree, with kinds that it knows', async () => {
  const symbols = async (documentSymbol?: object) => {
    await using server = await opened({ textDocument: { ...(documentSymbol && { documentSymbol }) } });
    return await server.request<SymbolInformation[]>('textDocument/documentSymbol', { textDocument });
  };
  const range = rangeIn(TEXT, 'web: gunicorn wsgi --timout 60');
  const command = rangeIn(TEXT, 'gunicorn wsgi --timout 60');
  assert.deepEqual((await symbols()).slice(0, 2), [
    { name: 'web', kind: 12, location: { uri, range } },
    { name: 'gunicorn', kind: 6, location: { uri, range: command }, containerName: 'web' },
  ]);
  assert.deepEqual(await symbols({}), await symbols());
  const tree: unknown = await symbols({ hierarchicalDocumentSymbolSupport: true });
  assert.ok((tree as DocumentSymbol[])[0]?.children?.[0]);

  const appDesc = 'spec_version: 2\nmodule:\n  language: python\n  scripts: {pre_release_hook: x}\n';
  for (const [symbolKind, expected] of [
    [{}, SymbolKind.Function],
    [{ valueSet: [SymbolKind.Function, SymbolKind.Event] }, SymbolKind.Event],
  ] as const) {
    const documentSymbol = { symbolKind: { ...symbolKind } };
    await using server = await opened({ textDocument: { documentSymbol } });
    const file = { uri: 'file:///nowhere/app_desc.yaml' };
    await server.open(file.uri, appDesc, 'yaml');
    const found = await server.request<SymbolInformation[]>('textDocument/documentSymbol', { textDocument: file });
    assert.equal(found[0]?.kind, expected);
  }
});

test('code actions: commands for a client that knows no others, which ask it to make the edit', async () => {
  await using server = await opened({ workspace: { applyEdit: true } });
  assert.equal(server.capabilities.codeActionProvider, true);
  const [name] = server.capabilities.executeCommandProvider?.commands ?? [];
  const context = { diagnostics: [] };
  const commands = await server.request<Command[]>('textDocument/codeAction', {
    textDocument,
    range: rangeIn(TEXT, '--timout'),
    context,
  });
  const [fix] = commands;
  assert.ok(fix && name);
  for (const one of commands) assert.deepEqual([typeof one.title, one.command], ['string', name]);
  const asked = new Promise<ApplyWorkspaceEditParams>((resolve) => {
    server.connection.onRequest('workspace/applyEdit', (params: ApplyWorkspaceEditParams) => {
      resolve(params);
      return { applied: true };
    });
  });
  const { command, arguments: words } = fix;
  assert.equal(await server.request('workspace/executeCommand', { command, arguments: words }), null);
  const changes = { [uri]: [{ range: rangeIn(TEXT, '--timout'), newText: '--timeout' }] };
  assert.deepEqual((await asked).edit, { changes });
  for (const [failureReason, said] of [
    ['the file is locked', /^The editor did not make this change: the file is locked$/],
    [undefined, /^The editor did not make this change\. .* by hand\.$/],
  ] as const) {
    server.connection.onRequest('workspace/applyEdit', () => ({ applied: false, failureReason }));
    const told = new Promise<ShowMessageParams>((resolve) =>
      server.connection.onNotification('window/showMessage', resolve),
    );
    await server.request('workspace/executeCommand', { command, arguments: words });
    const { type, message } = await told;
    assert.equal(type, MessageType.Warning);
    assert.match(message, said);
  }
  for (const wrong of [{ command }, { command, arguments: [7] }, { command: 'other', arguments: words }])
    assert.equal(await server.request('workspace/executeCommand', wrong), null);
});

test('code actions: none for a client that makes no edits either; others hear of no command', async () => {
  await using server = await opened({});
  assert.equal(server.capabilities.executeCommandProvider, undefined);
  const range = rangeIn(TEXT, '--timout');
  const context = { diagnostics: [] };
  assert.deepEqual(await server.request('textDocument/codeAction', { textDocument, range, context }), []);
  await using usual = await LanguageServer.start();
  assert.equal(usual.capabilities.executeCommandProvider, undefined);
  assert.equal(typeof usual.capabilities.codeActionProvider, 'object');
});

test('renames are prepared for those that ask for it', async () => {
  await using poor = await opened({});
  assert.equal(poor.capabilities.renameProvider, true);
  await using usual = await opened({ textDocument: { rename: { prepareSupport: true } } });
  assert.deepEqual(usual.capabilities.renameProvider, { prepareProvider: true });
});

test('a parameter is a text for a client that knows no places in a signature', async () => {
  for (const [signatureInformation, expected] of [
    [{}, 'INT'],
    [{ parameterInformation: { labelOffsetSupport: true } }, [19, 22]],
  ] as const) {
    await using server = await opened({ textDocument: { signatureHelp: { signatureInformation } } });
    await server.open('file:///nowhere/other/Procfile', 'web: gunicorn wsgi --timeout 60\n');
    const help = await server.request<SignatureHelp>('textDocument/signatureHelp', {
      textDocument: { uri: 'file:///nowhere/other/Procfile' },
      position: { line: 0, character: 29 },
    });
    assert.equal(help.signatures[0]?.label, 'gunicorn --timeout INT');
    assert.deepEqual(help.signatures[0]?.parameters?.[0]?.label, expected);
  }
});

test('a client that has room beside every completion is told there what it is, others in the detail', async () => {
  const uri = 'file:///nowhere/Procfile';
  const text = 'web: gunicorn wsgi --time\n';
  const option = async (completionItem: object) => {
    await using server = await LanguageServer.start({
      capabilities: { textDocument: { completion: { completionItem } } },
    });
    await server.open(uri, text);
    const position = rangeIn(text, '\n').start;
    const { items } = await server.request<CompletionList>('textDocument/completion', {
      textDocument: { uri },
      position,
    });
    const item = items.find(({ label }) => label === '--timeout');
    const { documentation } = await server.request<CompletionItem>('completionItem/resolve', item);
    assert.match(JSON.stringify(documentation), /seconds/i, 'more than the few words');
    return { detail: item?.detail, description: item?.labelDetails?.description };
  };
  const { detail, description } = await option({});
  assert.equal(detail, 'INT = 30');
  assert.equal(description, undefined);
  assert.deepEqual(await option({ labelDetailsSupport: true }), { detail: undefined, description: detail });
});

test('a client that takes the range of all completions once gets the same edits, in fewer bytes', async () => {
  const text = 'web: gunicorn wsgi -b :$PORT --\nworker: celery -A shop worker --pool "so\n';
  const edits = async (completionList: object, position: Position) => {
    const capabilities = { textDocument: { completion: { completionList } } };
    await using server = await LanguageServer.start({ capabilities });
    await server.open(uri, text);
    const textDocument = { uri };
    const list = await server.request<CompletionList>('textDocument/completion', { textDocument, position });
    const range = list.itemDefaults?.editRange;
    const made = list.items.map(({ label, textEdit, textEditText = label, filterText = label }) => {
      return { filterText, edit: textEdit ?? { range, newText: textEditText } };
    });
    return { made, bytes: JSON.stringify(list).length, hasDefault: range !== undefined };
  };
  for (const [position, most] of [
    [{ line: 0, character: 31 }, 0.6],
    [{ line: 1, character: 39 }, 1],
  ] as const) {
    const plain = await edits({}, position);
    const shared = await edits({ itemDefaults: ['commitCharacters', 'editRange'] }, position);
    assert.ok(plain.made.length > 2);
    assert.deepEqual([plain.hasDefault, shared.hasDefault], [false, true]);
    assert.deepEqual(shared.made, plain.made);
    assert.ok(shared.bytes < plain.bytes * most, `${shared.bytes} of ${plain.bytes}`);
  }
});

test('an item of an older list, of another document, still says what it is', async () => {
  await using server = await LanguageServer.start();
  const lists: CompletionItem[][] = [];
  for (const [name, option] of [
    ['one', '--time'],
    ['two', '--work'],
    ['three', '--max'],
  ]) {
    const text = `web: gunicorn wsgi ${option}\n`;
    const file = { uri: `file:///nowhere/${name}/Procfile` };
    await server.open(file.uri, text);
    const position = rangeIn(text, '\n').start;
    const { items } = await server.request<CompletionList>('textDocument/completion', { textDocument: file, position });
    lists.push(items);
  }
  for (const [at, label, said] of [
    [0, '--timeout', /seconds/i],
    [2, '--max-requests', /requests/i],
    [1, '--workers', /worker/i],
  ] as const) {
    const item = lists[at]?.find((one) => one.label === label);
    const { documentation } = await server.request<CompletionItem>('completionItem/resolve', item);
    assert.match(JSON.stringify(documentation), said);
  }
});

test('places are counted in UTF-16 units also for a client that would like bytes more', async () => {
  const capabilities = { general: { positionEncodings: ['utf-8', 'utf-32', 'utf-16'] } };
  await using server = await LanguageServer.start({ capabilities });
  assert.equal(server.capabilities.positionEncoding, 'utf-16');
  const text = 'web: TITLE=日志🦄 gunicorn wsgi -b :$PORT --timout 60\n';
  await server.open(uri, text);
  const found = await server.diagnostics(uri, ({ diagnostics }) => diagnostics.length > 0);
  const problem = found.find(({ code }) => code === 'gunicorn/unknown-option');
  assert.deepEqual(problem?.range, rangeIn(text, '--timout'));
});

test('the files around a document are read again when it is saved, for a client that does not tell of them', async () => {
  using folder = new ScratchFolder();
  const text = 'web: gunicorn wsgi -b :$PORT --daemon\n';
  const procfile = pathToFileURL(folder.file('Procfile')).href;
  folder.write({ Procfile: text, 'wsgi.py': 'application = 1\n', 'requirements.txt': 'gunicorn==23.0.0\n' });
  await using server = await LanguageServer.start();
  assert.deepEqual(server.capabilities.textDocumentSync, { openClose: true, change: 2, save: true });
  await server.open(procfile, text);
  const isDaemon = ({ diagnostics }: PublishDiagnosticsParams) => diagnostics[0]?.code === 'gunicorn/daemon';
  await server.diagnostics(procfile, isDaemon);
  server.published.length = 0;
  folder.write({ '.procfile-doctor.yaml': 'rules:\n  gunicorn/daemon: off\n' });
  await server.connection.sendNotification('textDocument/didSave', { textDocument: { uri: procfile } });
  await server.diagnostics(procfile, ({ diagnostics }) => diagnostics.length === 0);

  const didChangeWatchedFiles = { dynamicRegistration: true };
  await using watching = await LanguageServer.start({ capabilities: { workspace: { didChangeWatchedFiles } } });
  assert.deepEqual(watching.capabilities.textDocumentSync, { openClose: true, change: 2, save: false });
});
