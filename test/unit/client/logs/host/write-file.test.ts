import assert from 'node:assert/strict';
import {
  chmodSync,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { Writable } from 'node:stream';
import { type TestContext, test } from 'node:test';
import { writeFileWhole } from '../../../../../client/src/logs/host/write-file.ts';
import { writeProblem } from '../../../../../client/src/logs/panel/write-problem.ts';

function folder(t: TestContext): string {
  const made = mkdtempSync(join(tmpdir(), 'procfile-doctor-write-'));
  t.after(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

async function* text(parts: number): AsyncGenerator<string> {
  for (let i = 0; i < parts; i++) yield `part ${i} 日志\n`.repeat(1000);
}

/** A file on a disk that has room for so many bytes. */
const diskWith = (room: number) => (path: string) => {
  const file = createWriteStream(path);
  let left = room;
  return new Writable({
    write(chunk: Uint8Array, _, done) {
      const fits = chunk.subarray(0, left);
      left -= fits.length;
      const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
      file.write(fits, () => done(fits.length < chunk.length ? full : null));
    },
    final: (done) => void file.end(done),
    destroy: (error, done) => void file.close(() => done(error)),
  });
};

test('a file is written whole, also over one that was there', async (t) => {
  const path = join(folder(t), 'out.log');
  for (const parts of [100, 2]) {
    await writeFileWhole(path, text(parts));
    assert.equal(readFileSync(path, 'utf8').split('\n').length, parts * 1000 + 1);
  }
  assert.deepEqual(readdirSync(join(path, '..')), ['out.log']);
});

test('a full disk leaves no part of a file, and what was there before', async (t) => {
  const path = join(folder(t), 'out.log');
  for (const before of [undefined, 'before\n']) {
    if (before) writeFileSync(path, before);
    const failed = await writeFileWhole(path, text(100), diskWith(100_000)).then(() => undefined, writeProblem);
    assert.equal(failed, 'full');
    assert.deepEqual(readdirSync(join(path, '..')), before ? ['out.log'] : []);
    if (before) assert.equal(readFileSync(path, 'utf8'), before);
  }
});

test('a text that breaks off leaves no part of a file', async (t) => {
  const path = join(folder(t), 'out.log');
  async function* broken() {
    yield* text(10);
    throw new Error('the thread has ended');
  }
  await assert.rejects(writeFileWhole(path, broken()), /the thread has ended/);
  assert.deepEqual(readdirSync(join(path, '..')), []);
});

test('what the operating system says is understood', { skip: process.platform === 'win32' }, async (t) => {
  const base = folder(t);
  const problem = (path: string) => writeFileWhole(path, text(100)).then(() => undefined, writeProblem);
  assert.equal(await problem(join(base, 'no', 'such', 'folder', 'out.log')), 'missing');
  writeFileSync(join(base, 'file'), '');
  assert.equal(await problem(join(base, 'file', 'out.log')), 'missing');
  mkdirSync(join(base, 'folder'));
  assert.equal(await problem(join(base, 'folder')), 'other');
  assert.deepEqual(readdirSync(base).sort(), ['file', 'folder']);
  if (!existsSync('/dev/full')) return;
  assert.equal(await problem('/dev/full'), 'full');
  assert.ok(existsSync('/dev/full'));
});

test('a link stays a link', { skip: process.platform === 'win32' }, async (t) => {
  const base = folder(t);
  writeFileSync(join(base, 'real.log'), 'before');
  symlinkSync(join(base, 'real.log'), join(base, 'link.log'));
  await writeFileWhole(join(base, 'link.log'), text(1));
  assert.match(readFileSync(join(base, 'real.log'), 'utf8'), /^part 0/);
  assert.deepEqual(readdirSync(base).sort(), ['link.log', 'real.log']);
});

test('who could not read the file before cannot read it afterwards', {
  skip: process.platform === 'win32',
}, async (t) => {
  const path = join(folder(t), 'out.log');
  writeFileSync(path, 'before');
  chmodSync(path, 0o600);
  await writeFileWhole(path, text(1));
  assert.equal(statSync(path).mode & 0o777, 0o600);
});

test('until it is whole it has a name that nobody can foresee, and is never written through a link', async (t) => {
  const path = join(folder(t), 'out.log');
  const names = new Set<string>();
  for (const _ of [1, 2]) {
    await writeFileWhole(path, text(1), (written, { flags, ...opening }) => {
      names.add(written);
      assert.equal(flags, 'wx');
      return createWriteStream(written, { flags, ...opening });
    });
  }
  assert.equal(names.size, 2);
});
