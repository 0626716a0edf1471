import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRecord } from '../../../../../../client/src/guards.ts';
import { listApplications, listModules } from '../../../../../../client/src/logs/sources/blueking/catalogue.ts';
import { deploySource } from '../../../../../../client/src/logs/sources/blueking/deploy-logs.ts';
import { liveSource } from '../../../../../../client/src/logs/sources/blueking/live.ts';
import { searchSource } from '../../../../../../client/src/logs/sources/blueking/search-source.ts';
import { SourceError } from '../../../../../../client/src/logs/sources/source.ts';
import { gateway, messages, numbered, quietPlatform, scope, web } from '../demo-clients.ts';
import { sendJson, stubServer } from '../http-stub.ts';
import { RunningSource } from '../run-source.ts';

const tail = {
  scope,
  processes: [],
  ingress: true,
  history: 400,
} as const;

function follow(url: string, secret?: string): RunningSource {
  return new RunningSource(liveSource(web(url, secret), tail));
}

test('history and live lines of every instance, with process and instance', async (t) => {
  const demo = await quietPlatform(t);
  const running = follow(demo.url);
  await running.until(() => demo.control.streams === 4);
  demo.application.write('worker', '日志 🚀');
  await running.until(() => running.text.includes('🚀'));
  await running.stop();
  const first: unknown = JSON.parse(running.lines.find((line) => line.includes('Starting gunicorn')) ?? '{}');
  assert.ok(isRecord(first));
  assert.deepEqual([first['process_id'], first['environment']], ['web', 'prod']);
  assert.ok(running.lines.some((line) => line.includes('"process_id":"worker"') && line.includes('日志 🚀')));
});

test('a connection that breaks again and again loses nothing and repeats nothing', async (t) => {
  const demo = await quietPlatform(t);
  const running = follow(demo.url);
  await running.until(() => demo.control.streams === 4);
  let next = 0;
  const writer = setInterval(() => {
    for (let i = 0; i < 5; i++) demo.application.write('web', `n=${next++} ${i % 2 ? 'same' : 'text'}`);
  }, 5);
  t.after(() => clearInterval(writer));
  for (let round = 0; round < 3; round++) {
    await running.until(() => numbered(running).length > (round + 1) * 200);
    demo.control.drop();
    await running.until(() => demo.control.streams === 4);
  }
  clearInterval(writer);
  const total = next;
  await running.until(() => numbered(running).length >= total);
  await running.stop();
  assert.deepEqual(
    numbered(running),
    Array.from({ length: total }, (_, i) => `n=${i} ${(i % 5) % 2 ? 'same' : 'text'}`),
  );
  assert.ok(running.events.some((event) => event.type === 'waiting'));
});

test('a token that is not taken is said to be so, without the token', async (t) => {
  const demo = await quietPlatform(t);
  const error = await follow(demo.url, 'bk_token=very-secret').finished;
  assert.ok(error instanceof SourceError);
  assert.deepEqual(error.failure, { kind: 'unauthorized' });
  assert.ok(!JSON.stringify(error).includes('very-secret'));
});

test('whatever goes wrong, the secret is in nothing that the source says', async (t) => {
  const demo = await quietPlatform(t);
  const secret = 'very-secret-4711';
  demo.control.token = secret;
  const running = follow(demo.url, `bk_token=${secret}`);
  await running.until(() => demo.control.streams === 4);
  demo.control.command({ action: 'refuse', count: 2 });
  demo.control.drop();
  await running.until(() => demo.control.streams === 4);
  demo.control.command({ action: 'token', token: 'another' });
  const error = await running.finished;
  assert.ok(error instanceof SourceError);
  const said = JSON.stringify([running.logged, running.events, error.failure, error.message, error.stack]);
  assert.ok(running.events.some((event) => event.type === 'waiting'));
  assert.ok(!`${said}${running.text}`.includes(secret));
});

