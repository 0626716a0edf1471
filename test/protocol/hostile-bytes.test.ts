// Bytes on standard input that no client sends.
import assert from 'node:assert/strict';
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { test } from 'node:test';
import { messageReader } from '../support/message-reader.ts';

interface Answer {
  readonly id?: number | null;
  readonly result?: unknown;
  readonly error?: { readonly code: number };
}

class RawServer implements Disposable {
  readonly #process: ChildProcessByStdio<Writable, Readable, Readable>;
  #said = '';
  readonly exited: Promise<unknown[]>;
  readonly #answers: Answer[] = [];
  #wake = (): void => {};

  constructor() {
    this.#process = spawn(process.execPath, ['dist/server.js', '--stdio'], { stdio: ['pipe', 'pipe', 'pipe'] });
    this.#process.stderr.on('data', (bytes) => {
      this.#said += bytes;
    });
    // It may leave before it has read everything.
    this.#process.stdin.on('error', () => {});
    this.exited = once(this.#process, 'exit');
    messageReader(this.#process.stdout).listen((message) => {
      if ('id' in message && !('method' in message)) this.#answers.push(message as Answer);
      this.#wake();
    });
  }

  /** All that it has written to standard error, once it has left. */
  async said(): Promise<string> {
    if (!this.#process.stderr.readableEnded) await once(this.#process.stderr, 'end');
    return this.#said;
  }

  send(bytes: string | Uint8Array): void {
    this.#process.stdin.write(bytes);
  }

  end(): void {
    this.#process.stdin.end();
  }

  /** The answer to a request; null for what has no id that could be told. */
  async answer(id: number | null): Promise<Answer> {
    for (;;) {
      const at = this.#answers.findIndex((answer) => answer.id === id);
      const [answer] = at < 0 ? [] : this.#answers.splice(at, 1);
      if (answer) return answer;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  async initialize(): Promise<void> {
    this.send(framed({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } }));
    assert.ok((await this.answer(1)).result);
    const text = 'web: gunicorn wsgi --timeout 60\n';
    const textDocument = { uri: 'file:///alive/Procfile', languageId: 'procfile', version: 1, text };
    this.send(framed({ method: 'textDocument/didOpen', params: { textDocument } }));
  }

  /** Asks for a hover, and waits for it. */
  async lives(): Promise<void> {
    const params = { textDocument: { uri: 'file:///alive/Procfile' }, position: { line: 0, character: 20 } };
    this.send(framed({ id: 99, method: 'textDocument/hover', params }));
    assert.match(JSON.stringify((await this.answer(99)).result), /timeout/);
  }

  [Symbol.dispose](): void {
    this.#process.kill('SIGKILL');
    this.#process.stdin.destroy();
    this.#process.stdout.destroy();
    this.#process.stderr.destroy();
  }
}

function framed(message: unknown): string {
  const body =
    typeof message === 'object' && message !== null && !Array.isArray(message)
      ? { jsonrpc: '2.0', ...message }
      : message;
  return frame(JSON.stringify(body));
}

function frame(body: string | Uint8Array): string {
  const bytes = Buffer.from(body);
  return `Content-Length: ${bytes.length}\r\n\r\n${bytes.toString('latin1')}`;
}

for (const [name, body, code] of [
  ['no JSON', '{"jsonrpc": "2.0", "id": 5, "method": ', -32700],
  ['half a string', '"abc', -32700],
  ['nothing', '', -32700],
  ['NUL', '\0\0\0\0', -32700],
  ['a number', '5', -32600],
  ['null', 'null', -32600],
  ['a string', '"textDocument/hover"', -32600],
  ['a batch', '[{"jsonrpc":"2.0","id":7,"method":"shutdown"}]', -32600],
  ['an empty batch', '[]', -32600],
  ['brackets in brackets', '['.repeat(200_000), -32700],
] as const) {
  test(`a body that is ${name} is refused with ${code}, and the server lives`, async () => {
    using server = new RawServer();
    await server.initialize();
    server.send(frame(body));
    assert.equal((await server.answer(null)).error?.code, code);
    await server.lives();
  });
}

test('bytes that are no UTF-8, and messages of unknown shape, are passed over', async () => {
  using server = new RawServer();
  await server.initialize();
  const bytes = Buffer.from('{"jsonrpc":"2.0","method":"x","params":"\xff\xfe\x80"}', 'latin1');
  server.send(Buffer.concat([Buffer.from(`Content-Length: ${bytes.length}\r\n\r\n`), bytes]));
  for (const message of [{}, { id: 4 }, { id: 4, result: 1, error: 2 }, { method: 5 }, { method: 'x', params: 'y' }]) {
    server.send(framed(message));
  }
  await server.lives();
});

test('a message that comes byte by byte, or with other headers, is a message', async () => {
  using server = new RawServer();
  await server.initialize();
  const body = JSON.stringify({ jsonrpc: '2.0', id: 3, method: 'no/such' });
  const bytes = `content-length:${body.length}\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\nX-Y: z\r\n\r\n${body}`;
  for (const byte of bytes) server.send(byte);
  assert.equal((await server.answer(3)).error?.code, -32601);
  await server.lives();
});

for (const [name, bytes, said] of [
  ['a header without a length', 'Content-Type: x\r\n\r\n{}', 'no Content-Length'],
  ['a length that is no number', 'Content-Length: many\r\n\r\n{}', 'no number: "many"'],
  ['a length below zero', 'Content-Length: -5\r\n\r\n{}', 'no number: "-5"'],
  ['a length larger than any text', 'Content-Length: 9007199254740991\r\n\r\n{}', '9007199254740991'],
  ['a header without a colon', 'Content-Length 2\r\n\r\n{}', 'without a colon'],
  ['a header of 100 MB', Buffer.alloc(100_000_000, 'x'), 'more than 8192 bytes'],
  [
    'a length too short',
    `Content-Length: 5\r\n\r\n${JSON.stringify({ a: 1, b: 2 })}${framed({ method: 'x' })}`,
    'no Content-Length',
  ],
] as const) {
  test(`${name}: the server says so and leaves with code 1, so that an editor starts another`, async () => {
    using server = new RawServer();
    await server.initialize();
    await server.lives();
    server.send(bytes);
    assert.deepEqual(await server.exited, [1, null]);
    const line = await server.said();
    assert.match(line, /^procfile-doctor: the input cannot be read any further: [^\n]{1,150}\n$/);
    assert.ok(line.includes(said), line);
  });
}

for (const [name, bytes] of [
  ['half a header', 'Content-Len'],
  ['half a body', 'Content-Length: 100\r\n\r\n{"jsonrpc"'],
  ['a length larger than all that comes', 'Content-Length: 200000000\r\n\r\n{}'],
] as const) {
  test(`${name}, and then the input closes: the server leaves`, async () => {
    using server = new RawServer();
    await server.initialize();
    await server.lives();
    server.send(bytes);
    server.end();
    assert.deepEqual(await server.exited, [1, null]);
  });
}

test('after shutdown a closed input is a goodbye: code 0', async () => {
  using server = new RawServer();
  await server.initialize();
  server.send(framed({ id: 2, method: 'shutdown' }));
  await server.answer(2);
  server.end();
  assert.deepEqual(await server.exited, [0, null]);
});
