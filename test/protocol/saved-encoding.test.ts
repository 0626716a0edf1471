// What a file is saved as, which the text that an editor sends does not show.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { CodeAction } from 'vscode-languageserver-protocol/node';
import { LanguageServer } from '../support/language-server.ts';
import { ScratchFolder } from '../support/scratch-folder.ts';

const TEXT = 'web: gunicorn wsgi -b :$PORT\n';
const HEROKU = '{ "formation": {} }\n';

for (const [name, rule, bytes] of [
  ['UTF-8 behind a byte order mark', 'procfile/byte-order-mark', Buffer.from(`\ufeff${TEXT}`)],
  ['UTF-16', 'file/encoding', Buffer.from(`\ufeff${TEXT}`, 'utf16le')],
] as const) {
  test(`a file that is saved as ${name} is reported until it is saved as UTF-8`, async () => {
    using folder = new ScratchFolder();
    writeFileSync(folder.file('Procfile'), bytes);
    writeFileSync(folder.file('app.json'), HEROKU);
    await using server = await LanguageServer.start({ initializationOptions: { saveCommand: true } });
    const uri = pathToFileURL(folder.file('Procfile')).href;
    await server.open(uri, TEXT);
    const codes = (found: readonly { code?: unknown }[]) => found.map(({ code }) => code);
    const found = await server.diagnostics(uri, ({ diagnostics }) => codes(diagnostics).includes(rule));

    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const context = { diagnostics: found };
    const actions = await server.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context,
    });
    const [save] = actions.filter(({ isPreferred }) => isPreferred);
    assert.deepEqual(
      [save?.edit, save?.command?.command, save?.command?.arguments],
      [undefined, 'procfileDoctor.saveAsUtf8', [uri]],
    );

    writeFileSync(folder.file('Procfile'), TEXT);
    await server.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });
    const before = server.published.length;
    await server.diagnostics(
      uri,
      (params) => server.published.indexOf(params) >= before - 1 && !codes(params.diagnostics).includes(rule),
    );
  });
}

test('a client without the command is told, and offered nothing', async () => {
  using folder = new ScratchFolder();
  writeFileSync(folder.file('Procfile'), `\ufeff${TEXT}`);
  await using server = await LanguageServer.start();
  const uri = pathToFileURL(folder.file('Procfile')).href;
  await server.open(uri, TEXT);
  const diagnostics = await server.diagnostics(
    uri,
    ({ diagnostics: [first] }) => first?.code === 'procfile/byte-order-mark',
  );
  const range = diagnostics[0]?.range;
  const actions = await server.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri },
    range,
    context: { diagnostics },
  });
  assert.deepEqual(
    actions.filter(({ isPreferred }) => isPreferred),
    [],
  );
});
