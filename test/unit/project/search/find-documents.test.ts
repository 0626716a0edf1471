// The search below a folder, on the disk and on one that counts what it is asked.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { FileSystem } from '../../../../server/src/core/project/file-system.ts';
import { nodeFileSystem } from '../../../../server/src/core/project/node-file-system.ts';
import { findDocuments } from '../../../../server/src/core/project/search/find-documents.ts';
import { readExcluded } from '../../../../server/src/workspace/settings.ts';
import { ScratchFolder } from '../../../support/scratch-folder.ts';

async function found(folder: ScratchFolder, below = '', exclude: object = {}): Promise<string[]> {
  const root = pathToFileURL(folder.path).href;
  const uris = await findDocuments(nodeFileSystem, below ? `${root}/${below}` : root, readExcluded(exclude));
  return uris.map((uri) => decodeURIComponent(uri.slice(root.length + 1)));
}

test('links are not followed: loops end, and nothing outside is looked into', async () => {
  using outside = new ScratchFolder();
  using folder = new ScratchFolder();
  outside.write({ Procfile: 'web: a\n', 'deep/Procfile': 'web: a\n' });
  folder.write({ 'app/Procfile': 'web: a\n' });
  symlinkSync(outside.path, folder.file('outside'));
  symlinkSync('.', folder.file('loop'));
  symlinkSync('..', folder.file('app/up'));
  symlinkSync('gone', folder.file('Procfile.gone'));
  symlinkSync(outside.file('Procfile'), folder.file('Procfile'));
  assert.deepEqual(await found(folder), ['app/Procfile']);
});

test('what only has the name of a file is none: folders, pipes, sockets', async () => {
  using folder = new ScratchFolder();
  folder.write({ 'app/Procfile': 'web: a\n' });
  mkdirSync(folder.file('Procfile'));
  execFileSync('mkfifo', [folder.file('app/app_desc.yaml')]);
  const socket = createServer().listen(folder.file('app/Procfile.dev'));
  await new Promise((resolve) => socket.once('listening', resolve));
  assert.deepEqual(await found(folder), ['app/Procfile']);
  socket.close();
});

test('ignore files of the repository are respected, from its top and in every folder', async () => {
  using folder = new ScratchFolder();
  folder.write({
    '.git/HEAD': 'ref: refs/heads/main\n',
    '.gitignore': '/build/\n*.dev\n!keep.dev\nlib*/\n',
    '.ignore': 'vendor\n',
    'app/.gitignore': '/old\n!Procfile.dev\n',
    ...Object.fromEntries(
      ['', 'build/', 'app/', 'app/build/', 'app/old/', 'vendor/x/', 'lib64/', 'app/new/old/'].map((path) => [
        `${path}Procfile`,
        'web: a\n',
      ]),
    ),
    'Procfile.dev': 'web: a\n',
    'app/Procfile.dev': 'web: a\n',
  });
  const all = ['Procfile', 'app/Procfile', 'app/Procfile.dev', 'app/build/Procfile', 'app/new/old/Procfile'];
  assert.deepEqual(await found(folder), all);
  assert.deepEqual(await found(folder, 'app'), all.slice(1));
});

test('files.exclude of the editor is respected', async () => {
  using folder = new ScratchFolder();
  for (const path of ['a/Procfile', 'b/a/Procfile', 'c/d/Procfile', 'e/Procfile', 'f/Procfile']) {
    folder.write({ [path]: 'web: a\n' });
  }
  const exclude = { a: true, '**/d': true, '{e,x}/**': true, f: false, b: { when: '$(basename).ts' } };
  assert.deepEqual(await found(folder, '', exclude), ['f/Procfile', 'b/a/Procfile']);
});

test('every pair of braces in files.exclude counts', async () => {
  using folder = new ScratchFolder();
  for (const name of ['a1', 'a2', 'b1', 'b2', 'c', '#d', '!e', 'f'])
    folder.write({ [`${name}/x/Procfile`]: 'web: a\n' });
  const left = async (glob: string) => (await found(folder, '', { [glob]: true })).map((path) => path.split('/')[0]);
  assert.deepEqual(await left('{a,b}{1,2}'), ['!e', '#d', 'c', 'f']);
  assert.deepEqual(await left('{a{1,2},c}/{x,y}'), ['!e', '#d', 'b1', 'b2', 'f']);
  assert.deepEqual(await left('{#d,!e}/x'), ['a1', 'a2', 'b1', 'b2', 'c', 'f']);
  assert.equal((await left('{a1,z'.repeat(20))).length, 8);
  assert.equal((await left('{a,b}'.repeat(90))).length, 8);
});

test('a workspace of 100,000 files: one call for each folder that is looked into, and none for a file', async () => {
  let lists = 0;
  const asked: string[] = [];
  const files = Array.from({ length: 1000 }, (_, i) => `${i}.py`);
  const disk: FileSystem = {
    readFile: async (uri) => {
      asked.push(uri);
      return uri.endsWith('/.gitignore') ? 'data\n' : undefined;
    },
    encoding: async () => assert.fail('opens a file'),
    stat: async (uri) => {
      asked.push(uri);
      return uri === 'file:///w/.git' ? 'directory' : undefined;
    },
    list: async () => assert.fail('follows links'),
    listUnlinked: async (uri) => {
      lists++;
      if (uri === 'file:///w') {
        return ['.gitignore', 'Procfile', 'data/', 'node_modules/', ...Array.from({ length: 100 }, (_, i) => `p${i}/`)];
      }
      assert.doesNotMatch(uri, /data|node_modules/);
      return files;
    },
  };
  assert.deepEqual(await findDocuments(disk, 'file:///w'), ['file:///w/Procfile']);
  assert.equal(lists, 101);
  assert.deepEqual(asked, ['file:///w/.git', 'file:///w/.gitignore']);
});
