// Older lines on demand, from the source to the buffer: in the order of their times, each once, whatever was known of whom.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { DemoPlatform } from '../../../../../client/src/logs/demo/server.ts';
import { sleep } from '../../../../../client/src/logs/session/tail.ts';
import { liveSource } from '../../../../../client/src/logs/sources/blueking/live.ts';
import { fileSource } from '../../../../../client/src/logs/sources/files/file.ts';
import type { SourceContext, SourceEvent } from '../../../../../client/src/logs/sources/source.ts';
import { quietPlatform, scope, web } from '../sources/demo-clients.ts';
import { type Row, RunningSession } from './running-session.ts';

/** Lines of the past in the platform's store, numbered, in the order of their times. */
function past(
  demo: DemoPlatform,
  writers: readonly { pod: string; from: number; to: number; every: number }[],
): number {
  const now = Date.now();
  const lines = writers.flatMap(({ pod, from, to, every }) =>
    Array.from({ length: Math.floor((from - to) / every) }, (_, i) => ({ pod, time: now - from + i * every })),
  );
  lines.sort((a, b) => a.time - b.time);
  for (const [n, { pod, time }] of lines.entries()) {
    const at = BigInt(Math.floor(time)) * 1_000_000n + BigInt(n % 1000);
    demo.application.lines.push({ time: at, process: 'web', instance: pod, generation: 0, message: `n=${n}` });
  }
  return lines.length;
}

const numbers = (rows: readonly Row[]) =>
  rows.flatMap(({ message }) => (/^n=\d+$/.test(message) ? [Number(message.slice(2))] : []));
/** Two rows that are in the wrong order. */
const disorder = (rows: readonly Row[]) => {
  const at = rows.findIndex(({ time }, i) => (time ?? '') < (rows[i - 1]?.time ?? ''));
  return at < 0 ? undefined : [at, rows[at - 1], rows[at]];
};

const [busy, quiet, young, gone] = ['x2x7k', 'q9r4t', 'new01', 'gone9'].map(
  (end) => `bkapp-shop-prod--web-7d9c6f5b8-${end}`,
);
const minute = 60_000;

test('instances that are known from different times on: all their lines, and those of one that is gone', async (t) => {
  const demo = await quietPlatform(t);
  demo.application.lines.length = 0;
  demo.application.instances.add('web', String(young));
  const total = past(demo, [
    { pod: String(busy), from: 50 * minute, to: 1000, every: 3000 },
    { pod: String(quiet), from: 170 * minute, to: 1000, every: 60_000 },
    { pod: String(young), from: 2 * minute, to: 500, every: 100 },
    { pod: String(gone), from: 120 * minute, to: 90 * minute, every: 2000 },
  ]);
  const running = await RunningSession.start(t);
  const { session } = running;
  await session.add('shop', 'shop', () =>
    liveSource(web(demo.url), { scope, processes: [], ingress: false, history: 60 }),
  );
  await running.until(() => demo.control.streams === 5, 'connected');
  await running.until(async () => numbers(await running.rows()).length === 180, 'the history of three instances');
  let all: readonly Row[] = [];
  for (let asked = 0; asked < 50; asked++) {
    const { taken } = await session.older();
    all = await running.rows();
    assert.equal(disorder(all), undefined);
    if (taken === 0) break;
  }
  assert.deepEqual(
    numbers(all).sort((a, b) => a - b),
    Array.from({ length: total }, (_, i) => i),
  );
});

test('several sources: what each has is merged by time, and a traceback stays together', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'procfile-doctor-older-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const start = Date.parse('2026-11-20T12:00:00Z');
  const count = 12_000;
  // Two files that were written in turn; one of them has a traceback now and then.
  const texts = { a: '', b: '' };
  for (let i = 0; i < count; i++) {
    const at = new Date(start + i * 100).toISOString();
    if (i % 3) texts.a += `${at} n=${i}\n`;
    else if (i % 300) texts.b += `${at} n=${i}\n`;
    else
      texts.b += `${at} ERROR n=${i}\nTraceback (most recent call last):\n  File "shop/views.py", line 1, in get\nKeyError: '${i}'\n`;
  }
  const running = await RunningSession.start(t);
  const { session } = running;
  for (const name of ['a', 'b'] as const) {
    const path = join(folder, `${name}.log`);
    writeFileSync(path, texts[name]);
    // The one begins further back than the other.
    await session.add(name, name, () => fileSource({ path, last: name === 'a' ? 2000 : 20_000, once: true }));
  }
  await running.until(() => ['a', 'b'].every((id) => running.source(id)?.phase === 'ended'), 'both are read');
  await running.until(
    async () => new Set((await running.rows()).map(({ source }) => source)).size === 2,
    'rows of both',
  );
  let all: readonly Row[] = [];
  for (let asked = 0; asked < 50; asked++) {
    const { taken } = await session.older();
    all = await running.rows();
    if (taken === 0) break;
  }
  const found = all.map(({ message }) => message);
  assert.deepEqual(
    found.flatMap((message) => /n=(\d+)$/.exec(message)?.[1] ?? []).map(Number),
    Array.from({ length: count }, (_, i) => i),
  );
  for (const [at, message] of found.entries()) {
    if (!message.startsWith('Traceback')) continue;
    assert.match(found[at - 1] ?? '', /n=(0|\d+00)$/);
    assert.match(found[at + 2] ?? '', /^KeyError: /);
  }
});

test('why there are none is said: none left, nobody to ask, no answer', async (t) => {
  const { session } = await RunningSession.start(t);
  const told = { run: (context: SourceContext) => silent(context) };
  await session.add('a', 'a', () => told);
  assert.deepEqual(await session.older(), { taken: 0, state: 'unable' });
  await session.add('b', 'b', () => ({ ...told, older: async () => [] }));
  assert.deepEqual(await session.older(), { taken: 0, state: 'none' });
  await session.add('c', 'c', () => ({ ...told, older: () => Promise.reject(new Error('gone')) }));
  assert.deepEqual(await session.older(), { taken: 0, state: 'failed' });
});

async function* silent({ signal }: SourceContext): AsyncGenerator<SourceEvent> {
  yield { type: 'live' };
  await sleep(60_000, signal);
}
