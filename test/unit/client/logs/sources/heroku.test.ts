import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { herokuSource } from '../../../../../client/src/logs/sources/heroku.ts';
import { SourceError } from '../../../../../client/src/logs/sources/source.ts';
import { RunningSource } from './run-source.ts';
import { standIn } from './stand-in.ts';

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
  await running.until(() => running.lines.length >= 50, 20);
  await running.stop();
  assert.deepEqual(running.lines, all);
  const calls = readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n');
  assert.deepEqual(calls.slice(0, 2), ['logs --tail --app shop --num 100', 'logs --tail --app shop --num 1500']);
});

const failures: readonly (readonly [string, string])[] = [
  [' ▸    Error: not logged in', 'unauthorized'],
  [" ▸    Couldn't find that app.", 'not-found'],
  [' ▸    You do not have access to the app shop.', 'forbidden'],
];

for (const [text, kind] of failures) {
  test(`"${text.trim()}" is said to be ${kind}`, { skip: process.platform === 'win32' }, async (t) => {
    standIn(t, 'heroku', `console.error(${JSON.stringify(text)}); process.exit(1);`);
    const error = await new RunningSource(herokuSource({ app: 'shop', history: 100 })).finished;
    assert.ok(error instanceof SourceError);
    assert.equal(error.failure.kind, kind);
  });
}

test('a broken connection is tried again', { skip: process.platform === 'win32' }, async (t) => {
  standIn(t, 'heroku', `console.error(' ▸    getaddrinfo ENOTFOUND api.heroku.com'); process.exit(1);`);
  const running = new RunningSource(herokuSource({ app: 'shop', history: 100 }));
  await running.until(() => running.events.some((event) => event.type === 'waiting'));
  await running.stop();
});
