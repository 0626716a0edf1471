import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { commandSource } from '../../../../../../client/src/logs/sources/programs/command.ts';
import { failureOf, SourceError } from '../../../../../../client/src/logs/sources/source.ts';
import { RunningSource } from '../run-source.ts';

const node = (script: string) => commandSource({ program: process.execPath, args: ['-e', script] });

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test('gives out both outputs and ends with the program', async () => {
  const running = new RunningSource(node('console.log("out"); console.error("err")'));
  assert.equal(await running.finished, undefined);
  assert.deepEqual(
    running.events
      .flatMap((event) => (event.type === 'bytes' ? [[event.stream, Buffer.from(event.bytes).toString()]] : []))
      .sort(),
    [
      ['stderr', 'err\n'],
      ['stdout', 'out\n'],
    ],
  );
  assert.equal(running.events.filter((event) => event.type === 'end').length, 2);
});

test('says which program failed, how, and its last word', async () => {
  const error = await new RunningSource(node('console.error("no such app"); process.exit(3)')).finished;
  assert.ok(error instanceof SourceError);
  assert.deepEqual(error.failure, { kind: 'program-exit', program: process.execPath, code: 3, stderr: 'no such app' });
});

test('says that a program is missing', async () => {
  const error = await new RunningSource(commandSource({ program: 'procfile-doctor-has-no-such-program', args: [] }))
    .finished;
  assert.ok(error instanceof SourceError);
  assert.equal(error.failure.kind, 'program-missing');
});

test('stopping ends the program and what it has started', { skip: process.platform === 'win32' }, async () => {
  const running = new RunningSource(commandSource({ program: 'sleep 300 & echo $!; wait', args: [], shell: true }));
  await running.until(() => running.lines.length > 0);
  const pid = Number(running.lines[0]);
  assert.ok(isAlive(pid));
  await running.stop();
  await running.until(() => !isAlive(pid));
});

test('stopping ends what a shell has left behind', { skip: process.platform === 'win32' }, async () => {
  const running = new RunningSource(commandSource({ program: 'sleep 300 & echo $!', args: [], shell: true }));
  await running.until(() => running.lines.length > 0);
  const pid = Number(running.lines[0]);
  // The shell has ended by then.
  await new Promise((resolve) => setTimeout(resolve, 200));
  assert.ok(isAlive(pid));
  await running.stop();
  await running.until(() => !isAlive(pid));
});

test('stopping does not wait for what has left the group', { skip: process.platform !== 'linux' }, async () => {
  const running = new RunningSource(commandSource({ program: 'setsid sleep 300 & echo $!', args: [], shell: true }));
  await running.until(() => running.lines.length > 0);
  const pid = Number(running.lines[0]);
  try {
    await running.stop();
    assert.ok(isAlive(pid));
  } finally {
    process.kill(pid, 'SIGKILL');
  }
});

test('a reader that waits holds the program back', async () => {
  const source = node(
    'process.stdout.on("drain", () => {}); const s = "x".repeat(65535) + "\\n"; (function more() { while (process.stdout.write(s)); process.stdout.once("drain", more); })()',
  );
  const controller = new AbortController();
  let taken = 0;
  for await (const event of source.run({
    signal: controller.signal,
    now: Date.now,
    sleep: async () => undefined,
    log: () => undefined,
  })) {
    if (event.type !== 'bytes') continue;
    taken += event.bytes.length;
    if (taken > 1_000_000) break;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  assert.ok(taken < 2_000_000);
});

test('half a line of a program that is stopped ends there: the next run begins with a line of its own', async () => {
  const source = node('process.stdout.write("half"); setInterval(() => {}, 1000)');
  const running = new RunningSource(source);
  await running.until(() => running.text === 'half');
  await running.stop();
  assert.deepEqual(
    running.events.filter(({ type }) => type === 'end'),
    [
      { type: 'end', stream: 'stdout' },
      { type: 'end', stream: 'stderr' },
    ],
  );
});

test('a folder that is not there is what is missing, not the program', async () => {
  const cwd = join(tmpdir(), 'procfile-doctor-has-no-such-folder');
  for (const shell of [true, false]) {
    const source = commandSource({ program: process.execPath, args: ['--version'], cwd, shell });
    assert.deepEqual(failureOf(await new RunningSource(source).finished), { kind: 'not-found', what: cwd });
  }
});
