import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type DemoPlatform, startDemoPlatform } from '../../../../../client/src/logs/demo/server.ts';
import { isRecord } from '../../../../../client/src/logs/guards.ts';
import { BlueKingClient } from '../../../../../client/src/logs/sources/blueking/client.ts';
import { blueKingSource } from '../../../../../client/src/logs/sources/blueking/source.ts';
import { SourceError } from '../../../../../client/src/logs/sources/source.ts';
import { RunningSource } from './run-source.ts';

async function platform(t: TestContext): Promise<DemoPlatform> {
  const demo = await startDemoPlatform({ port: 0, rate: 0, storyEvery: 0 });
  t.after(() => demo.close());
  return demo;
}

const tail = {
  scope: { application: 'shop', module: 'default', environment: 'prod' },
  processes: [],
  history: 400,
} as const;

function follow(url: string, secret = 'bk_token=demo'): RunningSource {
  const client = new BlueKingClient({ url, access: 'cookie' }, async () => secret);
  return new RunningSource(blueKingSource(client, tail));
}

const numbered = (running: RunningSource) =>
  running.lines.map((line): unknown => JSON.parse(line).message).filter((message) => /^n=\d+/.test(String(message)));

test('history and live lines of every instance, with process and instance', async (t) => {
  const demo = await platform(t);
  const running = follow(demo.url);
  await running.until(() => demo.control.streams === 3);
  demo.application.write('worker', '日志 🚀');
  await running.until(() => running.text.includes('🚀'));
  await running.stop();
  const first: unknown = JSON.parse(running.lines.find((line) => line.includes('Starting gunicorn')) ?? '{}');
  assert.ok(isRecord(first));
  assert.deepEqual([first['process_id'], first['environment']], ['web', 'prod']);
  assert.ok(running.lines.some((line) => line.includes('"process_id":"worker"') && line.includes('日志 🚀')));
});

test('a connection that breaks again and again loses nothing and repeats nothing', async (t) => {
  const demo = await platform(t);
  const running = follow(demo.url);
  await running.until(() => demo.control.streams === 3);
  let next = 0;
  const writer = setInterval(() => {
    for (let i = 0; i < 5; i++) demo.application.write('web', `n=${next++} ${i % 2 ? 'same' : 'text'}`);
  }, 5);
  t.after(() => clearInterval(writer));
  for (let round = 0; round < 3; round++) {
    await running.until(() => numbered(running).length > (round + 1) * 200);
    demo.control.drop();
    await running.until(() => demo.control.streams === 3, 20);
  }
  clearInterval(writer);
  const total = next;
  await running.until(() => numbered(running).length >= total, 20);
  await running.stop();
  assert.deepEqual(
    numbered(running),
    Array.from({ length: total }, (_, i) => `n=${i} ${(i % 5) % 2 ? 'same' : 'text'}`),
  );
  assert.ok(running.events.some((event) => event.type === 'waiting'));
});

test('a token that is not taken is said to be so, without the token', async (t) => {
  const demo = await platform(t);
  const error = await follow(demo.url, 'bk_token=very-secret').finished;
  assert.ok(error instanceof SourceError);
  assert.deepEqual(error.failure, { kind: 'unauthorized' });
  assert.ok(!JSON.stringify(error).includes('very-secret'));
});

test('a token that runs out while lines come ends the source', async (t) => {
  const demo = await platform(t);
  const running = follow(demo.url);
  await running.until(() => demo.control.streams === 3);
  demo.control.command({ action: 'token', token: 'another' });
  const error = await running.finished;
  assert.ok(error instanceof SourceError);
  assert.equal(error.failure.kind, 'unauthorized');
});

test('too many requests are waited out', async (t) => {
  const demo = await platform(t);
  demo.control.command({ action: 'refuse', count: 1 });
  const running = follow(demo.url);
  await running.until(() => demo.control.streams === 3, 20);
  await running.stop();
});

test('the gateway is reached with its header and its paths', async (t) => {
  const demo = await platform(t);
  const client = new BlueKingClient({ url: `${demo.url}/api/bkpaas3/prod`, access: 'gateway' }, async () =>
    JSON.stringify({ access_token: 'demo' }),
  );
  const running = new RunningSource(blueKingSource(client, tail));
  await running.until(() => running.lines.length > 3);
  await running.stop();
});
