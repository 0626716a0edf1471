import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { loadProject } from '../../../server/src/core/project/load-project.ts';
import { nodeFileSystem } from '../../../server/src/core/project/node-file-system.ts';
import { uriOf } from '../../../server/src/core/project/paths.ts';

test('the disk: files, directories, links, pipes and what is not there', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'project-'));
  t.after(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'my app'));
  writeFileSync(join(folder, 'my app', '请求 #1.txt'), 'ä');
  symlinkSync('my app', join(folder, 'link'));
  symlinkSync('.', join(folder, 'loop'));
  symlinkSync('nowhere', join(folder, 'broken'));
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  const root = pathToFileURL(folder).href;
  const { list, readFile, stat } = nodeFileSystem;

  assert.deepEqual(await list(root), ['broken', 'link/', 'loop/', 'my app/', 'pipe']);
  assert.equal(await readFile(uriOf(root, 'my app/请求 #1.txt'), 2), 'ä');
  assert.equal(await readFile(uriOf(root, 'my app/请求 #1.txt'), 1), undefined);
  assert.equal(await readFile(uriOf(root, 'pipe'), 10), undefined);
  assert.equal(await readFile(uriOf(root, 'my app'), 10), undefined);
  assert.equal(await readFile('untitled:Untitled-1', 10), undefined);
  assert.equal(await readFile('file:///%2F', 10), undefined);
  assert.deepEqual(await Promise.all(['my app', 'link', 'pipe', 'broken'].map((path) => stat(uriOf(root, path)))), [
    'directory',
    'directory',
    undefined,
    undefined,
  ]);
  assert.equal(await list(uriOf(root, 'gone')), undefined);

  // A loop of links ends at the depth the hints ask for.
  const modules = ['loop.loop.loop.wsgi'];
  const project = await loadProject(nodeFileSystem, root, () => ({
    files: [],
    modules,
    directories: [],
    programs: [],
    sourceDirectories: [],
  }));
  assert.equal(project.has('loop/loop/loop/wsgi.py'), false);
});

test('files that are too large, and files that go away while they are read', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'project-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const root = pathToFileURL(folder).href;
  mkdirSync(join(folder, 'app'));
  // Larger than anything that is read: not a byte of it is.
  writeFileSync(join(folder, 'app', 'gunicorn.conf.py'), '');
  truncateSync(join(folder, 'app', 'gunicorn.conf.py'), 50_000_000);
  const app = uriOf(root, 'app');
  assert.equal(await nodeFileSystem.readFile(uriOf(app, 'gunicorn.conf.py'), 1_000_000), undefined);

  const vanishing = Array.from({ length: 200 }, async (_, i) => {
    const path = join(folder, 'app', `${i}.txt`);
    writeFileSync(path, 'x');
    const answer = nodeFileSystem.readFile(pathToFileURL(path).href, 10);
    rmSync(path);
    const text = await answer;
    assert.ok(text === undefined || text === 'x', text);
  });
  await Promise.all(vanishing);
});
