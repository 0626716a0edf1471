// Messages that no good client sends. After each the server still answers.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CodeAction, type Hover, LSPErrorCodes, type Position } from 'vscode-languageserver-protocol/node';
import { LanguageServer } from '../support/language-server.ts';

const URI = 'file:///nowhere/Procfile';
const textDocument = { uri: URI };
const TEXT = 'web: gunicorn wsgi --timeout 60 -b :$PORT\n';
/** Of the protocol: a request may be refused with these, and with nothing else. */
const REFUSALS: ReadonlySet<unknown> = new Set([-32700, -32600, -32601, -32602, -32603, -32803]);

async function lives(server: LanguageServer): Promise<void> {
  const uri = 'file:///alive/Procfile';
  await server.open(uri, TEXT);
  const hover = await server.request<Hover>('textDocument/hover', {
    textDocument: { uri },
    position: { line: 0, character: 20 },
  });
  assert.match(JSON.stringify(hover.contents), /timeout/);
  await server.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
}

/** The error code of a request that may be refused; undefined when it is answered. */
async function codeOf(answer: Promise<unknown>): Promise<unknown> {
  try {
    await answer;
    return undefined;
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
}

const METHODS = [
  ...['hover', 'completion', 'definition', 'references', 'prepareRename', 'documentHighlight', 'signatureHelp'],
  ...['codeAction', 'inlayHint', 'documentLink', 'documentSymbol', 'foldingRange', 'selectionRange', 'formatting'],
  ...['rangeFormatting', 'semanticTokens/full', 'semanticTokens/range', 'codeLens', 'rename', 'diagnostic'],
].map((name) => `textDocument/${name}`);

function paramsAt(start: Position, end = start): object {
  return {
    textDocument,
    position: start,
    positions: [start, end],
    range: { start, end },
    context: { diagnostics: [], includeDeclaration: true },
    options: { tabSize: 2, insertSpaces: true },
    newName: 'other',
  };
}

test('positions out of range are answered', async () => {
  await using server = await LanguageServer.start();
  await server.open(URI, TEXT);
  const far = [-1, -(2 ** 31), 2 ** 31 - 1, 2 ** 53, 1e300, 0.5];
  const refused: string[] = [];
  for (const number of far) {
    for (const position of [
      { line: number, character: 0 },
      { line: 0, character: number },
      { line: number, character: number },
    ]) {
      for (const method of METHODS) {
        const answers = [paramsAt(position), paramsAt(position, { line: 0, character: 0 })].map((params) =>
          codeOf(server.request(method, params)),
        );
        for (const code of await Promise.all(answers)) {
          // That something cannot have another name, or not this one, may be said; a place is never wrong.
          const isAnswer = code === undefined || (/rename$/i.test(method) && code === LSPErrorCodes.RequestFailed);
          if (!isAnswer) refused.push(`${method} ${number}: ${code}`);
        }
      }
    }
  }
  assert.deepEqual(refused, []);
  await lives(server);
});

for (const folder of ['file:///100%', 'file:///%E4%B8', 'vscode-remote://h%/100%25%zz', 'no%uri']) {
  test(`a URI with a percent sign that begins no character: ${folder}`, async () => {
    await using server = await LanguageServer.start({ workspaceFolders: [{ name: 'app', uri: folder }] });
    const uri = `${folder}/50%/Procfile`;
    // An open file beside it is held against what was read.
    const beside = [`${folder}/50%/gunicorn%.conf.py`, `${folder}/50%/app_desc.yaml`];
    for (const [index, one] of beside.entries()) {
      const item = { uri: one, languageId: index === 0 ? 'python' : 'yaml', version: 1, text: 'spec_version: 2\n' };
      await server.connection.sendNotification('textDocument/didOpen', { textDocument: item });
    }
    await server.open(uri, TEXT);
    for (const method of METHODS) {
      const code = await codeOf(
        server.request(method, { ...paramsAt({ line: 0, character: 20 }), textDocument: { uri } }),
      );
      assert.ok(code === undefined || code === LSPErrorCodes.RequestFailed, `${method}: ${code}`);
    }
    const checked = await server.request<{ lines: string[] }>('procfileDoctor/checkFiles', { folder, paths: [folder] });
    assert.ok(
      checked.lines.every((line) => line.startsWith('50%/')) && checked.lines.length > 0,
      JSON.stringify(checked.lines),
    );
    const { markdown } = await server.request<{ markdown: string }>('procfileDoctor/diagnose', { uri });
    assert.match(markdown, /50%\/Procfile/);
    await lives(server);
  });
}

test('parameters of wrong types are answered or refused, and notifications with them passed over', async () => {
  await using server = await LanguageServer.start();
  await server.open(URI, TEXT);
  const wrong: readonly unknown[] = [
    ...[{}, [], [1, 2], { textDocument: null }, { textDocument: 5 }, { textDocument: { uri: 5 } }, { uri: null }],
    ...[{ textDocument }, { textDocument, position: null, range: 7, positions: {}, context: 'x', options: null }],
    { textDocument, position: { line: 'a', character: [] }, range: { start: {}, end: null }, positions: [null] },
    { textDocument, position: { line: null }, range: {}, context: { diagnostics: {}, only: 1 }, newName: 9 },
    { textDocument: { uri: 'not a uri %zz' }, ...paramsAt({ line: 0, character: 0 }) },
    { textDocument: { uri: '%' }, position: { line: 0, character: 0 } },
    { incidents: 1, health: [] },
  ];
  const requests = [
    ...METHODS,
    ...['workspace/symbol', 'procfileDoctor/platform', 'procfileDoctor/effectiveConfiguration'],
    ...['procfileDoctor/locate', 'procfileDoctor/diagnose', 'no/such/method', '$/neither'],
  ];
  for (const params of wrong) {
    for (const method of requests) {
      const code = await codeOf(server.request(method, params));
      assert.ok(code === undefined || REFUSALS.has(code), `${method} ${JSON.stringify(params)}: ${code}`);
    }
    for (const method of [
      ...['textDocument/didOpen', 'textDocument/didChange', 'textDocument/didClose', 'textDocument/didSave'],
      ...['workspace/didChangeConfiguration', 'workspace/didChangeWatchedFiles'],
      ...['workspace/didChangeWorkspaceFolders', 'procfileDoctor/incidents', 'no/such/notification', '$/cancelRequest'],
    ]) {
      await server.connection.sendNotification(method, params);
    }
    await lives(server);
  }
  // A request that is to be cancelled and is not named is more than the library takes.
  const said = (await server.said()).trimEnd().split('\n');
  assert.equal(said.length, wrong.length);
  for (const line of said) assert.match(line, /^a message was passed over: /);
});

function change(server: LanguageServer, version: unknown, ...contentChanges: readonly unknown[]): Promise<void> {
  return server.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri: URI, version },
    contentChanges,
  });
}

