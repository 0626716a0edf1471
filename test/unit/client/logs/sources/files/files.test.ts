import assert from 'node:assert/strict';
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { filesSource } from '../../../../../../client/src/logs/sources/files/files.ts';
import type { SourceEvent } from '../../../../../../client/src/logs/sources/source.ts';
import { failureOf, SourceError } from '../../../../../../client/src/logs/sources/source.ts';
import { requireSystemProgram } from '../../../../../support/programs.ts';
import { RunningSource } from '../run-source.ts';

function folder(t: TestContext): string {
  const made = mkdtempSync(join(tmpdir(), 'procfile-doctor-files-'));
  t.after(() => spawnSync('rm', ['-rf', made]));
  return made;
}

test('all files of a pattern, packed ones too, the oldest first', async (t) => {
  const base = folder(t);
  mkdirSync(join(base, 'deep', 'er'), { recursive: true });
  const files: readonly (readonly [string, string | Uint8Array])[] = [
    ['app.log.2.gz', gzipSync('first\n')],
    ['deep/er/app.log', 'second\n'],
    ['app.log', 'third\n'],
    ['other.txt', 'not asked for\n'],
  ];
  for (const [at, [name, content]] of files.entries()) {
    writeFileSync(join(base, name), content);
    utimesSync(join(base, name), 1000 + at, 1000 + at);
  }
  const running = new RunningSource(
    filesSource({ pattern: join(base, '**', 'app.log*'), last: undefined, once: true }),
  );
  assert.equal(await running.finished, undefined);
  assert.deepEqual(running.lines.sort(), ['first', 'second', 'third']);
});

test('a rotated file that matches too is not read again', async (t) => {
  const base = folder(t);
  const path = join(base, 'app.log');
  writeFileSync(path, 'one\n');
  const running = new RunningSource(filesSource({ pattern: join(base, 'app.log*'), last: undefined }));
  await running.until(() => running.lines.length === 1);
  renameSync(path, `${path}.1`);
  writeFileSync(path, 'two\n');
  await running.until(() => running.lines.length === 2);
  await new Promise((resolve) => setTimeout(resolve, 2000));
  appendFileSync(path, 'three\n');
  await running.until(() => running.lines.length === 3);
  await running.stop();
  assert.deepEqual(running.lines, ['one', 'two', 'three']);
});

test('a file that was rotated while nobody read it goes on where it was, and the new one is read once', async (t) => {
  const base = folder(t);
  const path = join(base, 'app.log');
  writeFileSync(path, 'one\n');
  const source = filesSource({ pattern: join(base, 'app.log*'), last: undefined });
  const first = new RunningSource(source, 100);
  await first.until(() => first.lines.length === 1);
  await first.stop();
  appendFileSync(path, 'two\n');
  renameSync(path, `${path}.1`);
  writeFileSync(path, 'three\n');
  const second = new RunningSource(source, 100);
  await second.until(() => second.lines.length >= 2);
  await second.until(() => second.waits.filter((wait) => wait === 1000).length > 3);
  await second.stop();
  assert.deepEqual(second.lines.sort(), ['three', 'two']);
});

test('a file that is made where another was deleted is read, whatever number it has', async (t) => {
  const base = folder(t);
  writeFileSync(join(base, 'job-1.log'), 'one\n');
  const source = filesSource({ pattern: join(base, '*.log'), last: undefined });
  const first = new RunningSource(source, 100);
  await first.until(() => first.lines.length === 1);
  await first.stop();
  rmSync(join(base, 'job-1.log'));
  writeFileSync(join(base, 'job-2.log'), 'two\n');
  const second = new RunningSource(source, 100);
  await second.until(() => second.lines.length >= 1 || second.waits.filter((wait) => wait === 1000).length > 5);
  await second.stop();
  assert.deepEqual(second.lines, ['two']);
  assert.deepEqual(
    second.events.flatMap((event) => (event.type === 'bytes' ? [event.stream] : [])),
    [join(base, 'job-2.log')],
  );
});

test('** at the end of a pattern stands for all files below', async (t) => {
  const base = folder(t);
  mkdirSync(join(base, 'deep', 'er'), { recursive: true });
  writeFileSync(join(base, 'a.log'), 'one\n');
  writeFileSync(join(base, 'deep', 'er', 'b.log'), 'two\n');
  const running = new RunningSource(filesSource({ pattern: join(base, '**'), last: undefined, once: true }));
  assert.equal(await running.finished, undefined);
  assert.deepEqual(running.lines.sort(), ['one', 'two']);
});

test('a folder that cannot be looked into hides no other files', async (t) => {
  const base = folder(t);
  // Who is root may look into every folder, but into none with so long a path.
  const script = 'for i in $(seq 20); do mkdir $0 && cd -P $0 || exit 1; done';
  assert.equal(spawnSync('sh', ['-c', script, 'x'.repeat(250)], { cwd: base }).status, 0);
  writeFileSync(join(base, 'a.log'), 'one\n');
  const running = new RunningSource(filesSource({ pattern: join(base, '**', '*.log'), last: undefined, once: true }));
  assert.equal(await running.finished, undefined);
  assert.deepEqual(running.lines, ['one']);
});

test('a packed file alone is read once', async (t) => {
  const path = join(folder(t), 'app.log.1.gz');
  writeFileSync(path, gzipSync('日志\n'.repeat(100_000)));
  const running = new RunningSource(filesSource({ pattern: path, last: undefined }));
  assert.equal(await running.finished, undefined);
  assert.equal(running.lines.length, 100_000);
});

