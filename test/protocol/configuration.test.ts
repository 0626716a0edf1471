import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { DocumentDiagnosticReport } from 'vscode-languageserver-protocol/node';
import { LanguageServer } from '../support/language-server.ts';
import { ScratchFolder } from '../support/scratch-folder.ts';

const DAEMON = 'web: gunicorn wsgi -b :$PORT --daemon\n';
const FILE = '.procfile-doctor.yaml';

function prepare(folder: ScratchFolder, configuration: string) {
  folder.write({ [FILE]: configuration, 'app/Procfile': DAEMON, 'app/requirements.txt': 'gunicorn==23.0.0\n' });
  return {
    procfile: pathToFileURL(folder.file('app/Procfile')).href,
    configuration: pathToFileURL(folder.file(FILE)).href,
  };
}

test('the first answer already knows the configuration above the file', async () => {
  using folder = new ScratchFolder();
  const { procfile } = prepare(folder, 'rules:\n  gunicorn/daemon: off\n');
  await using server = await LanguageServer.start();
  await server.open(procfile, DAEMON);
  assert.deepEqual(await server.diagnostics(procfile), []);
  assert.equal(
    server.published.some(({ diagnostics }) => diagnostics.length > 0),
    false,
  );
});

test('a client that pulls gets the same', async () => {
  using folder = new ScratchFolder();
  const { procfile } = prepare(folder, 'rules:\n  gunicorn/daemon: hint\n');
  await using server = await LanguageServer.start({ capabilities: { textDocument: { diagnostic: {} } } });
  await server.open(procfile, DAEMON);
  const report = await server.request<DocumentDiagnosticReport>('textDocument/diagnostic', {
    textDocument: { uri: procfile },
  });
  const found = report.kind === 'full' ? report.items : [];
  assert.deepEqual(
    found.map(({ code, severity }) => ({ code, severity })),
    [{ code: 'gunicorn/daemon', severity: 4 }],
  );
});

test('the file counts more than the settings of the editor, rule by rule', async () => {
  using folder = new ScratchFolder();
  const { procfile } = prepare(folder, 'rules:\n  gunicorn/daemon: hint\n');
  await using server = await LanguageServer.start();
  await server.connection.sendNotification('workspace/didChangeConfiguration', {
    settings: { procfileDoctor: { rules: { 'gunicorn/daemon': 'error', 'gunicorn/unknown-option': 'warning' } } },
  });
  await server.open(procfile, `${DAEMON}api: gunicorn wsgi -b :$PORT --tiemout 5\n`);
  const found = await server.diagnostics(procfile, ({ diagnostics }) => diagnostics.length === 2);
  assert.deepEqual(
    found.map(({ code, severity }) => `${code} ${severity}`),
    ['gunicorn/daemon 4', 'gunicorn/unknown-option 2'],
  );
});

test('a change of the file is taken up at once, and its mistakes are shown in it', async () => {
  using folder = new ScratchFolder();
  const { procfile, configuration } = prepare(folder, 'rules:\n  gunicorn/daemon: off\n');
  await using server = await LanguageServer.start();
  await server.open(procfile, DAEMON);
  assert.deepEqual(await server.diagnostics(procfile), []);

  const write = (text: string) => {
    server.published.length = 0;
    writeFileSync(folder.file(FILE), text);
    return server.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: configuration, type: 2 }],
    });
  };
  await write('rules:\n  gunicorn/deamon: off\n');
  const [problem] = await server.diagnostics(configuration, ({ diagnostics }) => diagnostics.length > 0);
  assert.equal(problem?.message, 'There is no rule `gunicorn/deamon`. Did you mean `gunicorn/daemon`?');
  assert.deepEqual(problem?.range, { start: { line: 1, character: 2 }, end: { line: 1, character: 17 } });
  await server.diagnostics(procfile, ({ diagnostics }) => diagnostics[0]?.code === 'gunicorn/daemon');

  await write('rules:\n  gunicorn/daemon: off\n');
  assert.deepEqual(await server.diagnostics(configuration), []);
  await server.diagnostics(procfile, ({ diagnostics }) => diagnostics.length === 0);
});

test('mistakes are shown also when the file was read before, for a document that was not open', async () => {
  using folder = new ScratchFolder();
  const { procfile, configuration } = prepare(folder, 'rules:\n  gunicorn/deamon: off\n');
  await using server = await LanguageServer.start({
    capabilities: { textDocument: { diagnostic: {} } },
    workspaceFolders: [{ name: 'app', uri: pathToFileURL(folder.path).href }],
  });
  await server.request('workspace/diagnostic', { previousResultIds: [] });
  await server.open(procfile, DAEMON);
  await server.request('textDocument/diagnostic', { textDocument: { uri: procfile } });
  const [problem] = await server.diagnostics(configuration);
  assert.equal(problem?.message, 'There is no rule `gunicorn/deamon`. Did you mean `gunicorn/daemon`?');
});

