// Where a name is defined and used, and how it gets another one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { DocumentLink, Location, WorkspaceEdit } from 'vscode-languageserver-protocol/node';
import { eventually, rangeIn } from '../support/asking.ts';
import { LanguageServer } from '../support/language-server.ts';
import { ScratchFolder } from '../support/scratch-folder.ts';

test('definition, references and rename of a process reach the other file of the application', async () => {
  using folder = new ScratchFolder();
  const procfile = 'web: gunicorn wsgi\nworker: celery -A shop worker\n';
  const appDesc =
    'spec_version: 2\nmodule:\n  language: python\n  processes:\n    web:\n      command: gunicorn wsgi\n    worker:\n      command: celery -A shop worker\n';
  folder.write({ Procfile: procfile, 'app_desc.yaml': appDesc });
  const uri = (name: string) => pathToFileURL(folder.file(name)).href;
  await using server = await LanguageServer.start();
  await server.open(uri('Procfile'), procfile);
  const place = { textDocument: { uri: uri('Procfile') }, position: rangeIn(procfile, 'worker').start };

  const found = await eventually(
    () => server.request<Location[]>('textDocument/references', { ...place, context: { includeDeclaration: true } }),
    (locations) => locations.length > 1,
  );
  assert.deepEqual(found.map((location) => location.uri).sort(), [uri('Procfile'), uri('app_desc.yaml')]);

  assert.deepEqual(await server.request('textDocument/prepareRename', place), {
    range: rangeIn(procfile, 'worker'),
    placeholder: 'worker',
  });
  const edit = await server.request<WorkspaceEdit>('textDocument/rename', { ...place, newName: 'tasks' });
  assert.deepEqual(
    (edit.documentChanges ?? []).map((change) => 'textDocument' in change && change.textDocument.uri).sort(),
    [uri('Procfile'), uri('app_desc.yaml')],
  );
  await assert.rejects(server.request('textDocument/rename', { ...place, newName: 'No Name' }), /process name/);
});

test('files get other names: the commands of files that are open or not follow, above them and nowhere else', async () => {
  using folder = new ScratchFolder();
  const text = 'web: gunicorn shop.wsgi:app\n';
  folder.write({ Procfile: text, 'Procfile.web': text, 'shop/__init__.py': '', 'shop/wsgi.py': 'app = 1\n' });
  folder.write({ 'other/Procfile': text, 'other/shop/wsgi.py': 'app = 1\n' });
  const uri = (name: string) => pathToFileURL(folder.file(name)).href;
  const fileOperations = { willRename: true };
  const workspace = { fileOperations, workspaceEdit: { documentChanges: true } };
  await using server = await LanguageServer.start({
    capabilities: { workspace },
    workspaceFolders: [{ name: 'all', uri: uri('') }],
  });
  assert.deepEqual(server.capabilities.workspace?.fileOperations, {
    willRename: { filters: [{ pattern: { glob: '**' } }] },
  });
  await server.open(uri('Procfile.web'), text);
  const ask = (from: string, to: string) =>
    server.request<WorkspaceEdit | null>('workspace/willRenameFiles', {
      files: [{ oldUri: uri(from), newUri: uri(to) }],
    });
  const change = (name: string, version: number | null, newText: string) => ({
    textDocument: { uri: uri(name), version },
    edits: [{ range: rangeIn(text, 'shop.wsgi'), newText }],
  });
  assert.deepEqual((await ask('shop/wsgi.py', 'shop/entry.py'))?.documentChanges, [
    change('Procfile', null, 'shop.entry'),
    change('Procfile.web', 1, 'shop.entry'),
  ]);
  assert.deepEqual((await ask('shop/', 'store/'))?.documentChanges?.length, 2);
  assert.equal(await ask('shop/models.py', 'shop/tables.py'), null);
});

