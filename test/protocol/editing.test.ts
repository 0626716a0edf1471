// What an editor asks of a text besides its problems, over the protocol as any editor does.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type {
  CodeAction,
  CompletionItem,
  CompletionList,
  DocumentHighlight,
  DocumentSymbol,
  FoldingRange,
  InlayHint,
  RegistrationParams,
  SelectionRange,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { LineIndex } from '../../server/src/core/text/line-index.ts';
import { applyEdits } from '../../server/src/core/text/text-edit.ts';
import { rangeIn } from '../support/asking.ts';
import { LanguageServer } from '../support/language-server.ts';
import { ScratchFolder } from '../support/scratch-folder.ts';

const URI = 'file:///nowhere/Procfile';
const textDocument = { uri: URI };

function after(text: string, edits: readonly TextEdit[]): string {
  const lines = new LineIndex(text);
  return applyEdits(
    text,
    edits.map(({ range, newText }) => ({ span: lines.spanOf(range), newText })),
  );
}

/** What an edit makes of the open text. */
function afterEdit(text: string, edit: WorkspaceEdit | undefined): string {
  return after(
    text,
    (edit?.documentChanges ?? []).flatMap((change) => ('edits' in change ? (change.edits as TextEdit[]) : [])),
  );
}

async function opened(text: string, params = {}): Promise<LanguageServer> {
  const server = await LanguageServer.start(params);
  await server.open(URI, text);
  return server;
}

test('outline: processes, and the programs that they start below them', async () => {
  await using server = await opened('web: cd app && gunicorn wsgi\nworker: celery -A x worker\n');
  const symbols = await server.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument });
  assert.deepEqual(
    symbols.map(({ name, children }) => [name, children?.map((child) => child.name)]),
    [
      ['web', ['cd', 'gunicorn']],
      ['worker', ['celery']],
    ],
  );
});

test('folding: a run of comments', async () => {
  await using server = await opened('# one\n# two\n# three\nweb: gunicorn wsgi\n');
  const ranges = await server.request<FoldingRange[]>('textDocument/foldingRange', { textDocument });
  assert.deepEqual(ranges, [{ startLine: 0, endLine: 2, kind: 'comment' }]);
});

test('app_desc.yaml: folding is left to the editor, which folds by indentation where no server answers', async () => {
  await using server = await opened('web: true\n');
  const appDesc = { uri: 'file:///nowhere/app_desc.yaml' };
  await server.open(appDesc.uri, 'spec_version: 2\nmodule:\n  language: Python\n', 'yaml');
  assert.equal(await server.request('textDocument/foldingRange', { textDocument: appDesc }), null);
});

test('formatting is offered for Procfiles only, where a client lets itself be told so', async () => {
  const dynamic = { dynamicRegistration: true };
  const textDocument = { formatting: dynamic, rangeFormatting: dynamic };
  let listen: (params: RegistrationParams) => void = () => {};
  const registered = new Promise<RegistrationParams>((resolve) => {
    listen = resolve;
  });
  await using server = await LanguageServer.start({ capabilities: { textDocument } }, undefined, {}, (connection) =>
    connection.onRequest('client/registerCapability', listen),
  );
  assert.equal(server.capabilities.documentFormattingProvider, undefined);
  const { registrations } = await registered;
  const documentSelector = [{ language: 'procfile' }, { pattern: '**/{Procfile,Procfile.*,*.procfile}' }];
  assert.deepEqual(
    registrations.map(({ method, registerOptions }) => [method, registerOptions]),
    [
      ['textDocument/formatting', { documentSelector }],
      ['textDocument/rangeFormatting', { documentSelector }],
    ],
  );
});

test('selection grows from the value to the word, the command and the line', async () => {
  const text = 'web: gunicorn wsgi --timeout=60 -w 2\nworker: true\n';
  await using server = await opened(text);
  const [innermost] = await server.request<SelectionRange[]>('textDocument/selectionRange', {
    textDocument,
    positions: [rangeIn(text, '60').start],
  });
  const lines = new LineIndex(text);
  const selected: string[] = [];
  for (let range = innermost; range; range = range.parent) {
    const { start, end } = lines.spanOf(range.range);
    selected.push(text.slice(start, end));
  }
  assert.deepEqual(selected, [
    '60',
    '--timeout=60',
    'gunicorn wsgi --timeout=60 -w 2',
    'web: gunicorn wsgi --timeout=60 -w 2',
    text,
  ]);
});