test('mistakes are taken back when no document is open any more that the file counts for', async () => {
  using folder = new ScratchFolder();
  const { procfile, configuration } = prepare(folder, 'rules:\n  gunicorn/deamon: off\n');
  await using server = await LanguageServer.start();
  await server.open(procfile, DAEMON);
  await server.diagnostics(configuration, ({ diagnostics }) => diagnostics.length > 0);
  await server.connection.sendNotification('textDocument/didClose', { textDocument: { uri: procfile } });
  assert.deepEqual(await server.diagnostics(configuration, ({ diagnostics }) => diagnostics.length === 0), []);
});

test('where another extension checks YAML by our schema, mistakes are not shown twice, and all else counts', async () => {
  using folder = new ScratchFolder();
  const { procfile, configuration } = prepare(folder, 'nonsense: 1\nrules:\n  gunicorn/daemon: hint\n');
  await using server = await LanguageServer.start({ initializationOptions: { yamlErrorsElsewhere: true } });
  await server.open(procfile, DAEMON);
  const [found] = await server.diagnostics(procfile, ({ diagnostics }) => diagnostics.length > 0);
  assert.equal(found?.severity, 4);
  assert.equal(await server.stop(), 0);
  assert.ok(!server.published.some(({ uri }) => uri === configuration));
});

const ASKED = { capabilities: { workspace: { configuration: true } } };

/** Starts a server whose client is asked for its settings. */
function startAsked(answer: () => Promise<unknown>): Promise<LanguageServer> {
  return LanguageServer.start(ASKED, 'dist/server.js', {}, (connection) =>
    connection.onRequest('workspace/configuration', ({ items }: { items: readonly unknown[] }) =>
      answer().then((settings) => items.map((_, at) => (at === 0 ? settings : null))),
    ),
  );
}

test('nothing is published before the editor has said its settings', async () => {
  const uri = 'file:///nowhere/app/Procfile';
  let say = (_settings: unknown): void => undefined;
  const said = new Promise<unknown>((resolve) => {
    say = resolve;
  });
  await using server = await startAsked(() => said);
  await server.open(uri, DAEMON);
  // Its answer comes behind what the server does with the text.
  await server.request('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 6 } });
  const { published } = server;
  assert.equal(published.length, 0);
  say({ rules: { 'gunicorn/daemon': 'hint' } });
  const found = await server.diagnostics(uri);
  assert.deepEqual(
    found.map(({ code, severity }) => `${code} ${severity}`),
    ['gunicorn/daemon 4'],
  );
  assert.equal(await server.stop(), 0);
  // Once, and once more where the files around the text are known after the settings.
  assert.ok(published.every(({ diagnostics }) => diagnostics.every(({ severity }) => severity === 4)));
});

test('an editor that fails to say its settings, or never does, gets the usual diagnostics', async () => {
  const uri = 'file:///nowhere/app/Procfile';
  for (const answer of [() => Promise.reject(new Error('no settings')), () => new Promise(() => undefined)]) {
    await using server = await startAsked(answer);
    await server.open(uri, DAEMON);
    const [found] = await server.diagnostics(uri);
    assert.equal(found?.code, 'gunicorn/daemon');
  }
});

test('of two answers about the settings the one to the later question counts, whichever comes last', async () => {
  const uri = 'file:///nowhere/app/Procfile';
  const questions: ((settings: unknown) => void)[] = [];
  let asked = (): void => undefined;
  await using server = await startAsked(() => {
    const answer = new Promise<unknown>((resolve) => questions.push(resolve));
    asked();
    return answer;
  });
  const until = async (count: number): Promise<void> => {
    while (questions.length < count) await new Promise<void>((resolve) => (asked = resolve));
  };
  await until(1);
  await server.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  await until(2);
  const [first, second] = questions;
  second?.({ rules: { 'gunicorn/daemon': 'hint' } });
  await server.open(uri, DAEMON);
  await server.diagnostics(uri, ({ diagnostics }) => diagnostics[0]?.severity === 4);
  const published = server.published.length;
  first?.({ rules: { 'gunicorn/daemon': 'warning' } });
  // Its answer is behind what the server makes of the settings.
  await server.request('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 6 } });
  await server.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri, version: 2 },
    contentChanges: [{ text: `${DAEMON}# more\n` }],
  });
  await server.diagnostics(uri, ({ version }) => version === 2);
  const later = server.published.slice(published).filter((params) => params.uri === uri);
  assert.deepEqual([...new Set(later.map(({ diagnostics }) => diagnostics[0]?.severity))], [4]);
});
