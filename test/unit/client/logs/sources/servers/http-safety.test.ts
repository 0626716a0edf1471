// A server that is hostile, or not the one that it was: a secret goes to no other, and no answer fills the memory.
import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { test } from 'node:test';
import { addressProblem, isReadable } from '../../../../../../client/src/logs/connect/address.ts';
import { beginningOf, bodyText } from '../../../../../../client/src/logs/sources/servers/body-text.ts';
import { askStream, statusFailure } from '../../../../../../client/src/logs/sources/servers/http.ts';
import { requestJson } from '../../../../../../client/src/logs/sources/servers/http-json.ts';
import { readEvents } from '../../../../../../client/src/logs/sources/servers/server-sent-events.ts';
import { failureOf } from '../../../../../../client/src/logs/sources/source.ts';
import { sendJson, stubServer } from '../http-stub.ts';

const secret = 'Bearer a-secret-4711';
const signal = new AbortController().signal;

const asJson = (url: URL, headers = { Authorization: secret }) => requestJson({ url, headers }, signal);
const asStream = (url: URL) =>
  askStream({ url, headers: { Authorization: secret } }, signal, fetch, async (response) =>
    statusFailure(response, ''),
  );

for (const [how, ask] of [['JSON', asJson] as const, ['a stream', asStream] as const]) {
  for (const status of [301, 302, 303, 307, 308]) {
    test(`${how}: a redirect (${status}) is not followed, not even on the same server`, async (t) => {
      const heard: string[] = [];
      const other = await stubServer(t, ({ headers, response }) => {
        heard.push(String(headers.authorization));
        sendJson(response, {});
      });
      const own = await stubServer(t, ({ url, response }) => {
        heard.push(url.pathname);
        response.writeHead(status, { Location: url.pathname === '/a' ? '/b' : other }).end();
      });
      for (const path of ['/a', '/c']) {
        await assert.rejects(ask(new URL(path, own)), (error) => failureOf(error).kind === 'unauthorized');
      }
      assert.deepEqual(heard, ['/a', '/c']);
    });
  }
}

test('no cookie that a server sets is sent back to it, and nothing says where the request comes from', async (t) => {
  const heard: string[] = [];
  const url = await stubServer(t, ({ headers, response }) => {
    heard.push(...Object.keys(headers).filter((name) => /cookie|referer|origin/.test(name)));
    response.setHeader('Set-Cookie', 'a=b; Path=/');
    sendJson(response, {});
  });
  await asJson(new URL(url));
  await asJson(new URL(url));
  assert.deepEqual(heard, []);
});

test('a browser is told to send nothing of its own', async () => {
  let said: RequestInit | undefined;
  const send: typeof fetch = async (_, init) => {
    said = init;
    return new Response('', { headers: { 'Content-Type': 'text/event-stream' } });
  };
  await askStream({ url: new URL('https://example.com') }, signal, send, async () => ({ kind: 'unauthorized' }));
  const { redirect, credentials, referrerPolicy } = said ?? {};
  assert.deepEqual(
    { redirect, credentials, referrerPolicy },
    { redirect: 'manual', credentials: 'omit', referrerPolicy: 'no-referrer' },
  );
});

test('a secret that cannot be sent is in no error', async () => {
  for (const value of ['a-secret-4711\nx', 'a-secret-4711 “', 'a-secret-4711\0']) {
    await assert.rejects(asJson(new URL('http://127.0.0.1:9/'), { Authorization: value }), (error: Error) => {
      assert.doesNotMatch(`${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`, /4711/);
      return failureOf(error).kind === 'not-sendable';
    });
  }
  await assert.rejects(asJson(new URL('http://u:a-secret-4711@127.0.0.1:9/')), (error: Error) => {
    assert.doesNotMatch(`${error.stack} ${JSON.stringify(error)}`, /u:a-secret/);
    return failureOf(error).kind === 'not-sendable';
  });
});

/** Writes for as long as somebody reads. */
function endless(response: ServerResponse, part: string): void {
  const go = () => {
    while (!response.destroyed && response.write(part));
    if (!response.destroyed) response.once('drain', go);
  };
  go();
}

test('an answer without end is left', async (t) => {
  const url = await stubServer(t, ({ response }) => {
    response.setHeader('Content-Type', 'application/json');
    endless(response, ' '.repeat(1_000_000));
  });
  await assert.rejects(asJson(new URL(url)), (error) => failureOf(error).kind === 'answer-too-large');
});

test('so is a refusal, and an event', async () => {
  let given = 0;
  const stream = () =>
    new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(new Uint8Array(++given && 500_000)) });
  assert.ok((await beginningOf(new Response(stream()))).length <= 1_000_000);
  assert.ok(given < 10);
  const { text, isWhole } = await bodyText(new Response('日志'), 100);
  assert.deepEqual({ text, isWhole }, { text: '日志', isWhole: true });
  for (const part of ['data: x', `data: ${'x'.repeat(1000)}\n`]) {
    async function* chunks() {
      for (let i = 0; i < 50; i++) yield new TextEncoder().encode(part.repeat(Math.ceil(1_000_000 / part.length)));
    }
    await assert.rejects(
      async () => {
        for await (const _ of readEvents(chunks()));
      },
      (error) => failureOf(error).kind === 'answer-too-large',
    );
  }
});

test('an address has no secret in it, and it is known whether what is sent there can be read', () => {
  assert.deepEqual(
    [
      'https://a.example/x?y=1',
      'http://a',
      'https://u:p@a',
      'https://u@a',
      'https://:p@a',
      'ftp://a',
      'file:///a',
      'javascript:a',
      'a',
    ].map(addressProblem),
    [
      undefined,
      undefined,
      'holds-secret',
      'holds-secret',
      'holds-secret',
      'no-address',
      'no-address',
      'no-address',
      'no-address',
    ],
  );
  const readable = [
    'http://a.example',
    'http://localhost.example.com',
    'http://10.0.0.1:9200',
    'http://127.0.0.1.example',
  ];
  const not = [
    'https://a.example',
    'http://localhost:3100',
    'http://127.0.0.1',
    'http://[::1]:80',
    'http://x.localhost',
  ];
  assert.deepEqual([...readable, ...not].filter(isReadable), readable);
});
