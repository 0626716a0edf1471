// Stores whose writers have clocks of their own, and servers that ask to wait.
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { reconnecting } from '../../../../../../client/src/logs/sources/retry.ts';
import { elasticsearchSource } from '../../../../../../client/src/logs/sources/servers/elasticsearch.ts';
import { lokiSource } from '../../../../../../client/src/logs/sources/servers/loki.ts';
import { SourceError } from '../../../../../../client/src/logs/sources/source.ts';
import { sendJson, stubServer } from '../http-stub.ts';
import { RunningSource } from '../run-source.ts';

const access = { authorization: async () => undefined, literals: async () => [] };
const range = { past: 3_600_000, follow: true, failuresOnly: false };
const messages = (running: RunningSource): string[] => running.lines.map((line) => String(JSON.parse(line).message));

/** Loki with entries that the test adds, and how often it was asked. */
async function loki(t: TestContext) {
  const entries: { readonly time: number; readonly line: string }[] = [];
  const asked = { times: 0 };
  const url = await stubServer(t, ({ url, response }) => {
    asked.times++;
    const [start, end] = ['start', 'end'].map((name) => Number(BigInt(url.searchParams.get(name) ?? 0) / 1_000_000n));
    const values = entries
      .filter(({ time }) => time >= (start ?? 0) && time < (end ?? 0))
      .sort((a, b) => a.time - b.time)
      .map(({ time, line }) => [`${BigInt(time) * 1_000_000n}`, line]);
    sendJson(response, { status: 'success', data: { result: [{ stream: { app: 'shop' }, values }] } });
  });
  const source = lokiSource({ ...range, url, query: '{app="shop"}', tenant: undefined }, access);
  const running = new RunningSource(source, 10);
  /** Resolves when it was asked some times more. */
  const askedAgain = async (): Promise<void> => {
    const before = asked.times;
    await running.until(() => asked.times >= before + 3);
  };
  return { entries, running, askedAgain };
}

test('one writer whose clock is ahead does not hide what the others write meanwhile', async (t) => {
  const { entries, running, askedAgain } = await loki(t);
  entries.push({ time: Date.now() + 50_000, line: 'ahead' });
  await running.until(() => running.lines.length === 1);
  entries.push({ time: Date.now(), line: 'on time' });
  await running.until(() => running.lines.length === 2);
  await askedAgain();
  await running.stop();
  assert.deepEqual(messages(running), ['ahead', 'on time']);
});

test('where our own clock is ten minutes behind, lines come at once, and each once', async (t) => {
  const { entries, running, askedAgain } = await loki(t);
  for (let second = 0; second < 100; second++)
    entries.push({ time: Date.now() + 550_000 + second * 1000, line: `${second}` });
  await running.until(() => running.lines.length >= 100);
  await askedAgain();
  entries.push({ time: Date.now() + 650_500, line: '100' });
  await running.until(() => running.lines.length >= 101);
  await askedAgain();
  await running.stop();
  assert.deepEqual(
    messages(running),
    Array.from({ length: 101 }, (_, i) => String(i)),
  );
});

for (const [status, retryAfter, least, most] of [
  [429, '120', 120_000, 120_000],
  [503, '120', 120_000, 120_000],
  // More than a timer can wait: it would not wait at all.
  [429, '9999999999', 3_600_000, 3_600_000],
  [503, undefined, 500, 1000],
] as const) {
  test(`${status} with Retry-After: ${retryAfter}`, async (t) => {
    let asked = 0;
    const url = await stubServer(t, ({ response }) => {
      if (asked++ > 0) return sendJson(response, { data: { result: [] } });
      response.writeHead(status, retryAfter === undefined ? {} : { 'Retry-After': retryAfter }).end('busy');
    });
    const source = lokiSource({ ...range, follow: false, url, query: '{app="shop"}', tenant: undefined }, access);
    const running = new RunningSource(source, 10);
    assert.equal(await running.finished, undefined);
    const [wait = 0] = running.waits;
    assert.ok(wait >= least && wait <= most, `${wait} ms`);
    assert.equal(asked, 2);
  });
}

test('a connection that has ended normally has worked: the next failure is not waited for longer', async () => {
  const waits: number[] = [];
  const controller = new AbortController();
  let made = 0;
  const context = {
    signal: controller.signal,
    now: () => 0,
    sleep: async (milliseconds: number) => void waits.push(milliseconds),
    log: () => undefined,
  };
  const connect = async function* () {
    made++;
    yield { type: 'live' } as const;
    if (made > 20) controller.abort();
    if (made % 2 === 0) throw new SourceError({ kind: 'unreachable', detail: 'ECONNREFUSED' });
  };
  for await (const event of reconnecting(context, 7, connect)) assert.ok(event.type);
  const failures = waits.filter((wait) => wait !== 7);
  assert.ok(failures.length >= 9 && failures.every((wait) => wait <= 1000), String(failures));
});

test('Elasticsearch: dates without a zone, in seconds, fields by their path, ids of several indices', async (t) => {
  const { TZ } = process.env;
  process.env['TZ'] = 'America/New_York';
  t.after(() => {
    if (TZ === undefined) delete process.env['TZ'];
    else process.env['TZ'] = TZ;
  });
  const hits = [
    { _index: 'logs-1', _id: '1', _source: { event: { created: '2026-11-20T12:00:00' }, log: { text: 'no zone' } } },
    {
      _index: 'logs-2',
      _id: '1',
      _source: { event: { created: '2026-11-20 12:00:01.500' }, log: { text: 'a space' } },
    },
    { _index: 'logs-2', _id: '2', _source: { 'event.created': 1_795_176_002, 'log.text': 'seconds' } },
    { _index: 'logs-2', _id: '3', _source: { event: { created: '2026-11-20T20:00:03+08:00' }, log: { text: 'zone' } } },
    { _index: 'logs-2', _id: '4', _source: { event: { created: 1_795_176_004_000 }, log: { text: 'milliseconds' } } },
  ];
  const url = await stubServer(t, ({ response }) => sendJson(response, { hits: { hits } }));
  const tail = { ...range, follow: false, url, index: 'logs-*', query: '', timeField: 'event.created' };
  const running = new RunningSource(elasticsearchSource({ ...tail, messageField: 'log.text' }, access));
  assert.equal(await running.finished, undefined);
  assert.deepEqual(
    running.lines.map((line) => JSON.parse(line)).map(({ timestamp, message }) => [timestamp, message]),
    [
      ['2026-11-20T12:00:00.000Z', 'no zone'],
      ['2026-11-20T12:00:01.500Z', 'a space'],
      ['2026-11-20T12:00:02.000Z', 'seconds'],
      ['2026-11-20T12:00:03.000Z', 'zone'],
      ['2026-11-20T12:00:04.000Z', 'milliseconds'],
    ],
  );
});
