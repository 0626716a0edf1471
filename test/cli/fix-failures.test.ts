// `check --fix` where the disk has no room left: a limit of the shell to the size of files stands for it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { linkSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { ScratchFolder } from '../support/scratch-folder.ts';

const OLD = `# ${'long '.repeat(1000)}\nweb：gunicorn wsgi\n`;

/** No file of more than one block, which is 512 or 1024 bytes, is written. */
function fixOnFullDisk(folder: ScratchFolder) {
  const { status, stderr } = spawnSync(
    'sh',
    [
      '-c',
      'trap "" XFSZ; ulimit -f 1; exec "$@"',
      'sh',
      process.execPath,
      resolve('dist/cli.js'),
      'check',
      '--fix',
      '.',
    ],
    { cwd: folder.path, encoding: 'utf8' },
  );
  return { status, stderr };
}

test('a disk that is full leaves the file as it was, and no part of another', {
  skip: process.platform === 'win32',
}, () => {
  using folder = new ScratchFolder();
  folder.write({ Procfile: OLD });
  const { status, stderr } = fixOnFullDisk(folder);
  assert.match(stderr, /^procfile-doctor: Procfile is not repaired: EFBIG[^\n]*\n$/);
  assert.equal(status, 2);
  assert.equal(folder.read('Procfile'), OLD);
  assert.deepEqual(readdirSync(folder.path), ['Procfile']);
});

test('where it can only be written over, and its old text neither, that is said', {
  skip: process.platform === 'win32',
}, () => {
  using folder = new ScratchFolder();
  folder.write({ Procfile: OLD });
  linkSync(folder.file('Procfile'), folder.file('other-name'));
  const { status, stderr } = fixOnFullDisk(folder);
  assert.match(stderr, /^procfile-doctor: Procfile is damaged[^\n]*EFBIG[^\n]*\n$/);
  assert.equal(status, 2);
});