test('a module of app_desc.yaml is renamed in the file and in another application that asks for it', async () => {
  using folder = new ScratchFolder();
  const shop = `spec_version: 2
app: {bk_app_code: shop, bk_app_name: Shop}
modules:
  api: {language: python, is_default: true, services: [{name: mysql}], processes: {web: {command: gunicorn wsgi}}}
  front: {language: python, services: [{name: mysql, shared_from: api}], processes: {web: {command: gunicorn wsgi}}}
`;
  const stock =
    'specVersion: 3\nmodule:\n  language: python\n  spec:\n    processes: [{name: web, procCommand: x}]\n    svcDiscovery: {bkSaaS: [{bkAppCode: shop, moduleName: api}]}\n';
  folder.write({ 'shop/app_desc.yaml': shop, 'stock/app_desc.yaml': stock });
  const uri = (name: string) => pathToFileURL(folder.file(name)).href;
  await using server = await LanguageServer.start({ workspaceFolders: [{ name: 'all', uri: uri('') }] });
  await server.open(uri('shop/app_desc.yaml'), shop, 'yaml');
  const place = { textDocument: { uri: uri('shop/app_desc.yaml') }, position: rangeIn(shop, 'api').start };

  assert.deepEqual(await server.request('textDocument/prepareRename', place), {
    range: rangeIn(shop, 'api'),
    placeholder: 'api',
  });
  const edit = await server.request<WorkspaceEdit>('textDocument/rename', { ...place, newName: 'backend' });
  const changes = (edit.documentChanges ?? []).flatMap((change) =>
    'textDocument' in change && 'edits' in change ? [[change.textDocument.uri, change.edits.length]] : [],
  );
  assert.deepEqual(changes, [
    [uri('shop/app_desc.yaml'), 2],
    [uri('stock/app_desc.yaml'), 1],
  ]);
  const refusals = {
    Backend: /lower-case letters/,
    front: /a module front already/,
    'a--b': /reserved/,
    '1a': /letter/,
  };
  for (const [newName, reason] of Object.entries(refusals))
    await assert.rejects(server.request('textDocument/rename', { ...place, newName }), reason);
});

test('what cannot be renamed says why', async () => {
  const text = 'web: MODE=x gunicorn -c conf.py shop.wsgi:app --name $MODE\n';
  using folder = new ScratchFolder();
  folder.write({ Procfile: text, 'conf.py': '', 'shop/__init__.py': '', 'shop/wsgi.py': 'app = 1\n' });
  const textDocument = { uri: pathToFileURL(folder.file('Procfile')).href };
  await using server = await LanguageServer.start();
  await server.open(textDocument.uri, text);
  await eventually(
    () => server.request<DocumentLink[]>('textDocument/documentLink', { textDocument }),
    (links) => links.length === 2,
  );
  const refusals = { 'MODE=': /variable MODE is read by programs/, 'conf.py': /where they are/, 'shop.wsgi': /import/ };
  for (const [word, reason] of Object.entries(refusals)) {
    const place = { textDocument, position: rangeIn(text, word).start };
    await assert.rejects(server.request('textDocument/prepareRename', place), reason);
  }
  const option = { textDocument, position: rangeIn(text, '--name').start };
  assert.equal(await server.request('textDocument/prepareRename', option), null);
});

test('references of a configuration file and of an attribute: every command that names them', async () => {
  const text =
    'web: gunicorn -c conf.py shop.wsgi:app\nadmin: gunicorn -c conf.py shop.wsgi:admin\nlong: gunicorn shop.wsgi:app -t 600\n';
  using folder = new ScratchFolder();
  folder.write({ Procfile: text, 'conf.py': '', 'shop/__init__.py': '', 'shop/wsgi.py': 'app = 1\nadmin = 2\n' });
  const textDocument = { uri: pathToFileURL(folder.file('Procfile')).href };
  await using server = await LanguageServer.start();
  await server.open(textDocument.uri, text);
  await eventually(
    () => server.request<DocumentLink[]>('textDocument/documentLink', { textDocument }),
    (links) => links.length === 5,
  );
  const lines = async (word: string, includeDeclaration: boolean) => {
    const place = { textDocument, position: rangeIn(text, word).start, context: { includeDeclaration } };
    const found = await server.request<Location[]>('textDocument/references', place);
    return found.map(({ uri, range }) => `${uri.split('/').at(-1)}:${range.start.line + 1}`);
  };
  assert.deepEqual(await lines('conf.py', true), ['Procfile:1', 'Procfile:2', 'conf.py:1']);
  assert.deepEqual(await lines('shop.wsgi:app', false), ['Procfile:1', 'Procfile:3']);
  assert.deepEqual(await lines('shop.wsgi:admin', true), ['Procfile:2', 'wsgi.py:2']);
});

test('definition and links: the module of an application and its attribute', async () => {
  using folder = new ScratchFolder();
  const procfile = 'web: gunicorn shop.wsgi:app\n';
  folder.write({ Procfile: procfile, 'shop/__init__.py': '', 'shop/wsgi.py': 'import os\n\napp = object()\n' });
  const uri = pathToFileURL(folder.file('Procfile')).href;
  await using server = await LanguageServer.start();
  await server.open(uri, procfile);
  const links = await eventually(
    () => server.request<DocumentLink[]>('textDocument/documentLink', { textDocument: { uri } }),
    (found) => found.length > 0,
  );
  assert.ok(links.some(({ target }) => target?.includes('/shop/wsgi.py')));
  const [definition] = await server.request<Location[]>('textDocument/definition', {
    textDocument: { uri },
    position: rangeIn(procfile, 'app\n').start,
  });
  assert.equal(definition?.uri, pathToFileURL(folder.file('shop/wsgi.py')).href);
  assert.equal(definition?.range.start.line, 2);
});