test('highlights: every use of a variable', async () => {
  const text = 'web: A=1 sh -c "echo $A"; echo $PORT\nworker: echo $PORT\n';
  await using server = await opened(text);
  const found = await server.request<DocumentHighlight[]>('textDocument/documentHighlight', {
    textDocument,
    position: rangeIn(text, 'PORT').start,
  });
  assert.equal(found.length, 2);
});

test('inlay hints: what counts although the line does not say it', async () => {
  // In a folder that is there: elsewhere a gunicorn.conf.py that cannot be seen might say otherwise, and nothing is said.
  using folder = new ScratchFolder();
  const uri = pathToFileURL(folder.file('Procfile')).href;
  await using server = await LanguageServer.start();
  await server.open(uri, 'web: gunicorn wsgi\n');
  const hints = await server.request<InlayHint[]>('textDocument/inlayHint', {
    textDocument: { uri },
    range: { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } },
  });
  assert.equal(hints[0]?.label, '-w 1 -k sync --timeout 30 (default)');
  assert.match(JSON.stringify(hints[0]?.tooltip), /`worker_class = 'sync'`: default/);
});

test('formatting changes white space only, in all of the file or in a range of it', async () => {
  const text = 'web:    gunicorn wsgi   \nworker:true\n';
  await using server = await opened(text);
  const options = { tabSize: 2, insertSpaces: true };
  const all = await server.request<TextEdit[]>('textDocument/formatting', { textDocument, options });
  const formatted = after(text, all);
  assert.equal(formatted.replaceAll(/\s/g, ''), text.replaceAll(/\s/g, ''));
  assert.match(formatted, /^web: gunicorn wsgi\n/);
  const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 11 } };
  const part = await server.request<TextEdit[]>('textDocument/rangeFormatting', { textDocument, range, options });
  assert.ok(after(text, part).startsWith('web:    gunicorn wsgi   \n'));
});

test('completion: the options that fit, replacing the word under the caret; what one is, when it is looked at', async () => {
  const text = 'web: gunicorn wsgi --time\n';
  await using server = await opened(text);
  const answer = await server.request<CompletionList | CompletionItem[]>('textDocument/completion', {
    textDocument,
    position: rangeIn(text, '\n').start,
  });
  const items = Array.isArray(answer) ? answer : answer.items;
  const item = items.find(({ label }) => label === '--timeout');
  assert.ok(item);
  const resolved = await server.request<CompletionItem>('completionItem/resolve', item);
  assert.match(JSON.stringify(resolved.documentation), /seconds/i);
  assert.deepEqual({ ...resolved, documentation: undefined }, { ...item, documentation: undefined });
  // One of a list that is not known is still an item.
  for (const data of [[7, 0], [1], ['1', 'x'], { list: 1, place: 0 }, null, [{}, {}], [1, -1]]) {
    const other: CompletionItem = { ...item, data };
    assert.deepEqual(await server.request<CompletionItem>('completionItem/resolve', other), other);
  }
});

test('light bulb: the repair first and preferred, then all of the rule, then the ways to silence it', async () => {
  const text = 'web：gunicorn wsgi -b :$PORT\nworker：celery -A x worker\n';
  await using server = await opened(text);
  const actions = await server.request<CodeAction[]>('textDocument/codeAction', {
    textDocument,
    range: rangeIn(text, '：'),
    context: { diagnostics: [] },
  });
  const [repair, all, line, file] = actions;
  assert.equal(repair?.isPreferred, true);
  assert.equal(afterEdit(text, repair?.edit), text.replace('：', ': '));
  assert.match(all?.title ?? '', /^Fix all of procfile\/full-width-colon/);
  assert.equal(afterEdit(text, all?.edit), text.replaceAll('：', ': '));
  assert.match(line?.title ?? '', /for this line$/);
  assert.equal(afterEdit(text, line?.edit), `# procfile-doctor-disable-next-line procfile/full-width-colon\n${text}`);
  assert.match(file?.title ?? '', /for this file$/);
  // VS Code moves those that name no diagnostic behind all others.
  for (const { title, diagnostics } of actions)
    assert.equal(diagnostics?.[0]?.code, 'procfile/full-width-colon', title);
});

test('source.fixAll repairs what is safe and nothing else', async () => {
  const text = 'web：gunicorn wsgi --tiemout 60\n';
  await using server = await opened(text);
  const [action, ...others] = await server.request<CodeAction[]>('textDocument/codeAction', {
    textDocument,
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    context: { diagnostics: [], only: ['source.fixAll'] },
  });
  assert.deepEqual(others, []);
  assert.equal(action?.kind, 'source.fixAll.procfileDoctor');
  // What a misspelt option was meant to be is a guess.
  assert.equal(afterEdit(text, action?.edit), 'web: gunicorn wsgi --tiemout 60\n');
});

