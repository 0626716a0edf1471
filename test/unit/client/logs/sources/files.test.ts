import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { filesSource } from '../../../../../client/src/logs/sources/files.ts';
import { SourceError } from '../../../../../client/src/logs/sources/source.ts';
import { RunningSource } from './run-source.ts';

function folder(t: TestContext): string {
  const made = mkdtempSync(join(tmpdir(), 'procfile-doctor-files-'));
  t.after(() => rmSync(made, { recursive: true, force: true }));
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
