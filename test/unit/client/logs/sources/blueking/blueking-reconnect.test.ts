// Connections that break at any byte, containers that are restarted meanwhile: every line comes once.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { startDemoPlatform } from '../../../../../../client/src/logs/demo/server.ts';
import { liveSource } from '../../../../../../client/src/logs/sources/blueking/live.ts';
import { searchSource } from '../../../../../../client/src/logs/sources/blueking/search-source.ts';
import { messages, numbered, quietPlatform, scope, web } from '../demo-clients.ts';
import { RunningSource } from '../run-source.ts';

const tail = { scope, processes: [], ingress: false, history: 400 } as const;
/** The streams of three instances and the watch. */
const connected = 4;

/** What happens next: so many lines are written, a connection is cut after so many bytes, or a container is restarted. */
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ write: fc.integer({ min: 1, max: 30 }), to: fc.nat(2) }) },
  { weight: 3, arbitrary: fc.record({ cutAfter: fc.integer({ min: 0, max: 3000 }) }) },
  { weight: 1, arbitrary: fc.constant({ drop: true } as const) },
  { weight: 1, arbitrary: fc.record({ restart: fc.nat(2) }) },
);

test('whatever breaks and whenever, no line is missing and none comes twice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 25 }), async (steps) => {
      const demo = await startDemoPlatform({ port: 0, rate: 0, storyEvery: 0 });
      const running = new RunningSource(liveSource(web(demo.url), tail), 5);
      try {
        await running.until(() => demo.control.streams === connected);
        let next = 0;
        for (const one of steps) {
          if ('write' in one) {
            const instance = demo.application.instances.all[one.to];
            // Some lines are equal but for their number, some are in Chinese: characters are cut too.
            for (let i = 0; i < one.write; i++) {
              demo.application.write(
                instance?.process ?? '',
                `n=${next++} ${i % 2 ? '请求超时 🚀' : 'same'}`,
                instance,
              );
            }
          } else if ('cutAfter' in one) demo.control.budget = one.cutAfter;
          else if ('drop' in one) demo.control.drop();
          else {
            // The platform keeps the log of the last container only: who misses two has lost one.
            const written = next;
            await running.until(() => new Set(numbered(running)).size >= written);
            const instance = demo.application.instances.all[one.restart];
            demo.application.instances.restart(instance?.name ?? '', { exit_code: 137, reason: 'OOMKilled' });
          }
          await new Promise((resolve) => setImmediate(resolve));
        }
        demo.control.budget = Number.POSITIVE_INFINITY;
        await running.until(() => new Set(numbered(running)).size >= next);
        // What would come twice would come with the lines of a connection that is made now.
        demo.control.drop();
        await running.until(() => demo.control.streams === connected);
        const instance = demo.application.instances.all[0];
        demo.application.write('web', `n=${next++} last`, instance);
        await running.until(() => running.text.includes(`n=${next - 1} last`));
        const numbers = numbered(running).map((message) => Number(/^n=(\d+)/.exec(message)?.[1]));
        assert.deepEqual(
          numbers.sort((a, b) => a - b),
          Array.from({ length: next }, (_, i) => i),
        );
        assert.ok(!running.text.includes('�'));
      } finally {
        await running.stop();
        await demo.close();
      }
    }),
    { numRuns: 25, endOnFailure: true },
  );
});

test('a container that was restarted while there was no connection: its last words are fetched', async (t) => {
  const demo = await quietPlatform(t);
  const running = new RunningSource(liveSource(web(demo.url), tail), 100);
  await running.until(() => demo.control.streams === connected);
  const [instance] = demo.application.instances.of('web');
  assert.ok(instance);
  demo.application.write('web', 'n=1 before', instance);
  await running.until(() => numbered(running).length === 1);
  demo.control.command({ action: 'drop', milliseconds: 300 });
  demo.application.write('web', 'n=2 last words', instance);
  demo.application.instances.restart(instance.name, { exit_code: 137, reason: 'OOMKilled' });
  demo.application.write('web', 'n=3 new container', demo.application.instances.find(instance.name));
  await running.until(() => numbered(running).length >= 3);
  await running.stop();
  assert.deepEqual(numbered(running), ['n=1 before', 'n=2 last words', 'n=3 new container']);
});

