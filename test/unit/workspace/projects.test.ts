import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Document } from '../../../server/src/core/model/document.ts';
import { readDocument } from '../../../server/src/core/model/read-document.ts';
import { Projects } from '../../../server/src/workspace/projects.ts';
import { MEMORY_FOLDER, memoryFileSystem } from '../../support/memory-file-system.ts';

const PROCFILE = `${MEMORY_FOLDER}/Procfile`;
const APP_DESC = `${MEMORY_FOLDER}/app_desc.yaml`;

function read(uri: string, text: string): Document {
  const kind = uri === PROCFILE ? 'procfile' : 'app-desc';
  return readDocument({ uri, version: 1, kind, text }, 'lines');
}

/** Files that are read only when `read` is called: from then on, every file is. */
function surroundings(files: Record<string, string>) {
  const open: Document[] = [];
  const found: string[] = [];
  const inMemory = memoryFileSystem(files);
  let begin: (() => void) | undefined;
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const projects = new Projects({
    fileSystem: {
      ...inMemory,
      readFile: async (uri, maxBytes) => {
        const text = await inMemory.readFile(uri, maxBytes);
        await begun;
        return text;
      },
    },
    openIn: () => [...open],
    onProject: (folder) => found.push(folder),
  });
  return { projects, open, found, read: () => begin?.() };
}

test('what changes while the files are read is read, too, by one reading for all who say so', async () => {
  const files = { 'requirements.txt': 'gunicorn==20.0.0\n' };
  const { projects, open, found, read: go } = surroundings(files);
  open.push(read(PROCFILE, 'web: gunicorn wsgi\n'));
  const first = projects.load(PROCFILE);
  // The old text is on its way by now.
  await new Promise((resolve) => setImmediate(resolve));
  files['requirements.txt'] = 'gunicorn==23.0.0\n';
  const others = [projects.load(PROCFILE), projects.load(PROCFILE)];
  go();
  await first;
  assert.equal(projects.of(PROCFILE)?.file('requirements.txt'), 'gunicorn==20.0.0\n');
  await Promise.all(others);
  assert.equal(projects.of(PROCFILE)?.file('requirements.txt'), 'gunicorn==23.0.0\n');
  assert.deepEqual(found, [MEMORY_FOLDER, MEMORY_FOLDER]);
});

test('a document that is opened beside another waits for the files that only it speaks of', async () => {
  const { projects, open, found, read: go } = surroundings({ 'deploy/web/bin/run.sh': '' });
  open.push(read(PROCFILE, 'web: gunicorn wsgi\n'));
  const alone = projects.known(PROCFILE);
  await new Promise((resolve) => setImmediate(resolve));
  open.push(read(APP_DESC, 'spec_version: 2\nmodule:\n  processes: {web: {command: deploy/web/bin/run.sh}}\n'));
  go();
  await alone;
  assert.equal(projects.of(APP_DESC)?.entries('deploy/web/bin'), undefined);
  await projects.known(APP_DESC);
  assert.deepEqual(projects.of(APP_DESC)?.entries('deploy/web/bin'), ['run.sh']);
  assert.equal(found.length, 2);
  await Promise.all([projects.known(PROCFILE), projects.known(APP_DESC)]);
  assert.equal(found.length, 2);
  // Closed and opened again it may speak of others.
  projects.close(APP_DESC);
  await projects.known(APP_DESC);
  assert.equal(found.length, 3);
});

test('what is read of a folder that was closed meanwhile is of no project any more', async () => {
  const { projects, open, found, read: go } = surroundings({ 'requirements.txt': 'gunicorn==20.0.0\n' });
  open.push(read(PROCFILE, 'web: gunicorn wsgi\n'));
  const loading = projects.load(PROCFILE);
  await new Promise((resolve) => setImmediate(resolve));
  projects.drop(MEMORY_FOLDER);
  go();
  await loading;
  assert.deepEqual([projects.of(PROCFILE), found], [undefined, []]);
  await projects.known(PROCFILE);
  assert.deepEqual(found, [MEMORY_FOLDER]);
});

test('a folder of which everything was closed while it was to be read again is not read', async () => {
  const { projects, open, found, read: go } = surroundings({ 'requirements.txt': 'gunicorn\n' });
  open.push(read(PROCFILE, 'web: gunicorn wsgi\n'));
  const first = projects.load(PROCFILE);
  await new Promise((resolve) => setImmediate(resolve));
  const second = projects.load(PROCFILE);
  open.length = 0;
  projects.close(PROCFILE);
  projects.drop(MEMORY_FOLDER);
  go();
  await Promise.all([first, second]);
  assert.deepEqual([found, projects.of(PROCFILE)], [[], undefined]);
});
