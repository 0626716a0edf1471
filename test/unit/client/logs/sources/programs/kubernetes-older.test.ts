// Older lines of containers, each from where it began.
import assert from 'node:assert/strict';
import process from 'node:process';
import { test } from 'node:test';
import { kubernetesSource } from '../../../../../../client/src/logs/sources/programs/kubernetes.ts';
import { RunningSource } from '../run-source.ts';
import { standIn } from '../stand-in.ts';

/** What each of the two pods has written. */
const written = { a: 2500, b: 30 };

test('containers that are known from different times on: all their lines, each once', {
  skip: process.platform === 'win32',
}, async (t) => {
  standIn(
    t,
    'kubectl',
    `const written = ${JSON.stringify(written)};
    if (args.includes('get')) {
      const items = args.includes('pods') ? Object.keys(written).map((name) => ({
        metadata: { name },
        status: { containerStatuses: [{ name: 'web', restartCount: 0, state: { running: {} } }] },
      })) : [];
      console.log(JSON.stringify({ items }));
    } else {
      const pod = args[args.indexOf('logs') + 1].slice('pod/'.length);
      const last = Number(args.find((one) => one.startsWith('--tail='))?.slice('--tail='.length));
      const line = (i) => '[pod/' + pod + '/web] ' + new Date(Date.UTC(2026, 10, 20) + i * 1000).toISOString() + ' ' + pod + '=' + i + ';';
      console.log(Array.from({ length: written[pod] }, (_, i) => line(i)).slice(-last).join('\\n'));
      if (args.includes('--follow')) setInterval(() => undefined, 1000);
    }`,
  );
  const source = kubernetesSource({ context: undefined, namespace: undefined, selector: 'app=shop', history: 10 });
  const running = new RunningSource(source);
  await running.until(() => running.lines.length === 20);
  const edge = { all: { time: 0, lines: [] }, instances: new Map() };
  const { signal } = new AbortController();
  const older: { readonly stream: string; readonly line: string }[] = [];
  for (;;) {
    const next = (await source.older?.(edge, signal)) ?? [];
    if (next.length === 0) break;
    older.unshift(...next);
  }
  await running.stop();
  assert.deepEqual(
    [...new Set(older.map(({ stream }) => stream))].sort().map((stream) => stream.slice(0, 1)),
    ['a', 'b'],
  );
  for (const [pod, count] of Object.entries(written)) {
    const numbers = [...older.map(({ line }) => line), ...running.lines].flatMap(
      (line) => new RegExp(`${pod}=(\\d+);$`).exec(line)?.[1] ?? [],
    );
    assert.deepEqual(
      numbers.map(Number),
      Array.from({ length: count }, (_, i) => i),
    );
  }
});
