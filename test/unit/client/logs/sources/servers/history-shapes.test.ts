// Elasticsearch, OpenSearch and Loki: what is asked of them, and answers in the shapes that their documentation and their
// releases give (elastic.co "Scroll API", opensearch.org "Scroll", grafana.com "Loki HTTP API"). No real server ran here.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type TestContext, test } from 'node:test';
import { elasticsearchSource } from '../../../../../../client/src/logs/sources/servers/elasticsearch.ts';
import { lokiSource } from '../../../../../../client/src/logs/sources/servers/loki.ts';
import { type Failure, failureOf } from '../../../../../../client/src/logs/sources/source.ts';
import { type StubRequest, sendJson, stubServer } from '../http-stub.ts';
import { RunningSource } from '../run-source.ts';

interface Shape {
  readonly status: number;
  readonly type: string;
  readonly body: unknown;
}

const shapes = JSON.parse(readFileSync('test/fixtures/programs/history-shapes.json', 'utf8')) as Readonly<
  Record<string, Shape>
>;
const shape = (name: string): Shape => shapes[name] ?? assert.fail(name);

function answer({ response }: StubRequest, { status, type, body }: Shape): void {
  response.writeHead(status, { 'Content-Type': type });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

/** A server that gives these answers one after the other, the last one again and again; and what it was asked. */
async function server(t: TestContext, ...names: readonly string[]): Promise<{ url: string; asked: StubRequest[] }> {
  const asked: StubRequest[] = [];
  const url = await stubServer(t, (request) => {
    const name = names[Math.min(asked.length, names.length - 1)] ?? '';
    asked.push(request);
    answer(request, shape(name));
  });
  return { url, asked };
}

const access = {
  authorization: async () => undefined,
  literals: async () => ['WORKER TIMEOUT (pid:', 'upstream timed out "110"', 'C:\\app [1] {2}'],
};
const range = { past: 3_600_000, follow: false, failuresOnly: false };
const elastic = (url: string, more = {}) =>
  elasticsearchSource(
    { ...range, url, index: 'filebeat-*', query: '', timeField: '@timestamp', messageField: 'message', ...more },
    access,
  );
const loki = (url: string, more = {}) =>
  lokiSource({ ...range, url, query: '{app="shop"} | json', tenant: undefined, ...more }, access);
const entries = (running: RunningSource) => running.lines.map((line) => JSON.parse(line));

for (const name of ['elasticsearch-8-page', 'opensearch-2-page']) {
  test(`${name}: time, message, pod and container of each hit`, async (t) => {
    const { url, asked } = await server(t, name);
    const running = new RunningSource(elastic(url));
    assert.equal(await running.finished, undefined);
    assert.deepEqual(
      entries(running).map(({ timestamp, message, pod_name, process_id }) => [
        timestamp,
        message,
        pod_name,
        process_id,
      ]),
      [
        ['2026-11-20T12:00:00.123Z', '[CRITICAL] WORKER TIMEOUT (pid:42)', 'shop-web-7d9c-x2x7k', 'web'],
        ['2026-11-20T12:00:01.000Z', 'GET / 200', 'shop-web-7d9c-x2x7k', 'web'],
      ],
    );
    // The scroll is closed: a server keeps few of them.
    assert.deepEqual(
      asked.map(({ method, url: { pathname, search } }) => `${method} ${pathname}${search}`),
      ['POST /filebeat-*/_search?scroll=1m', 'DELETE /_search/scroll'],
    );
  });
}

test('the query of failures, as Elasticsearch gets it', async (t) => {
  const { url, asked } = await server(t, 'elasticsearch-8-empty');
  await new RunningSource(elastic(url, { query: 'env:prod', failuresOnly: true })).finished;
  const { size, sort, query } = JSON.parse(asked[0]?.body ?? '');
  assert.deepEqual([size, sort], [1000, [{ '@timestamp': 'asc' }]]);
  const [time, text] = query.bool.filter;
  const { gte, lte, format } = time.range['@timestamp'];
  assert.equal(format, 'epoch_millis');
  // An hour and, for clocks that are ahead, half of one; the clock goes on between the two.
  const more = lte - gte - (3_600_000 + 1_800_000);
  assert.ok(more >= 0 && more < 60_000, `${more} ms more`);
  assert.deepEqual(text, { query_string: { query: 'env:prod' } });
  assert.equal(query.bool.minimum_should_match, 1);
  assert.deepEqual(
    query.bool.should,
    (await access.literals()).map((literal) => ({ match_phrase: { message: literal } })),
  );
});

test('a scroll that has expired is begun anew, and each entry comes once', async (t) => {
  const hits = (from: number) =>
    Array.from({ length: 1000 }, (_, i) => ({
      _id: `${from + i}`,
      _source: { '@timestamp': new Date(Date.now() - 60_000 + from + i).toISOString(), message: `n=${from + i}` },
    }));
  let searches = 0;
  const url = await stubServer(t, (request) => {
    const { pathname } = request.url;
    const page = (list: unknown[]) => ({
      status: 200,
      type: 'application/json',
      body: { _scroll_id: 's', hits: { hits: list } },
    });
    if (request.method === 'DELETE') answer(request, page([]));
    else if (pathname.endsWith('/_search')) {
      searches++;
      answer(request, page(hits(0)));
    } else answer(request, searches === 1 ? shape('elasticsearch-8-expired') : page(hits(1000).slice(0, 500)));
  });
  const running = new RunningSource(elastic(url), 10);
  assert.equal(await running.finished, undefined);
  assert.ok(running.events.some(({ type }) => type === 'waiting'));
  assert.deepEqual(
    entries(running).map(({ message }) => message),
    Array.from({ length: 1500 }, (_, i) => `n=${i}`),
  );
});

test('Loki: values of two and of three parts, labels as pod and process', async (t) => {
  const { url } = await server(t, 'loki-3-streams');
  const running = new RunningSource(loki(url));
  assert.equal(await running.finished, undefined);
  assert.deepEqual(
    entries(running).map(({ timestamp, message, pod_name, process_id }) => [timestamp, message, pod_name, process_id]),
    [
      ['2026-11-20T12:00:00.000Z', 'GET / 200', 'shop-web-1', 'web'],
      ['2026-11-20T12:00:00.500Z', 'Task received', 'shop-worker-1', 'worker'],
      ['2026-11-20T12:00:01.000Z', 'WORKER TIMEOUT (pid:42)', 'shop-web-1', 'web'],
    ],
  );
});

test('Loki: what is no stream and no value is left out, and the rest comes in the order of its times', async (t) => {
  const values = [
    ['1700000000000000002', 'second'],
    null,
    ['soon', 'no time'],
    ['1700000000000000003'],
    [3, 'no text'],
  ];
  const result = [null, 'x', {}, { values: 7 }, { values }, { stream: 7, values: [['1700000000000000001', 'first']] }];
  const url = await stubServer(t, ({ response }) => sendJson(response, { status: 'success', data: { result } }));
  const running = new RunningSource(loki(url));
  assert.equal(await running.finished, undefined);
  assert.deepEqual(
    entries(running).map(({ message }) => message),
    ['first', 'second'],
  );
});

test('of hours that are no whole number of milliseconds, too', async (t) => {
  const { url, asked } = await server(t, 'loki-3-empty');
  assert.equal(await new RunningSource(loki(url, { past: 0.333333 * 3_600_000 })).finished, undefined);
  assert.match(asked[0]?.url.searchParams.get('start') ?? '', /^\d{13}000000$/);
});

test('the query of failures, as Loki gets it: quotes, backslashes and brackets are text', async (t) => {
  const { url, asked } = await server(t, 'loki-3-empty');
  await new RunningSource(loki(url, { failuresOnly: true })).finished;
  const { searchParams, pathname } = asked[0]?.url ?? new URL('http://x');
  assert.equal(pathname, '/loki/api/v1/query_range');
  const query = searchParams.get('query') ?? '';
  const [, quoted = '""'] = /^\{app="shop"\} \| json \|~ (".*")$/.exec(query) ?? [];
  // LogQL's string is Go's, which for these characters is that of JSON; its pattern is RE2's, which for these is our own.
  const pattern = new RegExp(JSON.parse(quoted));
  for (const literal of await access.literals()) assert.match(`x ${literal} y`, pattern);
  assert.doesNotMatch('WORKER TIMEOUT [pid:', pattern);
  assert.deepEqual(
    ['direction', 'limit'].map((name) => searchParams.get(name)),
    ['forward', '1000'],
  );
  assert.match(searchParams.get('start') ?? '', /^\d{19}$/);
});

const refusals: readonly (readonly [string, 'elastic' | 'loki', Failure])[] = [
  ['elasticsearch-8-unauthorized', 'elastic', { kind: 'unauthorized' }],
  ['elasticsearch-8-no-index', 'elastic', { kind: 'not-found', what: 'no such index [filebeat-x]' }],
  ['elasticsearch-8-bad-query', 'elastic', { kind: 'unexpected', detail: 'Failed to parse query [AND]' }],
  ['opensearch-2-forbidden', 'elastic', { kind: 'forbidden', detail: 'no permissions for [indices:data/read/search]' }],
  ['opensearch-2-unauthorized', 'elastic', { kind: 'unauthorized' }],
  [
    'loki-3-bad-query',
    'loki',
    { kind: 'unexpected', detail: 'parse error at line 1, col 6: syntax error: unexpected IDENTIFIER' },
  ],
  ['loki-3-no-tenant', 'loki', { kind: 'unauthorized' }],
];
for (const [name, kind, failure] of refusals) {
  test(`${name} is ${failure.kind}`, async (t) => {
    const { url } = await server(t, name);
    const source = kind === 'elastic' ? elastic(url) : loki(url);
    assert.deepEqual(failureOf(await new RunningSource(source, 10).finished), failure);
  });
}

for (const [name, kind, then] of [
  ['elasticsearch-8-busy', 'elastic', 'elasticsearch-8-page'],
  ['loki-3-too-many', 'loki', 'loki-3-streams'],
  ['loki-3-timeout', 'loki', 'loki-3-streams'],
] as const) {
  test(`${name} is waited out`, async (t) => {
    const { url } = await server(t, name, name, then);
    const running = new RunningSource(kind === 'elastic' ? elastic(url) : loki(url), 10);
    assert.equal(await running.finished, undefined);
    assert.equal(running.events.filter(({ type }) => type === 'waiting').length, 2);
    assert.ok(running.lines.length > 0);
  });
}
