// What each endpoint of the platform asks for and gives, beyond the ordinary course of things in blueking.test.ts.
import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { type TestContext, test } from 'node:test';
import type { DemoPlatform } from '../../../../../../client/src/logs/demo/server.ts';
import { deploySource } from '../../../../../../client/src/logs/sources/blueking/deploy-logs.ts';
import { liveSource } from '../../../../../../client/src/logs/sources/blueking/live.ts';
import { searchSource } from '../../../../../../client/src/logs/sources/blueking/search-source.ts';
import { failureOf } from '../../../../../../client/src/logs/sources/source.ts';
import { gateway, messages, numbered, quietPlatform, scope, web } from '../demo-clients.ts';
import { sendJson } from '../http-stub.ts';
import { RunningSource } from '../run-source.ts';

const tail = { scope, processes: [], ingress: false, history: 400 } as const;
const search = {
  log: 'stdout',
  scope,
  processes: [],
  query: '',
  past: 60_000,
  follow: false,
  most: 100_000,
} as const;
const numbers = (count: number) => Array.from({ length: count }, (_, i) => `n=${i}`);

/** The requests that the platform gets, with path and query. */
async function watched(t: TestContext): Promise<{ demo: DemoPlatform; requests: IncomingMessage[] }> {
  const demo = await quietPlatform(t);
  const requests: IncomingMessage[] = [];
  demo.control.instead = (_, request) => {
    requests.push(request);
    return false;
  };
  return { demo, requests };
}

const asked = (requests: readonly IncomingMessage[], path: string): URLSearchParams[] =>
  requests
    .map(({ url = '' }) => new URL(url, 'http://x'))
    .filter(({ pathname }) => pathname.endsWith(path))
    .map(({ searchParams }) => searchParams);

test('a watch asks for as long as the platform allows, and goes on from the versions of the list', async (t) => {
  const { demo, requests } = await watched(t);
  const running = new RunningSource(liveSource(web(demo.url), tail), 5);
  await running.until(() => demo.control.streams === 4);
  await running.stop();
  const [watch] = asked(requests, '/processes/watch/');
  assert.equal(watch?.get('timeout_seconds'), '120');
  assert.deepEqual([watch?.get('rv_proc'), watch?.get('rv_inst')], ['3', '3']);
});

test('a watch that ends is asked for again no more often than the platform allows', async (t) => {
  const { demo, requests } = await watched(t);
  const end = 'event: ping\ndata: \n\nid: -1\nevent: EOF\ndata: \n\n';
  demo.control.instead = (path, request, response) => {
    requests.push(request);
    if (!path.endsWith('/processes/watch/')) return false;
    response.writeHead(200, { 'Content-Type': 'text/event-stream' }).end(end);
    return true;
  };
  const running = new RunningSource(liveSource(web(demo.url), tail), 5);
  await running.until(() => asked(requests, '/processes/watch/').length > 5);
  await running.stop();
  // 8 in 30 s (blueking-paas: apiserver/paasng/paas_wl/bk_app/processes/views.py): the waits between them, if they had not
  // been cut short, leave room for 7.
  const between = running.waits.filter((wait) => wait === 5000);
  assert.ok(between.length >= 5);
});

test('a version that is too old: the list is read again, and what happened meanwhile is told', async (t) => {
  const demo = await quietPlatform(t);
  let watches = 0;
  demo.control.instead = (path, _, response) => {
    if (!path.endsWith('/processes/watch/') || ++watches > 1) return false;
    demo.application.instances.remove('bkapp-shop-prod--web-7d9c6f5b8-q9r4t');
    const error = { type: 'ERROR', object_type: 'error', object: { type: 'EXPIRED', error_message: 'too old' } };
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.end(`event: message\ndata: ${JSON.stringify(error)}\n\n`);
    return true;
  };
  const running = new RunningSource(liveSource(web(demo.url), tail), 5);
  await running.until(() => messages(running).includes('Instance bkapp-shop-prod--web-7d9c6f5b8-q9r4t is gone'));
  await running.until(() => demo.control.streams >= 3);
  await running.stop();
});

test("the cluster's warnings about an instance are told, each once, and again when it happens again", async (t) => {
  const demo = await quietPlatform(t);
  const [instance] = demo.application.instances.of('web');
  assert.ok(instance);
  const { name } = instance;
  const warning = 'Liveness probe failed: HTTP probe failed with statuscode: 500';
  const told = (running: RunningSource) => messages(running).filter((message) => message.includes(warning)).length;
  const running = new RunningSource(liveSource(web(demo.url), tail), 5);
  await running.until(() => demo.control.streams === 4);
  const restart = () => demo.application.instances.restart(name, { exit_code: 1, reason: 'Error' });
  demo.application.instances.happened(name, 'Warning', 'Unhealthy', warning);
  restart();
  await running.until(() => told(running) === 1);
  restart();
  await running.until(() => messages(running).filter((message) => message.startsWith('BackOff: ')).length === 2);
  assert.equal(told(running), 1);
  demo.application.instances.happened(name, 'Warning', 'Unhealthy', warning);
  restart();
  await running.until(() => told(running) === 2);
  await running.stop();
  const line = running.lines.find((text) => text.includes(`Unhealthy: ${warning}`)) ?? '{}';
  const { process_id, pod_name, environment } = JSON.parse(line);
  assert.deepEqual([process_id, pod_name, environment], ['web', name, 'prod']);
  assert.ok(!messages(running).some((message) => message.includes('Started container')));
});

