import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FileSystem } from '../../../../server/src/core/project/file-system.ts';
import { loadProject } from '../../../../server/src/core/project/load-project.ts';
import { findDocuments } from '../../../../server/src/core/project/search/find-documents.ts';
import { MEMORY_FOLDER, memoryFileSystem } from '../../../support/memory-file-system.ts';
import { NO_HINTS } from '../../../support/no-hints.ts';

/** Counts what is asked of a file system. */
function counting(files: FileSystem): FileSystem & { readonly asked: string[] } {
  const asked: string[] = [];
  const noted =
    <Rest extends unknown[], T>(what: string, ask: (uri: string, ...rest: Rest) => T) =>
    (uri: string, ...rest: Rest): T => {
      asked.push(`${what} ${uri.slice(MEMORY_FOLDER.length + 1)}`);
      return ask(uri, ...rest);
    };
  return {
    asked,
    readFile: noted('read', files.readFile),
    encoding: noted('encoding', files.encoding),
    stat: noted('stat', files.stat),
    list: noted('list', files.list),
    listUnlinked: noted('list', files.listUnlinked),
  };
}

/** 3000 folders below one, those of other people among them. */
const MANY: Readonly<Record<string, string>> = Object.fromEntries([
  ['Procfile', 'web: gunicorn wsgi\n'],
  ['deep/Procfile', 'web: gunicorn wsgi\n'],
  ['node_modules/x/Procfile', 'web: gunicorn wsgi\n'],
  ...Array.from({ length: 1000 }, (_, i) => [`deep/d${i}/a.txt`, '']),
  ...Array.from({ length: 1000 }, (_, i) => [`node_modules/m${i}/a.txt`, '']),
  ...Array.from({ length: 1000 }, (_, i) => [`.venv/lib/v${i}/a.py`, '']),
]);

test('the search for files passes over the folders of other people, opens no file, and ends', async () => {
  const files = counting(memoryFileSystem(MANY));
  const found = await findDocuments(files, MEMORY_FOLDER);
  assert.deepEqual(found, [`${MEMORY_FOLDER}/Procfile`, `${MEMORY_FOLDER}/deep/Procfile`]);
  assert.deepEqual(
    files.asked.filter((what) => !what.startsWith('list ')),
    ['stat .git'],
  );
  assert.ok(files.asked.length <= 1001, `${files.asked.length} folders were listed`);
  assert.deepEqual(
    files.asked.filter((what) => /node_modules|venv/.test(what)),
    [],
  );
});

test('what is around a Procfile is read from a few folders, however many there are', async () => {
  const files = counting(memoryFileSystem(MANY));
  await loadProject(files, MEMORY_FOLDER, () => ({ ...NO_HINTS, modules: ['wsgi'] }));
  assert.ok(files.asked.length < 100, `asked ${files.asked.length} times`);
  assert.equal(new Set(files.asked).size, files.asked.length);
  assert.deepEqual(
    files.asked.filter((what) => /node_modules|venv|deep\/d/.test(what)),
    [],
  );
});
