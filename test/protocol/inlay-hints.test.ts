import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { FileChangeType, type InlayHint } from 'vscode-languageserver-protocol/node';
import { eventually } from '../support/asking.ts';
import { LanguageServer } from '../support/language-server.ts';
import { ScratchFolder } from '../support/scratch-folder.ts';

const TEXT = 'web: gunicorn wsgi -b :$PORT\n';
const ALL = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } };

test('hints know the files beside the document from the first answer on, and are asked for again when those change', async () => {
  using folder = new ScratchFolder();
  folder.write({ Procfile: TEXT, 'gunicorn.conf.py': 'workers = 7\n' });
  const uriOf = (name: string) => pathToFileURL(folder.file(name)).href;
  const uri = uriOf('Procfile');
  await using server = await LanguageServer.start({
    capabilities: { workspace: { inlayHint: { refreshSupport: true } } },
  });
  const label = async () => {
    const hints = await server.request<InlayHint[]>('textDocument/inlayHint', { textDocument: { uri }, range: ALL });
    return String(hints[0]?.label);
  };
  let refreshed = () => {};
  server.connection.onRequest('workspace/inlayHint/refresh', () => {
    refreshed();
    return null;
  });
  await server.open(uri, TEXT);
  assert.match(await label(), /^-w 7 /);

  folder.write({ 'gunicorn.conf.py': 'workers = 8\n' });
  const asked = new Promise<void>((resolve) => {
    refreshed = resolve;
  });
  await server.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: uriOf('gunicorn.conf.py'), type: FileChangeType.Changed }],
  });
  await asked;
  assert.match(await label(), /^-w 8 /);
});

test('what was written into a configuration and not saved counts until its editor is closed', async () => {
  using folder = new ScratchFolder();
  folder.write({ Procfile: TEXT, 'gunicorn.conf.py': 'workers = 7\n' });
  const [uri, config] = [folder.file('Procfile'), folder.file('gunicorn.conf.py')].map(
    (path) => pathToFileURL(path).href,
  );
  await using server = await LanguageServer.start();
  const label = async () => {
    const hints = await server.request<InlayHint[]>('textDocument/inlayHint', { textDocument: { uri }, range: ALL });
    return String(hints[0]?.label);
  };
  await server.open(uri ?? '', TEXT);
  await server.open(config ?? '', 'workers = 9\n', 'python');
  await server.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri: config, version: 2 },
    contentChanges: [{ text: 'workers = 10\n' }],
  });
  await eventually(label, (text) => text.startsWith('-w 10 '));
  // The files are looked at once more when nobody has written for a while.
  await sleep(500);
  assert.match(await label(), /^-w 10 /);
  await server.connection.sendNotification('textDocument/didClose', { textDocument: { uri: config } });
  await eventually(label, (text) => text.startsWith('-w 7 '));
});

test('a command whose quote is left open has no hint: the hint would stand inside the quote', async () => {
  // In a folder that is there: elsewhere a gunicorn.conf.py that cannot be seen might say otherwise, and nothing is said.
  using folder = new ScratchFolder();
  const uri = pathToFileURL(folder.file('Procfile')).href;
  await using server = await LanguageServer.start();
  await server.open(uri, `web: gunicorn wsgi --name "my shop\nother: gunicorn wsgi --name "my shop"\n`);
  const range = { start: { line: 0, character: 0 }, end: { line: 2, character: 0 } };
  const hints = await server.request<InlayHint[]>('textDocument/inlayHint', { textDocument: { uri }, range });
  assert.deepEqual(
    hints.map(({ position }) => position),
    [{ line: 1, character: 'other: gunicorn wsgi --name "my shop"'.length }],
  );
});

test('a hint is no longer than VS Code shows, and ends with a whole word', async () => {
  const labels: readonly (readonly [string, string])[] = [
    ['', '-w 1 -k sync --timeout 30 (default)'],
    ['timeout = 60\nworkers = 4\nworker_class = "gevent"\n', '-w 4 -k gevent --timeout 60'],
    ['worker_class = "gevent"\n', '-w 1 -k gevent --timeout 30'],
    ['worker_class = "uvicorn.workers.UvicornWorker"\n', '-w 1 -k uvicorn.workers.UvicornWorker …'],
  ];
  for (const [config, expected] of labels) {
    using folder = new ScratchFolder();
    folder.write({ Procfile: TEXT, 'gunicorn.conf.py': config });
    const uri = pathToFileURL(folder.file('Procfile')).href;
    await using server = await LanguageServer.start();
    await server.open(uri, TEXT);
    const [hint] = await server.request<InlayHint[]>('textDocument/inlayHint', { textDocument: { uri }, range: ALL });
    assert.equal(hint?.label, expected);
    assert.ok(expected.length <= 43);
    if (config) assert.match(JSON.stringify(hint?.tooltip), /gunicorn\\?\.conf\\?\.py, line/);
  }
});