test('a release that has no events of instances is asked once', async (t) => {
  const demo = await quietPlatform(t);
  let events = 0;
  demo.control.instead = (path, _, response) => {
    if (!path.includes('/instance_events/')) return false;
    events++;
    sendJson(response, { code: 'NOT_FOUND', detail: 'Not found.' }, 404);
    return true;
  };
  const running = new RunningSource(liveSource(web(demo.url), tail), 5);
  await running.until(() => demo.control.streams === 4);
  for (const { name } of demo.application.instances.all) {
    demo.application.instances.restart(name, { exit_code: 1, reason: 'Error' });
  }
  await running.until(() => messages(running).filter((message) => message.includes('Exit Code: 1')).length === 3);
  await running.stop();
  assert.equal(events, 1);
});

test('an instance that does not start says why', async (t) => {
  const demo = await quietPlatform(t);
  const change = {
    type: 'MODIFIED',
    object_type: 'instance',
    object: {
      name: 'shop-web-1',
      process_type: 'web',
      state: 'Pending',
      state_message: '',
      rich_status: 'ImagePullBackOff',
      restart_count: 0,
      terminated_info: {},
    },
    resource_version: '9',
  };
  demo.control.instead = (path, _, response) => {
    if (!path.endsWith('/processes/watch/')) return false;
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write(`event: message\ndata: ${JSON.stringify(change)}\n\n`);
    return true;
  };
  const running = new RunningSource(liveSource(web(demo.url), tail), 5);
  await running.until(() => messages(running).includes('Instance shop-web-1 is Pending: ImagePullBackOff'));
  await running.stop();
});

test('the log before a restart is asked for with its own parameter; lines may be plain texts', async (t) => {
  const { demo, requests } = await watched(t);
  const [instance] = demo.application.instances.of('worker');
  assert.ok(instance);
  demo.application.instances.restart(instance.name, { exit_code: 137, reason: 'OOMKilled' });
  demo.control.instead = (path, request, response) => {
    requests.push(request);
    if (!path.endsWith(`${instance.name}/logs/`)) return false;
    const previous = request.url?.includes('previous=true');
    const text = previous ? 'n=1 before the restart' : 'n=2 after it';
    sendJson(response, [`2026-11-20T12:00:0${previous ? 1 : 2}.123456789Z ${text}`]);
    return true;
  };
  const running = new RunningSource(liveSource(web(demo.url), tail), 5);
  await running.until(() => numbered(running).length === 2);
  await running.stop();
  assert.deepEqual(numbered(running), ['n=1 before the restart', 'n=2 after it']);
  const [first] = asked(requests, `${instance.name}/logs/`);
  assert.deepEqual([first?.get('previous'), first?.get('tail_lines')], ['true', '400']);
});

test('the time to go on from has nine digits and a Z', async (t) => {
  const { demo, requests } = await watched(t);
  demo.application.write('web', 'n=1');
  const running = new RunningSource(liveSource(web(demo.url), tail), 5);
  await running.until(() => demo.control.streams === 4);
  await running.stop();
  const streams = asked(requests, '/logs/stream/');
  assert.equal(streams.length, 3);
  for (const query of streams) assert.match(query.get('since_time') ?? '', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z$/);
});

test('the environment in the path is no filter: lines of another one are left out all the same', async (t) => {
  const demo = await quietPlatform(t);
  for (const log of ['stdout', 'structured'] as const) {
    const staging = { ...search, log, scope: { ...scope, environment: 'stag' } } as const;
    const running = new RunningSource(searchSource(web(demo.url), staging));
    assert.equal(await running.finished, undefined);
    assert.deepEqual(running.lines, []);
  }
});

