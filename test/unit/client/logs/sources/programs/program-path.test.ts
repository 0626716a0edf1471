import assert from 'node:assert/strict';
import process from 'node:process';
import { test } from 'node:test';
import { programPath } from '../../../../../../client/src/logs/sources/programs/program-path.ts';

/** A Windows with these files. */
const windows = (path: string, ...files: readonly string[]) => ({
  platform: 'win32' as const,
  env: { SystemRoot: 'C:\\Windows', Path: path },
  isFile: async (file: string) => files.includes(file),
});

const WORKSPACE = 'C:\\repo\\docker.exe';
const INSTALLED = 'C:\\Program Files\\Docker\\docker.exe';

for (const [name, path, files, expected] of [
  ['docker', 'C:\\Windows;C:\\Program Files\\Docker', [WORKSPACE, INSTALLED], INSTALLED],
  ['docker', 'C:\\Windows', [WORKSPACE], undefined],
  // Entries that mean the folder where one is, or its drive.
  ...['.', '', 'bin', '\\repo', 'C:', 'C:repo', '..\\repo'].map(
    (path) =>
      ['docker', `${path};C:\\Windows`, ['docker.exe', '.\\docker.exe', '\\repo\\docker.exe'], undefined] as const,
  ),
  // The first folder counts, in it `.com` before `.exe`; no script is taken for a program.
  ['docker', 'D:\\a;D:\\b', ['D:\\b\\docker.com', 'D:\\a\\docker.exe'], 'D:\\a\\docker.exe'],
  ['docker', 'D:\\a', ['D:\\a\\docker.exe', 'D:\\a\\docker.com'], 'D:\\a\\docker.com'],
  ['heroku', 'D:\\a', ['D:\\a\\heroku.cmd', 'D:\\a\\heroku'], undefined],
  ['docker.exe', 'D:\\a', ['D:\\a\\docker.exe.exe', 'D:\\a\\docker.exe'], 'D:\\a\\docker.exe'],
  ['docker', '"D:\\a b";\\\\share\\tools', ['D:\\a b\\docker.exe'], 'D:\\a b\\docker.exe'],
  ['docker', '\\\\host\\share', ['\\\\host\\share\\docker.exe'], '\\\\host\\share\\docker.exe'],
  // Someone has said which.
  ['D:\\mine\\docker.exe', 'D:\\a', [], 'D:\\mine\\docker.exe'],
] as const) {
  test(`${name} with ${path} and ${files.join(', ')}`, async () => {
    assert.equal(await programPath(name, windows(path, ...files)), expected);
  });
}

test('without a PATH there is no program', async () => {
  assert.equal(await programPath('docker', { ...windows('', 'docker.exe'), env: {} }), undefined);
});

test('elsewhere the system looks on the PATH alone', { skip: process.platform === 'win32' }, async () => {
  assert.equal(await programPath('docker'), 'docker');
});
