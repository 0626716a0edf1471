// What a platform, a gateway or a proxy in front of it can answer instead of what was asked for.
import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { test } from 'node:test';
import { listApplications } from '../../../../../../client/src/logs/sources/blueking/catalogue.ts';
import { liveSource } from '../../../../../../client/src/logs/sources/blueking/live.ts';
import { searchSource } from '../../../../../../client/src/logs/sources/blueking/search-source.ts';
import { retryAfter } from '../../../../../../client/src/logs/sources/servers/http.ts';
import { type Failure, failureOf } from '../../../../../../client/src/logs/sources/source.ts';
import { gateway, numbered, quietPlatform, scope, web } from '../demo-clients.ts';
import { sendJson } from '../http-stub.ts';
import { RunningSource } from '../run-source.ts';

type Answer = (response: ServerResponse) => void;
const json =
  (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Answer =>
  (response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    sendJson(response, body, status);
  };
const raw =
  (status: number, type: string, text: string): Answer =>
  (response) =>
    void response.writeHead(status, { 'Content-Type': type }).end(text);

const page = '<!doctype html><title>Login</title>';
const applications = 'api/bkapps/applications/lists/minimal';

const answers: readonly (readonly [what: string, 'web' | 'gateway', Answer, Failure])[] = [
  [
    'a session that is over',
    'web',
    json(401, { code: 'Unauthorized', detail: 'Authentication credentials were not provided.', login_url: {} }),
    { kind: 'unauthorized' },
  ],
  [
    'a redirect to a login page',
    'web',
    (response) => void response.writeHead(302, { Location: 'https://login.example.com/' }).end(),
    { kind: 'unauthorized' },
  ],
  [
    'a login page that says 200',
    'web',
    raw(200, 'text/html; charset=utf-8', page),
    { kind: 'wrong-content', expected: 'JSON', got: 'text/html' },
  ],
  ['an answer without a type', 'web', raw(200, '', ''), { kind: 'wrong-content', expected: 'JSON', got: '' }],
  [
    'an application that is not the own',
    'web',
    json(403, { code: 'PERMISSION_DENIED', detail: '你没有权限进行此操作。' }),
    { kind: 'forbidden', detail: '你没有权限进行此操作。' },
  ],
  [
    'an application that is not there',
    'web',
    json(404, { code: 'NOT_FOUND', detail: 'Not found.' }),
    { kind: 'not-found', what: 'Not found.' },
  ],
  [
    'a module that is not there, said with 400',
    'web',
    json(400, { code: 'APP_NOT_FOUND', detail: '应用不存在' }, { 'bkapi-error-code': 'APP_NOT_FOUND' }),
    { kind: 'not-found', what: '应用不存在' },
  ],
  [
    'a wrong parameter',
    'web',
    json(400, { code: 'VALIDATION_ERROR', detail: 'limit: 1', fields_detail: { limit: ['1'] } }),
    { kind: 'unexpected', detail: 'limit: 1' },
  ],
  ['too many requests', 'web', raw(429, 'text/plain', ''), { kind: 'rate-limited', after: undefined }],
  [
    'too many requests, with a time',
    'web',
    (response) => void response.writeHead(429, { 'Retry-After': '7' }).end(),
    { kind: 'rate-limited', after: 7000 },
  ],
  [
    'a store that has no index yet, said with 400',
    'web',
    json(400, { code: 'QUERY_LOG_FAILED', detail: '查询日志失败: 无可用日志索引, 请稍后重试' }),
    { kind: 'unreachable', detail: '查询日志失败: 无可用日志索引, 请稍后重试' },
  ],
  [
    'a query that is not understood',
    'web',
    json(400, { code: 'QUERY_REQUEST_ERROR', detail: '查询日志失败，请检查查询条件' }),
    { kind: 'unexpected', detail: '查询日志失败，请检查查询条件' },
  ],
  [
    'a broken server',
    'web',
    raw(502, 'text/html', '<html>502 Bad Gateway</html>'),
    { kind: 'unable', status: 502, detail: `${applications}: HTTP 502` },
  ],
  ['a server that is busy', 'web', json(503, { detail: 'busy' }), { kind: 'unable', status: 503, detail: 'busy' }],
  [
    'JSON that breaks off with its connection',
    'web',
    (response) => {
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '100' });
      response.write('{"count": 1, "resul', () => response.destroy());
    },
    { kind: 'unreachable', detail: 'UND_ERR_SOCKET' },
  ],
  [
    'half of a JSON text',
    'web',
    raw(200, 'application/json', '{"count": 1, "resul'),
    { kind: 'wrong-content', expected: 'JSON', got: 'application/json' },
  ],
  [
    'a refusal that says 200',
    'gateway',
    json(200, { result: false, code: 1_306_201, message: '接口异常', data: null }),
    { kind: 'unexpected', detail: '接口异常' },
  ],
  [
    'a gateway that does not know the token',
    'gateway',
    json(401, { code: 1_640_001, code_name: 'INVALID_ARGS', message: 'Parameters error', result: false, data: null }),
    { kind: 'unauthorized' },
  ],
  [
    'a gateway that speaks in its headers',
    'gateway',
    json(403, {}, { 'X-Bkapi-Error-Message': 'App has no permission to the resource', 'X-Bkapi-Request-Id': 'c0ffee' }),
    { kind: 'forbidden', detail: 'App has no permission to the resource (c0ffee)' },
  ],
  [
    'a gateway that cannot reach the platform',
    'gateway',
    json(504, { code_name: 'REQUEST_BACKEND_TIMEOUT', message: 'Request backend timeout' }),
    { kind: 'unable', status: 504, detail: 'Request backend timeout' },
  ],
];

