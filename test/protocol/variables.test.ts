// Environment variables of commands, and the files that set them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { type CompletionList, type Hover, type Location, MarkupContent } from 'vscode-languageserver-protocol/node';
import { eventually } from '../support/asking.ts';
import { LanguageServer } from '../support/language-server.ts';
import { ScratchFolder } from '../support/scratch-folder.ts';

const procfile = 'web: gunicorn wsgi -w $WORKERS\nworker: celery -A shop worker -c ${WORKERS} -n $NAME\n';
const files = {
  Procfile: procfile,
  'app_desc.yaml':
    'spec_version: 2\nmodule:\n  language: Python\n  env_variables:\n    - {key: WORKERS, value: "4"}\n    - {key: API_TOKEN, value: abcdef}\n  processes:\n    web: {command: gunicorn wsgi -w $WORKERS}\n',
  '.env': '# here\nexport WORKERS=2\nAPI_TOKEN=s3cr3t\n',
  'app.json':
    '{\n\t"name": "shop",\n\t"env": {\n\t\t"API_TOKEN": {"generator": "secret"},\n\t\t"WORKERS": {"value": "3"}\n\t}\n}\n',
};

async function opened(folder: ScratchFolder) {
  folder.write(files);
  const server = await LanguageServer.start();
  const uri = pathToFileURL(folder.file('Procfile')).href;
  await server.open(uri, procfile);
  return { server, textDocument: { uri } };
}

const placeOf = ({ uri, range }: Location) =>
  `${uri.split('/').at(-1)}:${range.start.line + 1}:${range.start.character + 1}-${range.end.character + 1}`;

test('references of a variable: its uses and every file that sets it, from its name, its sign and its braces', async () => {
  using folder = new ScratchFolder();
  const { server, textDocument } = await opened(folder);
  await using _ = server;
  const context = { includeDeclaration: true };
  const expected = [
    'Procfile:1:24-31',
    'Procfile:2:36-43',
    'app_desc.yaml:5:13-20',
    'app_desc.yaml:8:38-45',
    '.env:2:8-15',
    'app.json:5:4-11',
  ];
  const carets = [
    { line: 0, character: 22 }, // |$WORKERS
    { line: 0, character: 23 }, // $|WORKERS
    { line: 0, character: 30 }, // $WORKERS|
    { line: 1, character: 33 }, // |${WORKERS}
    { line: 1, character: 34 }, // $|{WORKERS}
    { line: 1, character: 35 }, // ${|WORKERS}
  ];
  for (const position of carets) {
    const params = { textDocument, position, context };
    const found = await eventually(
      () => server.request<Location[]>('textDocument/references', params),
      (all) => all.length >= expected.length,
    );
    assert.deepEqual(found.map(placeOf), expected, JSON.stringify(position));
    const uses = await server.request<Location[]>('textDocument/references', {
      ...params,
      context: { includeDeclaration: false },
    });
    assert.equal(uses.length, 3);
    const definition = await server.request<Location[]>('textDocument/definition', params);
    assert.deepEqual(definition.map(placeOf), ['app_desc.yaml:5:13-20', '.env:2:8-15', 'app.json:5:4-11']);
  }
  // Set nowhere: its one use.
  const position = { line: 1, character: procfile.split('\n')[1]?.indexOf('$NAME') ?? 0 };
  const found = await server.request<Location[]>('textDocument/references', { textDocument, position, context });
  assert.deepEqual(found.map(placeOf), ['Procfile:2:49-53']);
});

test('the hover of a variable says where it is set, and no secret', async () => {
  using folder = new ScratchFolder();
  const { server, textDocument } = await opened(folder);
  await using _ = server;
  const hover = async (character: number) => {
    const found = await server.request<Hover>('textDocument/hover', { textDocument, position: { line: 0, character } });
    return MarkupContent.is(found.contents) ? found.contents.value : '';
  };
  const said = await eventually(
    () => hover(24),
    (value) => value.includes('app.json'),
  );
  assert.match(said, /Set in app_desc\.yaml, line 5: `WORKERS=4`/);
  assert.match(said, /Set in \.env, line 2: for this machine/);
  assert.match(said, /Set in app\.json, line 5: `WORKERS=3`/);
  await server.connection.sendNotification('textDocument/didChange', {
    textDocument: { ...textDocument, version: 2 },
    contentChanges: [{ text: procfile.replace('$WORKERS', '$API_TOKEN') }],
  });
  const secret = await hover(24);
  assert.match(secret, /Set in app_desc\.yaml, line 6: /);
  assert.doesNotMatch(secret, /abcdef|s3cr3t/);
});

test('completion after `$` has the variables that files set', async () => {
  using folder = new ScratchFolder();
  const { server, textDocument } = await opened(folder);
  await using _ = server;
  const position = { line: 0, character: 23 };
  const labels = await eventually(
    async () => {
      const list = await server.request<CompletionList>('textDocument/completion', { textDocument, position });
      return list.items.map(({ label }) => label);
    },
    (found) => found.includes('API_TOKEN'),
  );
  assert.deepEqual(labels.slice(0, 3), ['PORT', 'WORKERS', 'API_TOKEN']);
  assert.equal(new Set(labels).size, labels.length);
});

test('of a file with tens of thousands of processes the outline has the first five thousand', async () => {
  await using server = await LanguageServer.start();
  const uri = 'file:///nowhere/Procfile';
  await server.open(uri, Array.from({ length: 20_000 }, (_, i) => `p${i}: gunicorn wsgi\n`).join(''));
  const symbols = await server.request<{ name: string }[]>('textDocument/documentSymbol', { textDocument: { uri } });
  assert.equal(symbols.filter(({ name }) => /^p\d/.test(name)).length, 5000);
  assert.ok(symbols.some(({ name }) => name === 'p4999'));
});
