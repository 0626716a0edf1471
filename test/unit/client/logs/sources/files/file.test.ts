import assert from 'node:assert/strict';
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileSource } from '../../../../../../client/src/logs/sources/files/file.ts';
import { failureOf, SourceError } from '../../../../../../client/src/logs/sources/source.ts';
import { requireSystemProgram } from '../../../../../support/programs.ts';
import { RunningSource } from '../run-source.ts';

function logFile(t: TestContext, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'procfile-doctor-file-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'app.log');
  writeFileSync(path, text);
  return path;
}

const numbers = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => `line ${from + i}\n`).join('');

test('reads what is there and what comes', async (t) => {
  const path = logFile(t, 'one\ntwo\n');
  const running = new RunningSource(fileSource({ path }));
  await running.until(() => running.lines.length === 2);
  appendFileSync(path, 'th');
  appendFileSync(path, 'ree\n');
  await running.until(() => running.lines.length === 3);
  await running.stop();
  assert.deepEqual(running.lines, ['one', 'two', 'three']);
});

test('begins with a whole line near the end', async (t) => {
  const path = logFile(t, numbers(0, 1000));
  const running = new RunningSource(fileSource({ path, last: 23, once: true }));
  assert.equal(await running.finished, undefined);
  assert.deepEqual(running.lines, ['line 998', 'line 999']);
});

test('follows through rename and create without losing a line', async (t) => {
  const path = logFile(t, numbers(0, 10));
  const running = new RunningSource(fileSource({ path }));
  await running.until(() => running.lines.length === 10);
  appendFileSync(path, numbers(10, 20));
  renameSync(path, `${path}.1`);
  // The program goes on writing to the old file until it is told to open a new one.
  appendFileSync(`${path}.1`, numbers(20, 30));
  writeFileSync(path, numbers(30, 40));
  await running.until(() => running.lines.length === 40);
  await running.stop();
  assert.equal(running.text, numbers(0, 40));
});

test('follows through copy and truncate', async (t) => {
  const path = logFile(t, numbers(0, 10));
  const running = new RunningSource(fileSource({ path }));
  await running.until(() => running.lines.length === 10);
  copyFileSync(path, `${path}.1`);
  truncateSync(path);
  await running.until(() => running.events.some((event) => event.type === 'end'));
  appendFileSync(path, numbers(10, 12));
  await running.until(() => running.lines.length === 12);
  await running.stop();
  assert.equal(running.text, numbers(0, 12));
});

test('reads on from where it was when it runs again', async (t) => {
  const path = logFile(t, numbers(0, 10));
  const source = fileSource({ path });
  const first = new RunningSource(source);
  await first.until(() => first.lines.length === 10);
  await first.stop();
  appendFileSync(path, numbers(10, 12));
  const second = new RunningSource(source);
  await second.until(() => second.lines.length >= 2);
  await second.stop();
  assert.equal(second.text, numbers(10, 12));
});

test('gives the lines before the first one that was read, a part at a time', async (t) => {
  const path = logFile(t, numbers(0, 60_000));
  const source = fileSource({ path, last: 23, once: true });
  const running = new RunningSource(source);
  await running.finished;
  assert.deepEqual(running.lines, ['line 59998', 'line 59999']);
  const { signal } = new AbortController();
  const before: string[] = [];
  for (;;) {
    const older = (await source.older?.({ all: undefined, instances: new Map() }, signal)) ?? [];
    if (older.length === 0) break;
    before.unshift(...older.map(({ line }) => line));
  }
  assert.deepEqual(before, numbers(0, 59_998).split('\n').slice(0, -1));
});

test('waits for a deleted file to come back', async (t) => {
  const path = logFile(t, numbers(0, 2));
  const running = new RunningSource(fileSource({ path }));
  await running.until(() => running.lines.length === 2);
  rmSync(path);
  await new Promise((resolve) => setTimeout(resolve, 400));
  writeFileSync(path, numbers(2, 4));
  await running.until(() => running.lines.length === 4);
  await running.stop();
});

test('follows what logrotate really does', async (t) => {
  const logrotate = requireSystemProgram(t, 'logrotate');
  if (!logrotate) return;
  for (const options of ['create 0644', 'copytruncate']) {
    const path = logFile(t, numbers(0, 100));
    const config = join(path, '..', 'logrotate.conf');
    writeFileSync(config, `${path} {\n rotate 3\n size 1\n nocompress\n missingok\n su root root\n ${options}\n}\n`, {
      mode: 0o644,
    });
    const running = new RunningSource(fileSource({ path }));
    await running.until(() => running.lines.length === 100);
    for (const round of [1, 2]) {
      const rotation: SpawnSyncReturns<string> = spawnSync(
        logrotate,
        ['--force', '--state', `${config}.state`, config],
        {
          encoding: 'utf8',
        },
      );
      assert.equal(rotation.status, 0, rotation.stderr);
      appendFileSync(path, numbers(round * 100, round * 100 + 50));
      await running.until(() => running.lines.length === 100 + round * 50);
    }
    await running.stop();
    assert.equal(running.text, numbers(0, 150) + numbers(200, 250), options);
  }
});

test('says that a file is not there', async () => {
  const error = await new RunningSource(fileSource({ path: '/no/such/file.log' })).finished;
  assert.ok(error instanceof SourceError);
  assert.deepEqual(error.failure, { kind: 'not-found', what: '/no/such/file.log' });
});

/** The files below a folder that this process has open. */
function openBelow(folder: string): string[] {
  return readdirSync('/proc/self/fd').flatMap((number) => {
    try {
      const path = readlinkSync(`/proc/self/fd/${number}`);
      return path.startsWith(folder) ? [path] : [];
    } catch {
      return [];
    }
  });
}

test('what takes the name in a rotation cannot be read: that is said, and nothing is left open', {
  skip: process.platform !== 'linux' && 'what a process has open is asked of Linux',
}, async (t) => {
  const path = logFile(t, 'one\n');
  const running = new RunningSource(fileSource({ path }));
  await running.until(() => running.lines.length === 1);
  assert.deepEqual(openBelow(path), [path]);
  renameSync(path, `${path}.1`);
  mkdirSync(path);
  assert.deepEqual(failureOf(await running.finished), { kind: 'folder', path });
  assert.deepEqual(openBelow(path), []);
});

test('half a line of a file that was replaced while nobody read ends before the first line of the new one', async (t) => {
  const path = logFile(t, 'one\nhal');
  const source = fileSource({ path });
  const before = new RunningSource(source);
  await before.until(() => before.text === 'one\nhal');
  await before.stop();
  renameSync(path, `${path}.1`);
  writeFileSync(path, 'two\n');
  const after = new RunningSource(source);
  await after.until(() => after.text === 'two\n');
  await after.stop();
  assert.deepEqual(
    after.events.map(({ type }) => type),
    ['end', 'live', 'bytes'],
  );
});