test('a source that runs again goes on where it was', async (t) => {
  const demo = await quietPlatform(t);
  const source = liveSource(web(demo.url), tail);
  demo.application.write('web', 'n=1');
  const first = new RunningSource(source);
  await first.until(() => numbered(first).length === 1);
  await first.stop();
  demo.application.write('web', 'n=2');
  const second = new RunningSource(source);
  await second.until(() => numbered(second).length >= 1);
  await second.stop();
  assert.deepEqual(numbered(second), ['n=2']);
});

test('a token that runs out while lines come ends the source', async (t) => {
  const demo = await quietPlatform(t);
  const running = follow(demo.url);
  await running.until(() => demo.control.streams === 4);
  demo.control.command({ action: 'token', token: 'another' });
  const error = await running.finished;
  assert.ok(error instanceof SourceError);
  assert.equal(error.failure.kind, 'unauthorized');
});

test('too many requests are waited out', async (t) => {
  const demo = await quietPlatform(t);
  demo.control.command({ action: 'refuse', count: 1 });
  const running = follow(demo.url);
  await running.until(() => demo.control.streams === 4);
  await running.stop();
});

test('an instance that comes later is followed, one that goes is said to be gone', async (t) => {
  const demo = await quietPlatform(t);
  const running = follow(demo.url);
  await running.until(() => demo.control.streams === 4);
  const name = 'bkapp-shop-prod--web-new-abcde';
  const instance = demo.application.instances.add('web', name);
  demo.application.write('web', 'hello from the new one', instance);
  await running.until(() => messages(running).includes('hello from the new one'));
  demo.control.command({ action: 'remove', name });
  await running.until(() => messages(running).includes(`Instance ${name} is gone`));
  await running.stop();
});

test('a container that ran out of memory: its restart, its reason, and what it wrote before', async (t) => {
  const demo = await quietPlatform(t);
  const [instance] = demo.application.instances.of('web');
  assert.ok(instance);
  demo.application.write('web', 'last words', instance);
  const running = follow(demo.url);
  await running.until(() => demo.control.streams === 4);
  demo.application.instances.restart(instance.name, { exit_code: 137, reason: 'OOMKilled' });
  await running.until(() => messages(running).some((message) => /Reason: OOMKilled Exit Code: 137/.test(message)));
  await running.stop();
  const again = follow(demo.url);
  await again.until(() => messages(again).includes('last words'));
  await again.stop();
});

test('requests of the ingress come with the lines of the instances', async (t) => {
  const demo = await quietPlatform(t);
  demo.application.play('oom');
  const running = follow(demo.url);
  await running.until(() => running.lines.some((line) => line.includes('"status_code":502')), 15);
  const entry = running.lines.find((line) => line.includes('"status_code":502')) ?? '';
  assert.match(entry, /"process_id":"ingress"/);
  await running.stop();
});

const search = {
  log: 'stdout',
  scope: tail.scope,
  processes: [],
  query: '',
  past: 60_000,
  follow: false,
  most: 10_000,
} as const;

test('the past is searched page by page, oldest first', async (t) => {
  const demo = await quietPlatform(t);
  for (let i = 0; i < 1234; i++) demo.application.write('web', `n=${i}`);
  const running = new RunningSource(searchSource(web(demo.url), search));
  assert.equal(await running.finished, undefined);
  assert.deepEqual(
    numbered(running),
    Array.from({ length: 1234 }, (_, i) => `n=${i}`),
  );
  assert.ok(demo.control.asked.length > 2);
});

