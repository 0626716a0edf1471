/** Actions that change whole files, as a client gets them. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  type CodeAction,
  type Diagnostic,
  type DocumentLink,
  TextDocumentEdit,
} from 'vscode-languageserver-protocol/node';
import { LanguageServer, USUAL_TEXT_DOCUMENT } from '../support/language-server.ts';

const root = mkdtempSync(join(tmpdir(), 'procfile-doctor-'));
after(() => rmSync(root, { recursive: true }));

/** A folder with these files; the URI of each. */
function folderOf(files: Readonly<Record<string, string>>): (name: string) => string {
  const folder = mkdtempSync(join(root, 'app-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return (name) => pathToFileURL(join(folder, name)).href;
}

const START = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

async function actions(server: LanguageServer, uri: string, only?: string, diagnostics: readonly Diagnostic[] = []) {
  const range = diagnostics[0]?.range ?? START;
  const context = { diagnostics, ...(only && { only: [only] }) };
  return server.request<CodeAction[]>('textDocument/codeAction', { textDocument: { uri }, range, context });
}

const VERSION_2 = `# the shop
spec_version: 2
module:
  language: Python
  processes:
    # answers
    web:
      command: gunicorn wsgi -b :$PORT
`;
const VERSION_3 = `# the shop
specVersion: 3
module:
  language: Python
  spec:
    processes:
      # answers
      - name: web
        procCommand: gunicorn wsgi -b :$PORT
        services:
          - name: web
            protocol: TCP
            targetPort: 5000
            port: 80
            exposedType:
              name: bk/http
`;

test('a file of version 2 is rewritten as one of version 3, by the version it was read in', async () => {
  const uri = folderOf({ 'app_desc.yaml': VERSION_2 })('app_desc.yaml');
  await using server = await LanguageServer.start();
  await server.open(uri, VERSION_2, 'yaml');
  const found = await actions(server, uri, 'refactor.rewrite');
  assert.deepEqual(
    found.map(({ title, kind }) => [title, kind]),
    [['Convert to spec version 3 (cloud-native applications)', 'refactor.rewrite']],
  );
  const [change] = found[0]?.edit?.documentChanges ?? [];
  assert.ok(TextDocumentEdit.is(change));
  assert.deepEqual(change, {
    textDocument: { uri, version: 1 },
    edits: [{ range: { start: { line: 0, character: 0 }, end: { line: 8, character: 0 } }, newText: VERSION_3 }],
  });

  // Unasked it is offered on the line of the version only.
  const unasked = await actions(server, uri);
  assert.equal(
    unasked.some(({ kind }) => kind === 'refactor.rewrite'),
    false,
  );
  const onVersion = await server.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri },
    range: { start: { line: 1, character: 3 }, end: { line: 1, character: 3 } },
    context: { diagnostics: [] },
  });
  assert.equal(
    onVersion.some(({ kind }) => kind === 'refactor.rewrite'),
    true,
  );
});

test('app_desc.yaml is created from a Procfile, and not where there is one', async () => {
  const text = '# answers\nweb: gunicorn wsgi -b :$BKPAAS_PORT\n';
  const at = folderOf({ Procfile: text });
  await using server = await LanguageServer.start();
  await server.open(at('Procfile'), text);
  const found = await actions(server, at('Procfile'), 'refactor.rewrite');
  const uri = at('app_desc.yaml');
  assert.deepEqual(
    found.map(({ title, edit }) => [title, edit?.documentChanges]),
    [
      [
        'Create app_desc.yaml from this Procfile',
        [
          { kind: 'create', uri, options: { ignoreIfExists: true } },
          {
            textDocument: { uri, version: null },
            edits: [
              {
                range: START,
                newText:
                  'spec_version: 2\nmodule:\n  language: Python\n  processes:\n    # answers\n    web:\n      command: gunicorn wsgi -b :$BKPAAS_PORT\n',
              },
            ],
          },
        ],
      ],
    ],
  );

  const both = folderOf({ Procfile: text, 'app_desc.yaml': VERSION_2 });
  await server.open(both('Procfile'), text);
  assert.deepEqual(await actions(server, both('Procfile'), 'refactor.rewrite'), []);
});

test('the Procfile that contradicts app_desc.yaml is deleted, where the client can delete', async () => {
  const text = 'web: run y\n';
  const at = folderOf({ Procfile: text, 'app_desc.yaml': VERSION_2 });
  const deletions = async (resourceOperations: ('create' | 'delete')[]) => {
    const workspace = { workspaceEdit: { documentChanges: true, resourceOperations } };
    const capabilities = { textDocument: USUAL_TEXT_DOCUMENT, workspace };
    await using server = await LanguageServer.start({ capabilities });
    const isConflict = ({ code }: Diagnostic) => code === 'app-desc/process-conflict';
    const found = [];
    for (const [name, content] of [
      ['Procfile', text],
      ['app_desc.yaml', VERSION_2],
    ] as const) {
      await server.open(at(name), content, name === 'Procfile' ? 'procfile' : 'yaml');
      const all = await server.diagnostics(at(name), ({ diagnostics }) => diagnostics.some(isConflict));
      const offered = await actions(server, at(name), 'quickfix', all.filter(isConflict));
      found.push(...offered.filter(({ title }) => title === 'Delete the Procfile'));
    }
    return found.map(({ edit, isPreferred }) => [edit?.documentChanges, isPreferred]);
  };
  const deletion = [[{ kind: 'delete', uri: at('Procfile'), options: { ignoreIfNotExists: true } }], false];
  assert.deepEqual(await deletions(['create', 'delete']), [deletion, deletion]);
  assert.deepEqual(await deletions(['create']), []);
});

test('values of app_desc.yaml are links to the files they name', async () => {
  const text = `spec_version: 2
module:
  language: Python
  env_variables:
    - {key: DJANGO_SETTINGS_MODULE, value: settings.base}
    - {key: CONFIG, value: "etc/site.yaml"}
  processes: {web: {command: bin/run.sh}}
`;
  const folder = mkdtempSync(join(root, 'app-'));
  for (const [path, content] of [
    ['settings/base.py', ''],
    ['etc/site.yaml', ''],
    ['bin/run.sh', ''],
    ['app_desc.yaml', text],
  ] as const) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  const uri = pathToFileURL(join(folder, 'app_desc.yaml')).href;
  await using server = await LanguageServer.start();
  await server.open(uri, text, 'yaml');
  // At once, before the files around it are read: an editor asks when it opens the file, and not again.
  const links = await server.request<DocumentLink[]>('textDocument/documentLink', { textDocument: { uri } });
  const lines = text.split('\n');
  assert.deepEqual(
    links.map(({ range: { start, end }, target }) => [
      lines[start.line]?.slice(start.character, end.character),
      target?.slice(pathToFileURL(folder).href.length + 1),
    ]),
    [
      ['bin/run.sh', 'bin/run.sh'],
      ['settings.base', 'settings/base.py'],
      ['etc/site.yaml', 'etc/site.yaml'],
    ],
  );
});