for (const [what, failures] of [
  ['that fails for a while', 3],
  ['that fails each time', Number.POSITIVE_INFINITY],
] as const) {
  test(`a platform ${what} at the log before a restart: the tail goes on, with all that can be had`, async (t) => {
    const demo = await quietPlatform(t);
    const [instance] = demo.application.instances.of('web');
    assert.ok(instance);
    const running = new RunningSource(liveSource(web(demo.url), tail), 20);
    await running.until(() => demo.control.streams === connected);
    demo.application.write('web', 'n=1 before', instance);
    await running.until(() => numbered(running).length === 1);
    let left = failures;
    demo.control.instead = (_, { url = '' }, response) => {
      if (!url.includes(instance.name) || !url.includes('previous=true') || left === 0) return false;
      left -= 1;
      response.destroy();
      return true;
    };
    demo.control.drop();
    demo.application.write('web', 'n=2 last words', instance);
    demo.application.instances.restart(instance.name, { exit_code: 137, reason: 'OOMKilled' });
    demo.application.write('web', 'n=3 new container', demo.application.instances.find(instance.name));
    await running.until(() => running.text.includes('n=3'));
    await running.stop();
    const lost = failures === Number.POSITIVE_INFINITY;
    assert.deepEqual(numbered(running), ['n=1 before', ...(lost ? [] : ['n=2 last words']), 'n=3 new container']);
  });
}

test('an instance without a line: what it writes while its stream is away is not missed', async (t) => {
  const demo = await quietPlatform(t);
  const instance = demo.application.instances.add('web', 'bkapp-shop-prod--web-silent-00000');
  const running = new RunningSource(liveSource(web(demo.url), tail), 50);
  await running.until(() => demo.control.streams === connected + 1);
  demo.control.command({ action: 'drop', milliseconds: 200 });
  demo.application.write('web', 'n=1 first of all', instance);
  await running.until(() => numbered(running).length === 1);
  await running.stop();
});

test('a search that follows: late lines of a second that was read already are found, none comes twice', async (t) => {
  const demo = await quietPlatform(t);
  const search = { log: 'stdout', scope, processes: [], query: '', past: 60_000, follow: true, most: 1000 } as const;
  const running = new RunningSource(searchSource(web(demo.url), search), 20);
  let next = 0;
  for (let round = 0; round < 10; round++) {
    for (let i = 0; i < 7; i++) demo.application.write('web', `n=${next++}`);
    demo.control.refusals = round % 3;
    const expected = next;
    await running.until(() => numbered(running).length >= expected);
  }
  const polls = running.waits.length;
  await running.until(() => running.waits.length > polls + 3);
  await running.stop();
  assert.equal(numbered(running).length, next);
});

test('an instance that is said to be gone, and is there after all, gives each line once', async (t) => {
  const demo = await quietPlatform(t);
  const [instance] = demo.application.instances.of('web');
  assert.ok(instance);
  let watches = 0;
  demo.control.instead = (path, _, response) => {
    if (!path.endsWith('/processes/watch/') || ++watches > 1) return false;
    const object = { name: instance.name, process_type: 'web', state: 'Running', restart_count: 0 };
    const changes = ['DELETED', 'ADDED'].map((type) => ({
      type,
      object_type: 'instance',
      object,
      resource_version: '3',
    }));
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    for (const change of changes) response.write(`event: message\ndata: ${JSON.stringify(change)}\n\n`);
    response.end('id: -1\nevent: EOF\ndata: \n\n');
    return true;
  };
  const running = new RunningSource(liveSource(web(demo.url), tail), 5);
  await running.until(() => messages(running).includes(`Instance ${instance.name} is Running`));
  await running.until(() => demo.control.streams >= 4);
  demo.application.write('web', 'n=1', instance);
  await running.until(() => messages(running).includes('n=1'));
  demo.application.write('web', 'n=2', instance);
  await running.until(() => messages(running).includes('n=2'));
  await new Promise((resolve) => setTimeout(resolve, 200));
  await running.stop();
  assert.deepEqual(numbered(running), ['n=1', 'n=2']);
});