/** What the server holds the text to be, told by the only edit that replaces all of it. */
async function problems(server: LanguageServer): Promise<readonly unknown[]> {
  const actions = await server.request<CodeAction[]>('textDocument/codeAction', {
    textDocument,
    range: { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } },
    context: { diagnostics: [] },
  });
  return actions.map(({ title }) => title).filter((title) => title.includes('--timeout'));
}

test('messages out of order: the text is the one of the last message that made sense', async () => {
  await using server = await LanguageServer.start();
  const hover = () =>
    server.request<Hover | null>('textDocument/hover', { textDocument, position: { line: 0, character: 8 } });

  await change(server, 2, { text: TEXT });
  await server.connection.sendNotification('textDocument/didClose', { textDocument });
  assert.equal(await hover(), null);

  await server.open(URI, 'web: true\n');
  await server.open(URI, TEXT.replace('--timeout', '--tiemout'));
  assert.ok(await hover());
  assert.equal((await problems(server)).length, 1);

  // Versions that go back, stay, or are none.
  await change(server, -5, { text: TEXT });
  assert.deepEqual(await problems(server), []);
  await change(server, -5, { text: TEXT.replace('--timeout', '--tiemout') });
  assert.equal((await problems(server)).length, 1);
  await change(server, 'seven', { text: TEXT });
  await change(server, null, { text: TEXT });
  await change(server, 8);
  await change(server, 9, {
    range: { start: { line: 7, character: 9 }, end: { line: 2, character: 0 } },
    text: 'x: y',
  });
  await change(server, 10, {
    range: { start: { line: -3, character: -9 }, end: { line: 1e9, character: 1e9 } },
    text: TEXT,
  });
  assert.deepEqual(await problems(server), []);
  assert.ok(await hover());

  await server.connection.sendNotification('textDocument/didClose', { textDocument });
  await server.connection.sendNotification('textDocument/didClose', { textDocument });
  await change(server, 11, { text: TEXT });
  assert.equal(await hover(), null);
  await server.open(URI, TEXT);
  assert.ok(await hover());
  await lives(server);
  assert.equal(await server.stop(), 0);
});

test('null for the range of a change is no range: the whole text is replaced', async () => {
  await using server = await LanguageServer.start();
  await server.open(URI, 'web: x\n');
  const contentChanges = [{ range: null, text: TEXT }];
  await server.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri: URI, version: 2 },
    contentChanges,
  } as never);
  const position: Position = { line: 0, character: 20 };
  const hover = await server.request<Hover>('textDocument/hover', { textDocument, position });
  assert.match(JSON.stringify(hover), /timeout/);
});
