// Many containers: each takes a kubectl of its own, so there is a limit, and it is said.
import assert from 'node:assert/strict';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { type TestContext, test } from 'node:test';
import { kubernetesSource } from '../../../../../../client/src/logs/sources/programs/kubernetes.ts';
import type { Limit } from '../../../../../../client/src/logs/sources/source.ts';
import { RunningSource } from '../run-source.ts';
import { standIn } from '../stand-in.ts';

const options = { skip: process.platform === 'win32' };

/** A kubectl whose pods stand in a file; a log of one stays open until its pod is gone. */
function kubectl(t: TestContext, names: readonly string[]) {
  const folder = standIn(
    t,
    'kubectl',
    `const { readFileSync, appendFileSync, existsSync } = require('node:fs');
    const pods = () => JSON.parse(readFileSync(folder + '/pods', 'utf8'));
    const verb = args.find((one) => one === 'get' || one === 'logs');
    if (verb === 'get') {
      const items = args.includes('pods') ? pods().map(({ name, over }) => ({
        metadata: { name },
        status: { containerStatuses: [{ name: 'web', restartCount: 0, state: over ? { terminated: { exitCode: 0 } } : { running: {} } }] },
      })) : [];
      console.log(JSON.stringify({ items }));
    } else {
      const pod = args[args.indexOf('logs') + 1]?.replace('pod/', '');
      appendFileSync(folder + '/followed', pod + '\\n');
      console.log('[pod/' + pod + '/web] 2026-11-20T12:00:00.000000000Z hello from ' + pod);
      const look = () => {
        const own = pods().find(({ name }) => name === pod);
        if (!own) { console.error('Error from server (NotFound): pods "' + pod + '" not found'); process.exit(1); }
        if (own.over) process.exit(0);
      };
      look();
      setInterval(look, 50);
    }`,
  );
  // At once: a kubectl may look at any time.
  const write = (pods: readonly { name: string; over?: boolean }[]) => {
    writeFileSync(join(folder, 'next'), JSON.stringify(pods));
    renameSync(join(folder, 'next'), join(folder, 'pods'));
  };
  write(names.map((name) => ({ name })));
  return { write, followed: () => readFileSync(join(folder, 'followed'), 'utf8').trim().split('\n') };
}

const tail = { context: undefined, namespace: undefined, selector: 'app=shop', history: 10 };
const limits = (running: RunningSource): (Limit | undefined)[] =>
  running.events.flatMap((event) => (event.type === 'limit' ? [event.limit] : []));
const heard = (running: RunningSource): string[] =>
  [...running.text.matchAll(/hello from (\S+)/g)].map(([, name]) => name ?? '').sort();

test('what is beyond the limit is said, and followed when there is room', options, async (t) => {
  const { write } = kubectl(t, ['a', 'b', 'c']);
  const running = new RunningSource(kubernetesSource({ ...tail, most: 2 }), 100);
  await running.until(() => heard(running).length === 2);
  assert.deepEqual(limits(running), [{ kind: 'containers', followed: 2, found: 3 }]);
  write([{ name: 'b' }, { name: 'c' }]);
  await running.until(() => heard(running).length === 3);
  await running.until(() => limits(running).length === 2);
  await running.stop();
  assert.deepEqual(heard(running), ['a', 'b', 'c']);
  assert.deepEqual(limits(running).at(-1), undefined);
});

test('many deployments one after the other do not use up the limit', options, async (t) => {
  const { write } = kubectl(t, ['a0', 'b0']);
  const running = new RunningSource(kubernetesSource({ ...tail, most: 2 }), 100);
  for (let round = 1; round <= 3; round++) {
    await running.until(() => heard(running).length === round * 2);
    write([{ name: `a${round}` }, { name: `b${round}` }]);
  }
  await running.until(() => heard(running).length === 8);
  await running.stop();
  assert.deepEqual(limits(running).at(-1), undefined);
});

test('a container that is over is read once, not again and again', options, async (t) => {
  const { write, followed } = kubectl(t, ['job']);
  write([{ name: 'job', over: true }]);
  const running = new RunningSource(kubernetesSource(tail), 50);
  await running.until(() => heard(running).length === 1);
  const looks = running.waits.length;
  await running.until(() => running.waits.length > looks + 3);
  assert.deepEqual(followed(), ['job']);
  write([{ name: 'job' }]);
  await running.until(() => followed().length === 2);
  await running.stop();
});
