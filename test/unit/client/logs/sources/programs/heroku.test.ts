import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { herokuSource } from '../../../../../../client/src/logs/sources/programs/heroku.ts';
import { type Failure, failureOf } from '../../../../../../client/src/logs/sources/source.ts';
import { RunningSource } from '../run-source.ts';
import { standIn } from '../stand-in.ts';

const line = (second: number, text: string) =>
  `2026-11-20T12:00:${String(second).padStart(2, '0')}.719589+00:00 ${text}`;
const all = Array.from({ length: 50 }, (_, i) =>
  line(i, i % 3 ? `app[web.1]: n=${i}` : 'heroku[router]: at=info status=200'),
);

test('the log goes on where it broke off, though heroku repeats what it has kept', {
  skip: process.platform === 'win32',
}, async (t) => {
  // The connection ends after 20, then after 35 lines; each start repeats everything from the beginning.
  const folder = standIn(
    t,
    'heroku',
    `const { appendFileSync, readFileSync, existsSync } = require('node:fs');
    appendFileSync(folder + '/calls', args.join(' ') + '\\n');
    const calls = readFileSync(folder + '/calls', 'utf8').trim().split('\\n').length;
    const all = ${JSON.stringify(all)};
    process.stdout.write(all.slice(0, [20, 35, 50][calls - 1] ?? 50).join('\\n') + '\\n');
    if (calls >= 3) setInterval(() => undefined, 1000);`,
  );
  const running = new RunningSource(herokuSource({ app: 'shop', history: 100 }));
  await running.until(() => running.lines.length >= 50);
  await running.stop();
  assert.deepEqual(running.lines, all);
  const calls = readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n');
  assert.deepEqual(calls.slice(0, 2), ['logs --tail --app shop --num 100', 'logs --tail --app shop --num 1500']);
});

/** What the real program wrote: test/fixtures/programs/heroku/README.md. */
const captured = 'test/fixtures/programs/heroku';
const denied = 'Error: You do not have access to the app shop.';
const meanings: Readonly<Record<string, readonly [code: number, Failure]>> = {
  401: [1, { kind: 'unauthorized' }],
  403: [2, { kind: 'forbidden', detail: denied }],
  404: [2, { kind: 'not-found', what: "Error: Couldn't find that app." }],
  429: [2, { kind: 'rate-limited' }],
  503: [2, { kind: 'unreachable', detail: 'Error: Service Unavailable' }],
  nologin: [0, { kind: 'unauthorized' }],
  offline: [1, { kind: 'unreachable', detail: 'Error: getaddrinfo ENOTFOUND api.heroku.com' }],
};

for (const file of readdirSync(captured).filter((name) => name.endsWith('.stderr'))) {
  const what = file.replace(/^[\d.]+-|\.stderr$/g, '');
  const [code, failure] = meanings[what] ?? [0, { kind: 'unexpected', detail: '' }];
  const passes = failure.kind === 'rate-limited' || failure.kind === 'unreachable';
  test(`${file} is ${failure.kind}${passes ? ' and tried again' : ''}`, {
    skip: process.platform === 'win32',
  }, async (t) => {
    standIn(
      t,
      'heroku',
      `process.stderr.write(require('node:fs').readFileSync(${JSON.stringify(resolve(captured, file))}));
      process.exitCode = ${code};`,
    );
    const running = new RunningSource(herokuSource({ app: 'shop', history: 100 }), 10);
    if (passes) {
      await running.until(() => running.events.some((event) => event.type === 'waiting'));
      await running.stop();
      const waiting = running.events.find((event) => event.type === 'waiting');
      assert.deepEqual(waiting?.type === 'waiting' && waiting.failure, failure);
    } else assert.deepEqual(failureOf(await running.finished), failure);
  });
}

test('lines as the real program writes them', { skip: process.platform === 'win32' }, async (t) => {
  const file = resolve(captured, '11.10.0-tail.stdout');
  standIn(
    t,
    'heroku',
    `process.stdout.write(require('node:fs').readFileSync(${JSON.stringify(file)}));
    setInterval(() => undefined, 1000);`,
  );
  const running = new RunningSource(herokuSource({ app: 'shop', history: 100 }), 10);
  await running.until(() => running.lines.length === 3);
  await running.stop();
  assert.equal(running.text, readFileSync(file, 'utf8'));
});

test('a broken connection is tried again', { skip: process.platform === 'win32' }, async (t) => {
  standIn(t, 'heroku', `console.error(' ▸    getaddrinfo ENOTFOUND api.heroku.com'); process.exit(1);`);
  const running = new RunningSource(herokuSource({ app: 'shop', history: 100 }));
  await running.until(() => running.events.some((event) => event.type === 'waiting'));
  await running.stop();
});

test('older lines: as many as Heroku keeps, each once', { skip: process.platform === 'win32' }, async (t) => {
  standIn(
    t,
    'heroku',
    // Several lines of each millisecond.
    `const at = (i) => new Date(Date.UTC(2026, 10, 20) + Math.floor(i / 7)).toISOString();
    const all = Array.from({ length: 2000 }, (_, i) => at(i) + ' app[web.1]: n=' + (i % 5 ? i : 'same'));
    process.stdout.write(all.slice(-args[args.indexOf('--num') + 1]).join('\\n') + '\\n');
    if (args.includes('--tail')) setInterval(() => undefined, 1000);`,
  );
  const source = herokuSource({ app: 'shop', history: 100 });
  const running = new RunningSource(source);
  await running.until(() => running.lines.length === 100);
  const { signal } = new AbortController();
  const ask = async (time: number | undefined) => {
    const all = time === undefined ? undefined : { time, lines: [] };
    return ((await source.older?.({ all, instances: new Map() }, signal)) ?? []).map(({ line: text }) => text);
  };
  assert.deepEqual(await ask(undefined), [], 'of a list that was cleared');
  const first = await ask(0);
  const second = await ask(0);
  assert.deepEqual(await ask(0), []);
  await running.stop();
  assert.deepEqual([first.length, second.length], [1000, 400]);
  const numbers = [...second, ...first, ...running.lines].flatMap((text) => /n=(\d+)$/.exec(text)?.[1] ?? []);
  assert.deepEqual(
    numbers.map(Number),
    Array.from({ length: 1500 }, (_, i) => 500 + i).filter((i) => i % 5 !== 0),
  );
});