test('source.fixAll goes on until nothing is left, as `check --fix` does, and touches nothing else', async () => {
  const text = '# a note  \nweb：gunicorn wsgi --daemon --keepalive=5 -b :$PORT\n';
  using folder = new ScratchFolder();
  const uri = pathToFileURL(folder.file('Procfile')).href;
  await using server = await LanguageServer.start();
  await server.open(uri, text);
  const [action] = await server.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri },
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    context: { diagnostics: [], only: ['source.fixAll.procfileDoctor'] },
  });
  assert.equal(afterEdit(text, action?.edit), '# a note  \nweb: gunicorn wsgi -b :$PORT\n');
  const [change] = action?.edit?.documentChanges ?? [];
  assert.ok(change && 'edits' in change);
  assert.ok(change.edits.every((edit) => 'range' in edit && edit.range.start.line === 1));
});

test('settings count at once: severity per rule, and off', async () => {
  const text = 'web: gunicorn wsgi -b :$PORT --daemon\n';
  await using server = await opened(text);
  await server.diagnostics(URI, ({ diagnostics }) => diagnostics[0]?.severity === 1);
  const set = (severity: string) =>
    server.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { procfileDoctor: { rules: { 'gunicorn/daemon': severity } } },
    });
  await set('hint');
  await server.diagnostics(URI, ({ diagnostics }) => diagnostics[0]?.severity === 4);
  await set('off');
  await server.diagnostics(URI, ({ diagnostics }) => diagnostics.length === 0);
});

test('a diagnostic names its rule, links to its documentation, and carries what its fix needs', async () => {
  await using server = await opened('web: gunicorn wsgi -b :$PORT -w 2 -w 3\n');
  const [found] = await server.diagnostics(URI);
  assert.equal(found?.code, 'gunicorn/duplicate-option');
  assert.match(found?.codeDescription?.href ?? '', /\/docs\/rules\.md#gunicornduplicate-option$/);
  assert.deepEqual(found?.data, { rule: 'gunicorn/duplicate-option', fixable: true });
  assert.ok((found?.relatedInformation ?? []).length > 0 || (found?.tags ?? []).length > 0);
});

test('a closed document has no diagnostics any more', async () => {
  await using server = await opened('web: gunicorn wsgi --tiemout 1\n');
  await server.diagnostics(URI, ({ diagnostics }) => diagnostics.length > 0);
  server.published.length = 0;
  await server.connection.sendNotification('textDocument/didClose', { textDocument });
  // What was sent before the server heard of it may still be on its way.
  await server.diagnostics(URI, ({ diagnostics }) => diagnostics.length === 0);
});

test('messages are Chinese for a Chinese client, codes and fixes the same', async () => {
  const text = 'web：gunicorn wsgi -b :$PORT\n';
  const codes = async (locale: string) => {
    await using server = await opened(text, { locale });
    const diagnostics = await server.diagnostics(URI);
    const actions = await server.request<CodeAction[]>('textDocument/codeAction', {
      textDocument,
      range: rangeIn(text, '：'),
      context: { diagnostics },
    });
    return { diagnostics, edits: actions.map(({ edit }) => edit) };
  };
  const english = await codes('en');
  const chinese = await codes('zh-cn');
  assert.match(String(chinese.diagnostics[0]?.message), /\p{Script=Han}/u);
  assert.doesNotMatch(String(english.diagnostics[0]?.message), /\p{Script=Han}/u);
  assert.deepEqual(
    chinese.diagnostics.map(({ code, range }) => ({ code, range })),
    english.diagnostics.map(({ code, range }) => ({ code, range })),
  );
  assert.deepEqual(chinese.edits, english.edits);
});

test('rename: each platform has its own names of processes', async () => {
  const text = 'web: gunicorn wsgi\nworker_a: celery -A x worker\n';
  await using server = await opened(text);
  const on = async (platform: string) => {
    const settings = { procfileDoctor: { platform } };
    await server.connection.sendNotification('workspace/didChangeConfiguration', { settings });
  };
  const position = rangeIn(text, 'worker_a').start;
  const rename = (newName: string) =>
    server.request<WorkspaceEdit>('textDocument/rename', { textDocument, position, newName });
  await on('heroku');
  const edit = await rename('Worker_b');
  assert.equal(afterEdit(text, edit), 'web: gunicorn wsgi\nWorker_b: celery -A x worker\n');
  await assert.rejects(rename('worker b'), /letters, digits, hyphens and underscores/);
  await on('blueking');
  await assert.rejects(rename('worker_b'), /lower-case letters/);
});
