// Explanations in the form that a client says it shows.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  CompletionItem,
  CompletionList,
  Hover,
  MarkupContent,
  MarkupKind,
  SignatureHelp,
} from 'vscode-languageserver-protocol/node';
import { LanguageServer } from '../support/language-server.ts';

const uri = 'file:///nowhere/app/Procfile';
const FORMATS: readonly (MarkupKind[] | undefined)[] = [
  ['markdown', 'plaintext'],
  ['plaintext', 'markdown'],
  undefined,
];
const TEXT = 'web: gunicorn wsgi --timeout 30\n';

async function explanations(formats: MarkupKind[] | undefined) {
  const form = formats ? { contentFormat: formats, documentationFormat: formats } : {};
  const textDocument = {
    hover: form,
    completion: { completionItem: form },
    signatureHelp: { signatureInformation: form },
  };
  await using server = await LanguageServer.start({ capabilities: { textDocument } });
  await server.open(uri, TEXT);
  const ask = <T>(method: string, character: number) =>
    server.request<T>(`textDocument/${method}`, { textDocument: { uri }, position: { line: 0, character } });
  const hover = await ask<Hover>('hover', 22);
  const { items } = await ask<CompletionList>('completion', 21);
  const resolved = await server.request<CompletionItem>('completionItem/resolve', items[0]);
  const signature = await ask<SignatureHelp>('signatureHelp', 30);
  return [hover.contents, resolved.documentation, signature.signatures[0]?.documentation] as MarkupContent[];
}

test('a client that shows plain text only gets no Markdown', async () => {
  for (const { kind, value } of await explanations(['plaintext'])) {
    assert.equal(kind, 'plaintext');
    assert.doesNotMatch(value, /\*\*|\]\(/);
  }
});

test('others get Markdown, also those that do not say what they show', async () => {
  for (const formats of FORMATS) {
    for (const { kind, value } of await explanations(formats)) {
      assert.equal(kind, 'markdown');
      assert.match(value, /\*\*/);
    }
  }
});
