// Anchors and aliases of app_desc.yaml.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type CodeAction,
  type CompletionItem,
  type CompletionList,
  type DocumentHighlight,
  type Hover,
  type Location,
  MarkupContent,
  type Position,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { LanguageServer } from '../support/language-server.ts';

const uri = 'file:///nowhere/app_desc.yaml';
const textDocument = { uri };
const text = `spec_version: 2
modules:
  api:
    is_default: true
    language: Python
    env_variables: &env
      - key: A
        value: "*env &env"
    processes:
      web: &web
        command: gunicorn api.wsgi
        plan: &plan 4C1G5R
  front:
    language: Python
    env_variables: *env
    processes:
      web:
        <<: *web
        replicas: 3
      job: {command: python job.py, plan: *plan}
`;

/** The begin of the n-th place of `word`, from 1, `after` characters further. */
function placeOf(word: string, nth = 1, after = 0, of = text): Position {
  let at = -1;
  for (let i = 0; i < nth; i++) at = of.indexOf(word, at + 1);
  assert.ok(at >= 0, word);
  const before = of.slice(0, at + after).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

const ofLine = ({ range }: { range: Location['range'] }) => `${range.start.line + 1}:${range.start.character + 1}`;

test('definition, references, highlights and rename of an anchor, from itself, an alias, and their signs', async () => {
  await using server = await LanguageServer.start();
  await server.open(uri, text, 'yaml');
  const places = [placeOf('&env'), placeOf('&env', 1, 2), placeOf('*env', 2), placeOf('*env', 2, 4)];
  for (const position of places) {
    const [definition] = await server.request<Location[]>('textDocument/definition', { textDocument, position });
    assert.equal(definition && ofLine(definition), '6:21');
    const context = { includeDeclaration: true };
    const found = await server.request<Location[]>('textDocument/references', { textDocument, position, context });
    assert.deepEqual(found.map(ofLine), ['6:21', '15:21']);
    const marks = await server.request<DocumentHighlight[]>('textDocument/documentHighlight', {
      textDocument,
      position,
    });
    assert.deepEqual(
      marks.map((one) => `${ofLine(one)} ${one.kind}`),
      ['6:21 3', '15:21 2'],
    );
    const prepared = await server.request('textDocument/prepareRename', { textDocument, position });
    assert.equal((prepared as { placeholder: string }).placeholder, 'env');
    const rename = { textDocument, position, newName: 'shared-env' };
    const { documentChanges = [] } = await server.request<WorkspaceEdit>('textDocument/rename', rename);
    const edits = documentChanges.flatMap((change) => ('edits' in change ? change.edits : []));
    assert.deepEqual(
      edits.map((edit) => [ofLine(edit), 'newText' in edit && edit.newText]),
      [
        ['6:21', 'shared-env'],
        ['15:21', 'shared-env'],
      ],
    );
    await assert.rejects(
      server.request('textDocument/rename', { ...rename, newName: 'plan' }),
      /an anchor plan already/,
    );
    await assert.rejects(server.request('textDocument/rename', { ...rename, newName: 'a.b' }), /letters of ASCII/);
  }
});

test('the hover of an alias shows what it stands for, after edits above it as well', async () => {
  await using server = await LanguageServer.start();
  await server.open(uri, text, 'yaml');
  const hover = async (position: Position) => {
    const { contents } = await server.request<Hover>('textDocument/hover', { textDocument, position });
    return MarkupContent.is(contents) ? contents.value : '';
  };
  const value = await hover(placeOf('*env', 2, 2));
  assert.match(value, /`\*env`[\s\S]*anchor `&env` in line 6/);
  assert.ok(value.includes('```yaml\n- key: A\n  value: "*env &env"\n```'), value);
  assert.match(await hover(placeOf('*plan')), /```yaml\n4C1G5R\n```/);
  assert.match(
    await hover(placeOf('&web')),
    /Uses: 1\.[\s\S]*```yaml\ncommand: gunicorn api\.wsgi\nplan: &plan 4C1G5R/,
  );
  const start = { line: 4, character: 20 };
  await server.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri, version: 2 },
    contentChanges: [{ range: { start, end: start }, text: '\n    source_dir: api' }],
  });
  assert.match(await hover({ line: 15, character: 21 }), /in line 7[\s\S]*- key: A\n {2}value: "\*env &env"\n/);
});

test('after a `*` the anchors above, with what they are; behind `<<:` the mappings', async () => {
  await using server = await LanguageServer.start();
  const offered = async (line: string) => {
    const written = `${text}${line}`;
    await server.open(uri, written, 'yaml');
    const position = placeOf(line, 1, line.length, written);
    const list = await server.request<CompletionList>('textDocument/completion', { textDocument, position });
    await server.connection.sendNotification('textDocument/didClose', { textDocument });
    return list.items;
  };
  const labels = async (line: string) => (await offered(line)).map(({ label }) => label);
  assert.deepEqual(await labels('      x: *'), ['plan', 'web', 'env']);
  assert.deepEqual(await labels('      x: [*e'), ['plan', 'web', 'env']);
  assert.deepEqual(await labels('      x:\n        <<: *'), ['web']);
  assert.deepEqual(await labels('      x:\n        <<: '), ['*web']);
  // No alias: inside of quotes, in a command.
  assert.ok(!(await labels('      x: "*')).includes('web'));
  assert.ok(!(await labels('      x: {command: gunicorn *')).includes('web'));
  const [item] = await offered('      x: *we');
  assert.deepEqual(item?.textEdit && 'range' in item.textEdit && item.textEdit.range.start.character, 10);
  const resolved = await server.request<CompletionItem>('completionItem/resolve', item);
  assert.match(JSON.stringify(resolved.documentation), /4C1G5R/);
});

test('an alias without an anchor is marked, and the one that was meant is offered', async () => {
  await using server = await LanguageServer.start();
  const written = text.replace('*plan', '*paln');
  await server.open(uri, written, 'yaml');
  const found = (await server.diagnostics(uri)).filter(({ code }) => code === 'app-desc/yaml-syntax');
  assert.deepEqual(
    found.map((one) => [ofLine(one), String(one.message).split('.')[0]]),
    [['20:43', 'There is no anchor `&paln`']],
  );
  const params = { textDocument, range: found[0]?.range, context: { diagnostics: found } };
  const actions = await server.request<CodeAction[]>('textDocument/codeAction', params);
  assert.equal(actions[0]?.title, 'Change to `*plan`');
  assert.equal(actions[0]?.isPreferred, true);
});

test('an anchor among brackets in brackets is told of, too', async () => {
  await using server = await LanguageServer.start();
  const deep = `x: &deep ${'['.repeat(3000)}1${']'.repeat(3000)}\ny: *deep\n`;
  await server.open(uri, deep, 'yaml');
  const position = { line: 1, character: 5 };
  const { contents } = await server.request<Hover>('textDocument/hover', { textDocument, position });
  assert.match(JSON.stringify(contents), /anchor `&deep` in line 1/);
});
