// The server of a browser, whose global functions take no other object before them: `host.soon()` with a bare `setTimeout` in it
// is an "Illegal invocation" there, and is none in Node.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createContext, runInContext } from 'node:vm';
import { LANGUAGE_PARTS } from '../../client/src/language/language-parts.ts';

interface Answer {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly diagnostics: readonly { readonly code: string }[] };
  readonly result?: { readonly capabilities: object };
}

interface Worker {
  onmessage?: (event: { data: object }) => void;
  addEventListener: () => void;
  postMessage: (message: Answer) => void;
}

/** A browser's own function. */
function bare<A extends unknown[], R>(work: (...args: A) => R) {
  return function (this: unknown, ...args: A): R {
    if (this !== undefined) throw new TypeError('Illegal invocation');
    return work(...args);
  };
}

test('the server of a browser answers, and says what is wrong', async () => {
  let heard: (answer: Answer) => void = () => {};
  const next = (isIt: (answer: Answer) => boolean) =>
    new Promise<Answer>((resolve) => {
      heard = (answer) => isIt(answer) && resolve(answer);
    });
  const self: Worker = {
    addEventListener: () => {},
    postMessage: (message) => {
      // What it asks for are files, which this client does not have.
      if (message.id !== undefined && message.method) send({ id: message.id, result: null });
      else heard(message);
    },
  };
  const send = (message: object) => self.onmessage?.({ data: { jsonrpc: '2.0', ...message } });
  const languageParts: Record<string, unknown> = {};
  const context = createContext({
    ...{ self, languageParts, console, URL, TextDecoder, TextEncoder },
    ...{ setTimeout: bare(setTimeout), clearTimeout: bare(clearTimeout) },
  });
  for (const name of ['language', ...LANGUAGE_PARTS.map((part) => `language/${part}`)]) {
    languageParts[name] = runInContext(readFileSync(`dist/${name}.js`, 'utf8'), context);
  }
  runInContext(readFileSync('dist/web/server.js', 'utf8'), context);

  const initialized = next(({ id }) => id === 1);
  send({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
  assert.ok((await initialized).result?.capabilities);
  const published = next(({ method }) => method === 'textDocument/publishDiagnostics');
  send({ method: 'initialized', params: {} });
  const text = 'web: gunicorn wsgi --tiemout 60 -b :$PORT\n';
  const textDocument = { uri: 'memory:/Procfile', languageId: 'procfile', version: 1, text };
  send({ method: 'textDocument/didOpen', params: { textDocument } });
  const { params } = await published;
  assert.equal(params?.diagnostics.map(({ code }) => code).join(), 'gunicorn/unknown-option');
});
