// The formats of access lines, which servers take on their command lines.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type CompletionItem,
  type CompletionList,
  type Hover,
  MarkupContent,
  type TextEdit,
} from 'vscode-languageserver-protocol/node';
import { LanguageServer } from '../support/language-server.ts';

const capabilities = { textDocument: { completion: { completionItem: { snippetSupport: true } } } };

/** What is offered at the `|` of a text, as the text that it makes: by label. */
async function offered(server: LanguageServer, marked: string, uri = 'file:///nowhere/Procfile') {
  const at = marked.indexOf('|');
  const text = marked.replace('|', '');
  await server.open(uri, text, uri.endsWith('yaml') ? 'yaml' : 'procfile');
  const before = text.slice(0, at).split('\n');
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  const params = { textDocument: { uri }, position };
  const { items } = await server.request<CompletionList>('textDocument/completion', params);
  await server.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  const line = text.split('\n')[position.line] ?? '';
  return new Map(
    items.map((item): [string, { item: CompletionItem; makes: string }] => {
      const edit = item.textEdit as TextEdit;
      const { start, end } = edit.range;
      return [item.label, { item, makes: line.slice(0, start.character) + edit.newText + line.slice(end.character) }];
    }),
  );
}

test('single atoms are offered where one is being written, in the place of what is written of it', async () => {
  await using server = await LanguageServer.start({ capabilities });
  const cases: readonly (readonly [string, string, string])[] = [
    [
      "web: gunicorn wsgi --access-logformat '%(h)s %|'",
      '%(s)s',
      "web: gunicorn wsgi --access-logformat '%(h)s %(s)s'",
    ],
    [
      "web: gunicorn wsgi --access-logformat='%(h)s %(|)'",
      '%(D)s',
      "web: gunicorn wsgi --access-logformat='%(h)s %(D)s'",
    ],
    [
      "web: gunicorn wsgi --access-logformat '%(h)s %(r|)s %(b)s'",
      '%(r)s',
      "web: gunicorn wsgi --access-logformat '%(h)s %(r)s %(b)s'",
    ],
    ["web: gunicorn wsgi --access-logformat '|'", '%(h)s', "web: gunicorn wsgi --access-logformat '%(h)s'"],
    [
      "web: gunicorn wsgi --access-logformat '%(h)s %({|'",
      '%({NAME}i)s',
      "web: gunicorn wsgi --access-logformat '%(h)s %({${1:x-request-id}}i)s'",
    ],
    [
      "web: hypercorn app:app --access-logformat '%(h)s %|'",
      '%(st)s',
      "web: hypercorn app:app --access-logformat '%(h)s %(st)s'",
    ],
  ];
  for (const [text, label, expected] of cases)
    assert.equal((await offered(server, `${text}\n`)).get(label)?.makes, expected, text);
  const yaml =
    'spec_version: 2\nmodule:\n  processes:\n    web:\n      command: "gunicorn wsgi --access-logformat \'%|\'"\n';
  const inYaml = await offered(server, yaml, 'file:///nowhere/app_desc.yaml');
  assert.equal(inYaml.get('%(s)s')?.makes, '      command: "gunicorn wsgi --access-logformat \'%(s)s\'"');
  // Without quotes a parenthesis is the shell's; gunicorn has no `st`, hypercorn no `u`.
  assert.equal((await offered(server, 'web: gunicorn wsgi --access-logformat %|\n')).get('%(h)s'), undefined);
  assert.equal((await offered(server, "web: gunicorn wsgi --access-logformat '%|'\n")).get('%(st)s'), undefined);
  const hypercorn = await offered(server, "web: hypercorn app:app --access-logformat '%|'\n");
  assert.equal(hypercorn.get('%(u)s'), undefined);
  const item = hypercorn.get('%(st)s')?.item;
  const resolved = await server.request<CompletionItem>('completionItem/resolve', item);
  assert.match(JSON.stringify(resolved.documentation), /Status in words/);
});

test('a parenthesis asks for the list again: editors close it by themselves, behind what the list before would replace', async () => {
  await using server = await LanguageServer.start({ capabilities });
  const { triggerCharacters = [] } = server.capabilities?.completionProvider ?? {};
  assert.ok(triggerCharacters.includes('%') && triggerCharacters.includes('('));
  const closed = await offered(server, "web: gunicorn wsgi --access-logformat '%(|)'\n");
  assert.equal(closed.get('%(M)s')?.makes, "web: gunicorn wsgi --access-logformat '%(M)s'");
});

test('the hover of an atom says what it is, of hypercorn as well; an unknown one is marked', async () => {
  await using server = await LanguageServer.start();
  const uri = 'file:///nowhere/Procfile';
  const text = "web: hypercorn app:app --access-logformat '%(Uq)s %(M)s'\n";
  await server.open(uri, text);
  const hover = async (word: string) => {
    const position = { line: 0, character: text.indexOf(word) + 2 };
    const found = await server.request<Hover>('textDocument/hover', { textDocument: { uri }, position });
    return MarkupContent.is(found.contents) ? found.contents.value : '';
  };
  assert.match(await hover('%(Uq)s'), /Path with the query string/);
  assert.match(await hover('%(M)s'), /hypercorn knows no such part/);
  const found = (await server.diagnostics(uri)).filter(({ code }) => code === 'servers/access-log-format');
  assert.deepEqual(
    found.map(({ range }) => text.slice(range.start.character, range.end.character)),
    ['%(M)s'],
  );
});