test('lines from before the first one are asked for; those of its second that are known are left out', async (t) => {
  const demo = await quietPlatform(t);
  for (let i = 0; i < 300; i++) demo.application.write('web', `n=${i}`);
  const source = liveSource(web(demo.url), { ...tail, history: 10 });
  const running = new RunningSource(source);
  await running.until(() => numbered(running).length === 10);
  await running.stop();
  const known = running.lines.filter((line) => /"n=/.test(line));
  const time = Math.min(...known.map((line) => Date.parse(JSON.parse(line).timestamp)));
  const begin = { time, lines: known };
  const edge = { all: begin, instances: new Map([['bkapp-shop-prod--web-7d9c6f5b8-x2x7k', begin]]) };
  const older = (await source.older?.(edge, new AbortController().signal)) ?? [];
  const found = older.map(({ line }) => String(JSON.parse(line).message)).filter((message) => message.startsWith('n='));
  assert.deepEqual(
    found,
    Array.from({ length: 290 }, (_, i) => `n=${i}`),
  );
});

test("a query finds what it asks for, without the platform's marks", async (t) => {
  const demo = await quietPlatform(t);
  demo.application.write('web', 'needle in a haystack');
  const running = new RunningSource(searchSource(web(demo.url), { ...search, query: 'needle' }));
  await running.finished;
  assert.deepEqual(messages(running), ['needle in a haystack']);
});

test('lines of another process are left out', async (t) => {
  const demo = await quietPlatform(t);
  const running = new RunningSource(searchSource(web(demo.url), { ...search, processes: ['worker'] }));
  await running.finished;
  assert.ok(running.lines.length > 0);
  assert.ok(running.lines.every((line) => line.includes('"process_id":"worker"')));
});

test('structured logs come with their fields', async (t) => {
  const demo = await quietPlatform(t);
  const running = new RunningSource(searchSource(web(demo.url), { ...search, log: 'structured' }));
  await running.finished;
  assert.match(running.text, /"json\.levelname":"INFO"/);
});

test('new entries are taken once, though each look overlaps the last', async (t) => {
  const demo = await quietPlatform(t);
  const running = new RunningSource(searchSource(web(demo.url), { ...search, follow: true }));
  for (let i = 0; i < 3; i++) {
    // Equal lines within one second are told apart by nothing but their number.
    for (const text of ['n=1', 'n=1', 'n=2']) demo.application.write('web', text);
    const expected = (i + 1) * 3;
    await running.until(() => numbered(running).length >= expected, 15);
    assert.equal(numbered(running).length, expected);
  }
  await running.stop();
});

test('the log of a deployment, and how it ended', async (t) => {
  const demo = await quietPlatform(t);
  for (const client of [web(demo.url), gateway(demo.url)]) {
    const running = new RunningSource(deploySource(client, tail.scope));
    await running.until(() => messages(running).some((message) => message.startsWith('Deployment ')));
    await running.stop();
    const said = messages(running);
    assert.ok(said.includes('== Building'));
    assert.ok(said.some((message) => message.includes('No matching distribution found')));
    assert.equal(said.at(-1), 'Deployment 2b1f9a64-0d1c-4c57-9a4e-4d1f4b7f3f10: failed');
  }
});

test('the gateway is reached with its header and its paths; what it does not have is searched for', async (t) => {
  const demo = await quietPlatform(t);
  const running = new RunningSource(liveSource(gateway(demo.url), tail));
  await running.until(() => messages(running).some((message) => message.includes('Starting gunicorn')));
  await running.stop();
  assert.ok(demo.control.asked.every((path) => path.startsWith('/api/bkpaas3/prod/bkapps/')));
});

test('applications and modules can be chosen from lists', async (t) => {
  const demo = await quietPlatform(t);
  const { signal } = new AbortController();
  for (const client of [web(demo.url), gateway(demo.url)]) {
    assert.deepEqual(await listApplications(client, signal), [{ code: 'shop', name: 'Shop' }]);
    assert.deepEqual(await listModules(client, 'shop', signal), ['default']);
  }
});

test('what is no application or module in an answer is left out', async (t) => {
  const applications = [
    null,
    {},
    { application: null },
    { application: { code: 7 } },
    { application: { code: 'mail' } },
  ];
  const modules = [null, { name: 7 }, { name: 'api' }, { name: 'front', is_default: true }];
  const url = await stubServer(t, ({ url: { pathname }, response }) =>
    sendJson(response, pathname.endsWith('/modules/') ? modules : { results: applications }),
  );
  const { signal } = new AbortController();
  assert.deepEqual(await listApplications(web(url), signal), [{ code: 'mail', name: 'mail' }]);
  assert.deepEqual(await listModules(web(url), 'mail', signal), ['front', 'api']);
});
