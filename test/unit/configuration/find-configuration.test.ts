import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findConfiguration } from '../../../server/src/core/configuration/find-configuration.ts';
import { MEMORY_FOLDER, memoryFileSystem } from '../../support/memory-file-system.ts';

async function found(files: Readonly<Record<string, string>>, folder: string): Promise<string | undefined> {
  const { uri } = (await findConfiguration(memoryFileSystem(files), `${MEMORY_FOLDER}${folder}`)) ?? {};
  return uri?.slice(MEMORY_FOLDER.length + 1);
}

test('the nearest file upward counts', async () => {
  const files = { '.procfile-doctor.yaml': '', 'a/.procfile-doctor.yml': '', 'a/b/Procfile': '', 'c/Procfile': '' };
  assert.equal(await found(files, '/a/b'), 'a/.procfile-doctor.yml');
  assert.equal(await found(files, '/a'), 'a/.procfile-doctor.yml');
  assert.equal(await found(files, '/c'), '.procfile-doctor.yaml');
  assert.equal(await found(files, ''), '.procfile-doctor.yaml');
});

test('of both names in a folder .yaml counts', async () => {
  const files = { '.procfile-doctor.yaml': '', '.procfile-doctor.yml': '' };
  assert.equal(await found(files, ''), '.procfile-doctor.yaml');
});

test('nothing is looked for above the root of a repository', async () => {
  const files = { '.procfile-doctor.yaml': '', 'a/.git/HEAD': '', 'b/.git': 'gitdir: elsewhere', 'a/x/Procfile': '' };
  assert.equal(await found(files, '/a/x'), undefined);
  assert.equal(await found(files, '/b'), undefined);
});

test('nothing is looked for above a folder that is said to be the root', async () => {
  const files = { '.procfile-doctor.yaml': '', 'a/x/Procfile': '' };
  const isRoot = (folder: string) => folder === `${MEMORY_FOLDER}/a`;
  assert.equal(await findConfiguration(memoryFileSystem(files), `${MEMORY_FOLDER}/a/x`, isRoot), undefined);
});

test('the search ends at the root, whatever the address', async () => {
  const nothing = memoryFileSystem({});
  for (const folder of [
    'file://',
    'file:///',
    'untitled:Untitled-1',
    'vscode-vfs://github/owner/repo',
    'file:///C:',
    '',
  ]) {
    assert.equal(await findConfiguration(nothing, folder), undefined, folder);
  }
});