for (const [what, way, answer, failure] of answers) {
  test(`${way}: ${what} is ${failure.kind}`, async (t) => {
    const demo = await quietPlatform(t);
    demo.control.instead = (_, __, response) => {
      answer(response);
      return true;
    };
    const client = way === 'web' ? web(demo.url) : gateway(demo.url);
    const failed = await listApplications(client, new AbortController().signal).then(() => undefined, failureOf);
    assert.deepEqual(failed, failure);
  });
}

test('Retry-After is seconds or a date; what is neither says nothing', () => {
  const now = Date.parse('2026-11-20T12:00:00Z');
  assert.equal(retryAfter('120', now), 120_000);
  assert.equal(retryAfter('Fri, 20 Nov 2026 12:00:30 GMT', now), 30_000);
  assert.equal(retryAfter('Fri, 20 Nov 2026 11:00:00 GMT', now), 0);
  for (const value of [null, '', 'soon', '-1x']) assert.equal(retryAfter(value, now), undefined);
});

const live = { scope, processes: [], ingress: true, history: 400 } as const;
const search = { log: 'stdout', scope, processes: [], query: '', past: 60_000, follow: false, most: 10_000 } as const;

/** The platform answers so many requests of a path with something else. */
function times(count: number, path: RegExp, answer: Answer) {
  let left = count;
  return (asked: string, _: unknown, response: ServerResponse): boolean => {
    if (left === 0 || !path.test(asked)) return false;
    left--;
    answer(response);
    return true;
  };
}

test('who asks too often waits for as long as the platform says', async (t) => {
  const demo = await quietPlatform(t);
  const wait = json(429, {}, { 'Retry-After': '44' });
  demo.control.instead = times(1, /processes\/list/, wait);
  const running = new RunningSource(liveSource(web(demo.url), live), 10);
  await running.until(() => demo.control.streams === 4);
  await running.stop();
  assert.ok(running.waits.includes(44_000));
});

test('a search whose scroll has expired begins anew, and every line comes once', async (t) => {
  const demo = await quietPlatform(t);
  for (let i = 0; i < 1234; i++) demo.application.write('web', `n=${i}`);
  const expired = json(400, { code: 'QUERY_LOG_FAILED', detail: '查询日志失败: 日志查询快照失效, 请刷新后重试。' });
  let searches = 0;
  demo.control.instead = (path, _, response) => {
    if (!path.includes('/log/stdout/') || ++searches !== 2) return false;
    expired(response);
    return true;
  };
  const running = new RunningSource(searchSource(web(demo.url), search), 10);
  assert.equal(await running.finished, undefined);
  assert.deepEqual(
    numbered(running),
    Array.from({ length: 1234 }, (_, i) => `n=${i}`),
  );
});

test('a stream that is a web page is not read again and again', async (t) => {
  const demo = await quietPlatform(t);
  demo.control.instead = times(Number.POSITIVE_INFINITY, /logs\/stream/, raw(200, 'text/html', page));
  const error = await new RunningSource(liveSource(web(demo.url), live), 10).finished;
  assert.deepEqual(failureOf(error), { kind: 'wrong-content', expected: 'text/event-stream', got: 'text/html' });
});

test('one refusal ends the whole source at once, though other connections stand', async (t) => {
  const demo = await quietPlatform(t);
  const running = new RunningSource(liveSource(web(demo.url), live), 10);
  await running.until(() => demo.control.streams === 4);
  demo.control.instead = times(
    Number.POSITIVE_INFINITY,
    /log\/ingress/,
    json(401, { code: 'Unauthorized', detail: '', login_url: {} }),
  );
  assert.deepEqual(failureOf(await running.finished), { kind: 'unauthorized' });
});

test('an access log that one may not read is left out, the rest goes on', async (t) => {
  const demo = await quietPlatform(t);
  demo.control.instead = times(Number.POSITIVE_INFINITY, /log\/ingress/, json(403, { code: 'X', detail: 'no' }));
  const running = new RunningSource(liveSource(web(demo.url), live), 10);
  await running.until(() => running.logged.some((line) => line.startsWith('no access log')));
  demo.application.write('web', 'n=1');
  await running.until(() => numbered(running).length === 1);
  await running.stop();
});