test('each search says its range of time, in whole seconds', async (t) => {
  const { demo, requests } = await watched(t);
  for (const log of ['stdout', 'structured', 'ingress'] as const) {
    await new RunningSource(searchSource(web(demo.url), { ...search, log })).finished;
    const [query] = asked(requests, `/log/${log}/list/`);
    assert.equal(query?.get('time_range'), 'customized');
    for (const name of ['start_time', 'end_time']) {
      assert.match(query?.get(name) ?? '', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    }
  }
});

test('an access log that is longer than what can be seen of it at once is read whole', async (t) => {
  const demo = await quietPlatform(t);
  const count = 23_456;
  const now = Date.now();
  // 700 in each second, all of them alike.
  for (let i = 0; i < count; i++) {
    const time = now - 50_000 + Math.floor(i / 700) * 1000;
    demo.application.requests.push({ time, path: '/same', status: 200, seconds: 0.01 });
  }
  const running = new RunningSource(searchSource(web(demo.url), { ...search, log: 'ingress' }));
  assert.equal(await running.finished, undefined);
  assert.equal(running.lines.length, count);
});

test('a past that is cut is said to be cut', async (t) => {
  const demo = await quietPlatform(t);
  for (const line of numbers(900)) demo.application.write('web', line);
  const running = new RunningSource(searchSource(web(demo.url), { ...search, most: 600 }));
  assert.equal(await running.finished, undefined);
  assert.deepEqual(numbered(running), numbers(900).slice(-600));
  assert.deepEqual(
    running.events.filter(({ type }) => type === 'limit'),
    [{ type: 'limit', limit: { kind: 'newest', lines: 600 } }],
  );
});

test('marks of a query are taken out of every field', async (t) => {
  const demo = await quietPlatform(t);
  demo.application.write('worker', 'needle in a haystack');
  const running = new RunningSource(searchSource(web(demo.url), { ...search, log: 'structured', query: 'needle' }));
  await running.finished;
  assert.match(running.text, /"json\.message":"needle in a haystack"/);
  assert.doesNotMatch(running.text, /bk-mark/);
});

test('structured logs at the gateway, where an application has the right to them', async (t) => {
  const demo = await quietPlatform(t);
  demo.application.write('worker', 'n=1');
  const running = new RunningSource(searchSource(gateway(demo.url), { ...search, log: 'structured' }));
  assert.equal(await running.finished, undefined);
  assert.deepEqual(numbered(running), ['n=1']);
  const age = Date.now() - Number(JSON.parse(running.lines.at(-1) ?? '{}').timestamp) * 1000;
  assert.ok(age >= 0 && age < 60_000, `the zone of the platform's times: ${age} ms`);
  assert.equal(
    demo.control.asked.at(-1),
    '/api/bkpaas3/prod/system/applications/shop/modules/default/log/structured/list/',
  );
});

test('the access log is not at the gateway, and that is said', async (t) => {
  const demo = await quietPlatform(t);
  const error = await new RunningSource(searchSource(gateway(demo.url), { ...search, log: 'ingress' })).finished;
  assert.equal(failureOf(error).kind, 'not-found');
});

const deployment = 'Deployment 2b1f9a64-0d1c-4c57-9a4e-4d1f4b7f3f10: failed';

test('a deployment whose stream breaks: each line once', async (t) => {
  const demo = await quietPlatform(t);
  const whole = new RunningSource(deploySource(web(demo.url), scope), 5);
  await whole.until(() => messages(whole).includes(deployment));
  await whole.stop();
  demo.control.budget = 400;
  const broken = new RunningSource(deploySource(web(demo.url), scope), 5);
  await broken.until(() => messages(broken).includes(deployment));
  await broken.stop();
  assert.ok(broken.events.some(({ type }) => type === 'waiting'));
  assert.deepEqual(messages(broken), messages(whole));
});

test('a deployment that is over is not told again when the source is stopped and started', async (t) => {
  const demo = await quietPlatform(t);
  const source = deploySource(gateway(demo.url), scope);
  const first = new RunningSource(source, 5);
  await first.until(() => messages(first).includes(deployment));
  await first.stop();
  const second = new RunningSource(source, 5);
  await second.until(() => second.waits.length > 3);
  await second.stop();
  assert.deepEqual(second.lines, []);
});

test('a deployment whose events are forgotten is read from its result', async (t) => {
  const demo = await quietPlatform(t);
  demo.control.instead = (path, _, response) => {
    if (!path.includes('/streams/')) return false;
    sendJson(response, { code: 'CHANNEL_NOT_FOUND', detail: '日志流管道不存在' }, 404);
    return true;
  };
  for (const client of [web(demo.url), gateway(demo.url)]) {
    const running = new RunningSource(deploySource(client, scope), 5);
    await running.until(() => messages(running).includes(deployment));
    await running.stop();
    assert.ok(messages(running).some((message) => message.includes('No matching distribution found')));
  }
});

test('a deployment that goes on when its stream ends is looked at again', async (t) => {
  const demo = await quietPlatform(t);
  let results = 0;
  demo.control.instead = (path, _, response) => {
    if (!path.endsWith('/result/') || ++results > 2) return false;
    sendJson(response, { status: 'pending', logs: '', error_detail: '', error_tips: {} });
    return true;
  };
  const running = new RunningSource(deploySource(web(demo.url), scope), 5);
  await running.until(() => messages(running).includes(deployment));
  await running.stop();
  assert.equal(results, 3);
  assert.equal(messages(running).filter((message) => message === '== Building').length, 1);
});
