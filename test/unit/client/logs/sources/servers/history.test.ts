import assert from 'node:assert/strict';
import { test } from 'node:test';
import { elasticsearchSource } from '../../../../../../client/src/logs/sources/servers/elasticsearch.ts';
import { lokiSource } from '../../../../../../client/src/logs/sources/servers/loki.ts';
import { SourceError } from '../../../../../../client/src/logs/sources/source.ts';
import { sendJson, stubServer } from '../http-stub.ts';
import { RunningSource } from '../run-source.ts';

const access = {
  authorization: async () => 'ApiKey secret',
  literals: async () => ['WORKER TIMEOUT (pid:', 'was sent SIGKILL'],
};
const range = { past: 3_600_000, follow: false, failuresOnly: false };
const messages = (running: RunningSource): string[] => running.lines.map((line) => String(JSON.parse(line).message));

/** Elasticsearch's `_search` with a scroll over `count` documents. */
function elastic(count: number, bodies: unknown[]) {
  const start = Date.now() - 60_000;
  const page = (from: number) => ({
    _scroll_id: `at ${from + 1000}`,
    hits: {
      hits: Array.from({ length: Math.max(0, Math.min(1000, count - from)) }, (_, i) => ({
        _id: `id-${from + i}`,
        _source: {
          '@timestamp': new Date(start + Math.floor((from + i) / 10)).toISOString(),
          log: `n=${from + i}`,
          kubernetes: { pod: { name: 'shop-web-1' }, container: { name: 'web' } },
        },
      })),
    },
  });
  return ({ url, body, method, headers, response }: Parameters<Parameters<typeof stubServer>[1]>[0]) => {
    if (headers.authorization !== 'ApiKey secret') {
      sendJson(response, { error: 'security_exception' }, 401);
      return;
    }
    const parsed: unknown = JSON.parse(body);
    bodies.push(parsed);
    const scroll = /at (\d+)/.exec(body)?.[1];
    if (method === 'DELETE') sendJson(response, {});
    else sendJson(response, url.pathname === '/_search/scroll' ? page(Number(scroll)) : page(0));
  };
}

const elasticTail = {
  ...range,
  url: '',
  index: 'logs-*',
  query: 'app:shop',
  timeField: '@timestamp',
  messageField: 'log',
};

test('Elasticsearch: all pages in order, with pod and container', async (t) => {
  const bodies: unknown[] = [];
  const url = await stubServer(t, elastic(2345, bodies));
  const running = new RunningSource(elasticsearchSource({ ...elasticTail, url }, access));
  assert.equal(await running.finished, undefined);
  assert.deepEqual(
    messages(running),
    Array.from({ length: 2345 }, (_, i) => `n=${i}`),
  );
  assert.match(running.lines[0] ?? '', /"pod_name":"shop-web-1","process_id":"web"/);
  assert.match(JSON.stringify(bodies[0]), /"query_string":\{"query":"app:shop"\}/);
  assert.deepEqual(bodies.at(-1), { scroll_id: 'at 3000' });
});

test('Elasticsearch: what is new is taken once', async (t) => {
  const url = await stubServer(t, elastic(5, []));
  const running = new RunningSource(elasticsearchSource({ ...elasticTail, url, follow: true }, access));
  await running.until(() => running.events.filter(({ type }) => type === 'live').length >= 2);
  await running.stop();
  assert.equal(running.lines.length, 5);
});

test('Elasticsearch: the signatures become its own query', async (t) => {
  const bodies: unknown[] = [];
  const url = await stubServer(t, elastic(0, bodies));
  await new RunningSource(elasticsearchSource({ ...elasticTail, url, failuresOnly: true }, access)).finished;
  assert.match(JSON.stringify(bodies[0]), /"should":\[\{"match_phrase":\{"log":"WORKER TIMEOUT \(pid:"\}\}/);
});

test('Elasticsearch: the page before the first entry', async (t) => {
  const bodies: unknown[] = [];
  const url = await stubServer(t, elastic(3, bodies));
  const { older } = elasticsearchSource({ ...elasticTail, url }, access);
  const all = { time: Date.now(), lines: ['{"message":"n=2","pod_name":"shop-web-1"}'] };
  const edge = { all, instances: new Map() };
  const lines = (await older?.(edge, new AbortController().signal)) ?? [];
  assert.deepEqual(
    lines.map(({ line }) => String(JSON.parse(line).message)),
    ['n=1', 'n=0'],
  );
  assert.match(JSON.stringify(bodies[0]), /"sort":\[\{"@timestamp":"desc"\}\]/);
});

test('Loki: the page before the first entry', async (t) => {
  const asked: string[] = [];
  const url = await stubServer(t, ({ url, response }) => {
    asked.push(url.search);
    const values = [
      ['1700000000000000002', 'n=1'],
      ['1700000000000000001', 'n=0'],
    ];
    sendJson(response, { data: { result: [{ stream: { pod: 'p' }, values }] } });
  });
  const edge = { all: { time: 1_700_000_000_000, lines: [] }, instances: new Map() };
  const { older } = lokiSource({ ...range, url, query: '{app="shop"}', tenant: undefined }, access);
  const lines = (await older?.(edge, new AbortController().signal)) ?? [];
  assert.deepEqual(
    lines.map(({ line }) => String(JSON.parse(line).message)),
    ['n=0', 'n=1'],
  );
  assert.match(asked[0] ?? '', /direction=backward/);
});

test('a key that is not taken is said to be so, without the key', async (t) => {
  const url = await stubServer(t, elastic(1, []));
  const error = await new RunningSource(
    elasticsearchSource({ ...elasticTail, url }, { ...access, authorization: async () => 'ApiKey wrong-secret' }),
  ).finished;
  assert.ok(error instanceof SourceError);
  assert.deepEqual(error.failure, { kind: 'unauthorized' });
});

test('Loki: all pages in order, also where many lines have the same time', async (t) => {
  const queries: string[] = [];
  const start = BigInt(Date.now() - 60_000) * 1_000_000n;
  // 2500 lines, ten of each nanosecond.
  const values = Array.from(
    { length: 2500 },
    (_, i) => [String(start + BigInt(Math.floor(i / 10))), `n=${i}`] as const,
  );
  const url = await stubServer(t, ({ url, headers, response }) => {
    assert.equal(headers['x-scope-orgid'], 'team');
    queries.push(url.searchParams.get('query') ?? '');
    const from = BigInt(url.searchParams.get('start') ?? 0);
    const page = values.filter(([time]) => BigInt(time) >= from).slice(0, Number(url.searchParams.get('limit')));
    sendJson(response, {
      status: 'success',
      data: { resultType: 'streams', result: [{ stream: { pod: 'p', container: 'web' }, values: page }] },
    });
  });
  const tail = { ...range, url, query: '{app="shop"}', tenant: 'team', failuresOnly: true };
  const running = new RunningSource(lokiSource(tail, access));
  assert.equal(await running.finished, undefined);
  assert.deepEqual(
    messages(running),
    values.map(([, line]) => line),
  );
  assert.equal(queries[0], '{app="shop"} |~ "WORKER TIMEOUT \\\\(pid:|was sent SIGKILL"');
});
