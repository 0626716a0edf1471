// Random sessions of an editor: the server refuses nothing that it must answer, and ends up with what a fresh one says.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Diagnostic, TextDocumentContentChangeEvent } from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { LanguageServer } from '../support/language-server.ts';

const PIECES = [
  ...[
    'web: gunicorn wsgi --tiemout 60',
    'web：a',
    '-b :$PORT',
    '\n',
    '\r\n',
    '\r',
    '\t',
    ' ',
    '"',
    "'",
    '\\',
    '\0',
    '\ufeff',
  ],
  ...['\ud800', '\u2028', '# procfile-doctor-disable', 'spec_version: 2\n', 'module:\n', '  language: python\n'],
  ...['  processes:\n', '    web:\n', '      command: ', '&a ', '*a', '<<: *a\n', '[', '{', '- ', '|\n', '$(', '${A:-'],
  ...['workers = ', 'bind = "', '(', 'if x:\n', 'def f():\n', "'''", '日志'],
];
const FILES = ['Procfile', 'app_desc.yaml', 'gunicorn.conf.py'] as const;
const REQUESTS = [
  ...['hover', 'completion', 'codeAction', 'documentSymbol', 'foldingRange', 'documentLink', 'semanticTokens/full'],
  ...['inlayHint', 'selectionRange', 'documentHighlight', 'definition', 'references', 'formatting', 'signatureHelp'],
];

const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((parts) => parts.join(''));
const position = fc.record({ line: fc.integer({ min: 0, max: 8 }), character: fc.integer({ min: 0, max: 40 }) });
const step = fc.oneof(
  fc.record({ kind: fc.constant('change' as const), start: position, end: position, text }),
  fc.record({ kind: fc.constant('replace' as const), text }),
  fc.record({ kind: fc.constant('reopen' as const), text }),
  fc.record({
    kind: fc.constant('request' as const),
    method: fc.constantFrom(...REQUESTS),
    start: position,
    end: position,
  }),
);

const pulling = { capabilities: { textDocument: { diagnostic: {} } } };

for (const [index, file] of FILES.entries()) {
  test(`${file}: random sessions end as if the last text had been opened`, async () => {
    await using server = await LanguageServer.start(pulling);
    let sessions = 0;
    const pull = async (uri: string): Promise<readonly Diagnostic[]> => {
      const report = await server.request<{ items: Diagnostic[] }>('textDocument/diagnostic', {
        textDocument: { uri },
      });
      return report.items;
    };
    const property = fc.asyncProperty(text, fc.array(step, { maxLength: 12 }), async (first, steps) => {
      const uri = `file:///nowhere/${++sessions}/${file}`;
      const fresh = `file:///nowhere/${sessions}-fresh/${file}`;
      let version = 1;
      let editor = TextDocument.create(uri, 'procfile', version, first);
      const send = (method: string, params: object) =>
        server.connection.sendNotification(`textDocument/${method}`, params);
      const change = (...contentChanges: TextDocumentContentChangeEvent[]) => {
        // Made anew: of a text that was edited the library's own lines are wrong where a CR and an LF meet.
        editor = TextDocument.create(uri, 'procfile', version, editor.getText());
        editor = TextDocument.update(editor, contentChanges, ++version);
        return send('didChange', { textDocument: { uri, version }, contentChanges });
      };
      await server.open(uri, first);
      for (const one of steps) {
        if (one.kind === 'change') await change({ range: { start: one.start, end: one.end }, text: one.text });
        else if (one.kind === 'replace') await change({ text: one.text });
        else if (one.kind === 'reopen') {
          await send('didClose', { textDocument: { uri } });
          version = 1;
          editor = TextDocument.create(uri, 'procfile', version, one.text);
          await server.open(uri, one.text);
        } else {
          await server.request(`textDocument/${one.method}`, {
            textDocument: { uri },
            position: one.start,
            positions: [one.start, one.end],
            range: { start: one.start, end: one.end },
            context: { diagnostics: [], includeDeclaration: true },
            options: { tabSize: 2, insertSpaces: true },
          });
        }
        // Every state is read, so that each is built on the one before.
        await pull(uri);
      }
      await server.open(fresh, editor.getText());
      // Answered when the files around a document are known.
      for (const one of [uri, fresh]) await server.request('textDocument/documentLink', { textDocument: { uri: one } });
      const wanted = JSON.stringify(await pull(fresh)).replaceAll(fresh, uri);
      assert.deepEqual(await pull(uri), JSON.parse(wanted));
      await send('didClose', { textDocument: { uri: fresh } });
      await send('didClose', { textDocument: { uri } });
    });
    await fc.assert(property, { numRuns: 60, seed: 20261121 + index });
    assert.equal(await server.stop(), 0);
  });
}
