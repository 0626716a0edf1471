import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, linkSync, lstatSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import process from 'node:process';
import { test } from 'node:test';
import { replaceFile } from '../../../../server/src/cli/files/replace-file.ts';
import { ScratchFolder } from '../../../support/scratch-folder.ts';

const isWindows = process.platform === 'win32';
const isRoot = process.geteuid?.() === 0;

/** Runs as a user for whom the modes of files count. */
async function asSomeone<T>(run: () => Promise<T>): Promise<T> {
  if (!isRoot) return await run();
  process.seteuid?.(65534);
  try {
    return await run();
  } finally {
    process.seteuid?.(0);
  }
}

test('a file is replaced as a whole, and nothing stays beside it', async () => {
  using folder = new ScratchFolder();
  folder.write({ Procfile: 'a long old text\n' });
  await replaceFile(folder.file('Procfile'), 'a long old text\n', '\ufeffneu 日志\r\n');
  assert.equal(folder.read('Procfile'), '\ufeffneu 日志\r\n');
  assert.deepEqual(readdirSync(folder.path), ['Procfile']);
});

test('it keeps its mode, whatever the umask', { skip: isWindows }, async () => {
  using folder = new ScratchFolder();
  folder.write({ Procfile: 'old' });
  for (const mode of [0o600, 0o666, 0o755]) {
    chmodSync(folder.file('Procfile'), mode);
    await replaceFile(folder.file('Procfile'), '', 'new');
    assert.equal(statSync(folder.file('Procfile')).mode & 0o7777, mode);
  }
});

test('a link stays a link, and what it leads to is replaced in its folder', { skip: isWindows }, async () => {
  using folder = new ScratchFolder();
  folder.write({ 'shared/Procfile': 'old', 'app/x': '' });
  symlinkSync('../shared/Procfile', folder.file('app/Procfile'));
  await replaceFile(folder.file('app/Procfile'), 'old', 'new');
  assert.equal(folder.read('shared/Procfile'), 'new');
  assert.ok(lstatSync(folder.file('app/Procfile')).isSymbolicLink());
  assert.deepEqual(readdirSync(folder.path, { recursive: true }).length, 5);
});

test('all names of a file keep one text', async () => {
  using folder = new ScratchFolder();
  folder.write({ Procfile: 'a long old text' });
  linkSync(folder.file('Procfile'), folder.file('Procfile.dev'));
  await replaceFile(folder.file('Procfile'), 'a long old text', 'new');
  assert.deepEqual([folder.read('Procfile'), folder.read('Procfile.dev')], ['new', 'new']);
});

test('what is no file is left alone', async () => {
  using folder = new ScratchFolder();
  await assert.rejects(replaceFile(folder.path, '', 'new'), /is not repaired: not a file$/);
  await assert.rejects(replaceFile(folder.file('gone'), '', 'new'), /gone is not repaired: ENOENT/);
  if (isWindows) return;
  execFileSync('mkfifo', [folder.file('pipe')]);
  await assert.rejects(replaceFile(folder.file('pipe'), '', 'new'), /pipe is not repaired: not a file$/);
});

test('a folder that is read-only is no hindrance where the file is not', { skip: isWindows }, async () => {
  using folder = new ScratchFolder();
  folder.write({ 'app/Procfile': 'a long old text' });
  chmodSync(folder.file('app/Procfile'), 0o666);
  chmodSync(folder.path, 0o755);
  chmodSync(folder.file('app'), 0o555);
  try {
    await asSomeone(() => replaceFile(folder.file('app/Procfile'), 'a long old text', 'new'));
    assert.equal(folder.read('app/Procfile'), 'new');
    assert.deepEqual(readdirSync(folder.file('app')), ['Procfile']);
  } finally {
    chmodSync(folder.file('app'), 0o755);
  }
});

test('a file that is read-only stays as it is, though its folder could be written', { skip: isWindows }, async () => {
  using folder = new ScratchFolder();
  folder.write({ Procfile: 'old' });
  chmodSync(folder.file('Procfile'), 0o444);
  chmodSync(folder.path, 0o777);
  await asSomeone(() => assert.rejects(replaceFile(folder.file('Procfile'), 'old', 'new'), /EACCES/));
  assert.equal(folder.read('Procfile'), 'old');
});

test('a file of someone else stays theirs', { skip: isWindows || !isRoot }, async () => {
  using folder = new ScratchFolder();
  folder.write({ Procfile: 'old' });
  chownSync(folder.file('Procfile'), 65534, 65534);
  await replaceFile(folder.file('Procfile'), 'old', 'new');
  // By someone who may write it, but give it to nobody: over the old text.
  chmodSync(folder.file('Procfile'), 0o646);
  chmodSync(folder.path, 0o777);
  process.seteuid?.(65533);
  try {
    await replaceFile(folder.file('Procfile'), 'new', 'newer');
  } finally {
    process.seteuid?.(0);
  }
  const { uid, gid, mode } = statSync(folder.file('Procfile'));
  assert.deepEqual([uid, gid, mode & 0o777, folder.read('Procfile')], [65534, 65534, 0o646, 'newer']);
});