test('a pattern without files is said to be so', async () => {
  const error = await new RunningSource(filesSource({ pattern: '/no/such/*.log', last: undefined })).finished;
  assert.ok(error instanceof SourceError);
  assert.equal(error.failure.kind, 'not-found');
});

const numbers = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => `2026-11-20 12:00:00 line ${from + i}\n`).join('');

for (const options of [
  'nocompress\n copytruncate',
  'compress\n create 0644',
  'compress\n delaycompress\n create 0644',
  'compress\n delaycompress\n copytruncate',
  'compress\n dateext\n dateformat -%s\n create 0644',
]) {
  test(`a pattern that names rotated files too, with logrotate's ${options.replaceAll('\n', '')}: each line once`, async (t) => {
    const logrotate = requireSystemProgram(t, 'logrotate');
    if (!logrotate) return;
    const base = folder(t);
    const path = join(base, 'app.log');
    const config = join(base, 'rotate.conf');
    writeFileSync(path, numbers(0, 100));
    writeFileSync(config, `${path} {\n rotate 9\n size 1\n missingok\n su root root\n ${options}\n}\n`, {
      mode: 0o644,
    });
    const running = new RunningSource(filesSource({ pattern: join(base, 'app.log*'), last: undefined }), 100);
    await running.until(() => running.lines.length >= 100);
    for (const round of [1, 2, 3]) {
      const { status, stderr }: SpawnSyncReturns<string> = spawnSync(
        logrotate,
        ['--force', '--state', `${config}.state`, config],
        {
          encoding: 'utf8',
        },
      );
      assert.equal(status, 0, stderr);
      // What was rotated is looked at before more is written, and after it.
      const looks = running.waits.filter((wait) => wait === 1000).length;
      await running.until(() => running.waits.filter((wait) => wait === 1000).length > looks + 2);
      appendFileSync(path, numbers(round * 100, round * 100 + 50));
      await running.until(() => running.lines.length >= 100 + round * 50);
      // Names with the second in them must differ.
      if (options.includes('%s')) await new Promise((resolve) => setTimeout(resolve, 1100));
    }
    const looks = running.waits.filter((wait) => wait === 1000).length;
    await running.until(() => running.waits.filter((wait) => wait === 1000).length > looks + 2);
    await running.stop();
    assert.deepEqual(
      running.lines.map((text) => Number(/line (\d+)/.exec(text)?.[1])).sort((a, b) => a - b),
      [0, 100, 200, 300].flatMap((from) => Array.from({ length: from === 0 ? 100 : 50 }, (_, i) => from + i)),
    );
  });
}

test('older lines of all files of a pattern', async (t) => {
  const base = folder(t);
  writeFileSync(join(base, 'a.log'), numbers(0, 1000));
  writeFileSync(join(base, 'b.log'), numbers(1000, 2000));
  const source = filesSource({ pattern: join(base, '*.log'), last: 100, once: true });
  const running = new RunningSource(source);
  await running.finished;
  const older = await source.older?.({ all: undefined, instances: new Map() }, new AbortController().signal);
  assert.equal((older?.length ?? 0) + running.lines.length, 2000);
  assert.deepEqual([...new Set(older?.map(({ stream }) => stream))].sort(), [join(base, 'a.log'), join(base, 'b.log')]);
});

test('a packed file that is broken does not keep the others from being read; alone it is said to be broken', async (t) => {
  const base = folder(t);
  const whole = gzipSync(numbers(0, 50_000));
  writeFileSync(join(base, 'app.log.1.gz'), whole.subarray(0, whole.length / 2));
  writeFileSync(join(base, 'app.log'), 'one\n');
  const running = new RunningSource(filesSource({ pattern: join(base, 'app.log*'), last: undefined, once: true }));
  assert.equal(await running.finished, undefined);
  assert.ok(running.text.includes('one\n'));
  assert.ok(running.lines.length > 1000);
  assert.match(running.logged.join(), /app\.log\.1\.gz.*unexpected end of file/);
  const alone = new RunningSource(filesSource({ pattern: join(base, 'app.log.1.gz'), last: undefined }));
  assert.equal(failureOf(await alone.finished).kind, 'unexpected');
});

test('a packed file: how far it was read is said, and one that was stopped goes on where it was', async (t) => {
  const path = join(folder(t), 'app.log.1.gz');
  // What does not pack well: many chunks of the file itself.
  const text = Array.from({ length: 200_000 }, (_, i) => `${createHash('md5').update(String(i)).digest('hex')}\n`).join(
    '',
  );
  writeFileSync(path, gzipSync(text));
  const source = filesSource({ pattern: path, last: undefined, once: true });
  const { signal } = new AbortController();
  // A clock that goes far between two looks at it.
  let now = 0;
  const clock = () => {
    now += 1000;
    return now;
  };
  const events: SourceEvent[] = [];
  const read = async (most: number) => {
    for await (const event of source.run({ signal, now: clock, sleep: async () => {}, log: () => {} })) {
      if (event.type === 'bytes' && most-- === 0) return;
      events.push(event);
    }
  };
  await read(10);
  await read(Number.POSITIVE_INFINITY);
  const bytes = events.flatMap((event) => (event.type === 'bytes' ? [event.bytes] : []));
  assert.ok(Buffer.concat(bytes).toString() === text, 'all of it, once');
  const told = events.flatMap((event) => (event.type === 'progress' ? [event.progress] : []));
  assert.ok(told.length > 10);
  assert.ok(told.slice(0, -1).every((progress) => progress && progress.read > 0 && progress.read <= progress.total));
  assert.equal(told.at(-1), undefined);
});
