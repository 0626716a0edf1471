import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeAction, DocumentDiagnosticReport, Hover } from 'vscode-languageserver-protocol/node';
import { LanguageServer } from '../support/language-server.ts';
import { processorTime } from '../support/processor-time.ts';

const URI = 'file:///nowhere/Procfile';
const TYPO = 'web: gunicorn wsgi --tiemout 60 -b :$PORT\n';

test('the poorest client gets pushed diagnostics with a version, hover and code actions', async () => {
  await using server = await LanguageServer.start();
  await server.open(URI, TYPO);
  const diagnostics = await server.diagnostics(URI);
  assert.deepEqual(
    diagnostics.map(({ code, range }) => ({ code, range })),
    [
      {
        code: 'gunicorn/unknown-option',
        range: { start: { line: 0, character: 19 }, end: { line: 0, character: 28 } },
      },
    ],
  );
  assert.equal(server.published[0]?.version, 1);

  const actions = await server.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: URI },
    range: diagnostics[0]?.range,
    context: { diagnostics },
  });
  assert.equal(actions[0]?.isPreferred, true);
  assert.deepEqual(actions[0]?.edit?.documentChanges, [
    {
      textDocument: { uri: URI, version: 1 },
      edits: [{ range: diagnostics[0]?.range, newText: '--timeout' }],
    },
  ]);

  const hover = await server.request<Hover>('textDocument/hover', {
    textDocument: { uri: URI },
    position: { line: 0, character: 35 },
  });
  assert.match(JSON.stringify(hover.contents), /bind/);
  assert.equal(await server.stop(), 0);
});

test('a client that pulls is not pushed to', async () => {
  await using server = await LanguageServer.start({ capabilities: { textDocument: { diagnostic: {} } } });
  await server.open(URI, TYPO);
  const report = await server.request<DocumentDiagnosticReport>('textDocument/diagnostic', {
    textDocument: { uri: URI },
  });
  assert.equal(report.kind === 'full' ? report.items.length : -1, 1);
  assert.deepEqual(server.published, []);
  assert.equal(await server.stop(), 0);
});

test('a burst of edits is answered by one publication with the last version', async () => {
  await using server = await LanguageServer.start();
  await server.open(URI, 'web: gunicorn wsgi -b :$PORT\n');
  await server.diagnostics(URI);
  // Written without waiting in between: a pause is the end of a burst.
  const changes = Array.from({ length: 30 }, (_, i) =>
    server.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: URI, version: i + 2 },
      contentChanges: [{ range: { start: { line: 0, character: 4 }, end: { line: 0, character: 4 } }, text: ' ' }],
    }),
  );
  await Promise.all(changes);
  await server.diagnostics(URI, ({ version }) => version === 31);
  const versions = server.published.flatMap(({ version }) => (version !== undefined && version > 1 ? [version] : []));
  // A machine that stands still for a moment makes pauses of its own.
  assert.ok(versions.length <= 3, `published: ${versions.join(', ')}`);
  assert.equal(versions.at(-1), 31);
});

test('huge, empty and binary texts are answered, and the server lives on', async () => {
  await using server = await LanguageServer.start();
  const texts = {
    'file:///nowhere/a/Procfile': `${Array.from({ length: 10_000 }, (_, i) => `p${i}: gunicorn wsgi -w ${i} -b :$PORT`).join('\n')}\n`,
    'file:///nowhere/b/Procfile': '',
    'file:///nowhere/c/Procfile': Array.from({ length: 50_000 }, (_, i) =>
      String.fromCharCode((i * 7919) % 65_536),
    ).join(''),
    'file:///nowhere/d/Procfile': `web: ${'x'.repeat(10_000_000)}\n`,
    'file:///nowhere/e/app_desc.yaml': `spec_version: 2\nmodule:\n  language: python\n${'  - ['.repeat(2000)}`,
  };
  for (const [uri, text] of Object.entries(texts)) {
    await server.open(uri, text, uri.endsWith('.yaml') ? 'yaml' : 'procfile');
    await server.diagnostics(uri);
  }
  await server.open(URI, TYPO);
  const started = processorTime(server.process.pid ?? 0);
  const hover = await server.request<Hover>('textDocument/hover', {
    textDocument: { uri: URI },
    position: { line: 0, character: 6 },
  });
  assert.ok(hover);
  assert.ok(processorTime(server.process.pid ?? 0) - started < 1000);
  assert.equal(await server.stop(), 0);
});
