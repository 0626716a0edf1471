// What the task of VS Code asks for.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { CheckFilesResult } from '../../server/src/core/messages/task-messages.ts';
import { LanguageServer } from '../support/language-server.ts';
import { ScratchFolder } from '../support/scratch-folder.ts';

test('files of a folder, open or not, as the command line writes them; and what is safe to repair', async () => {
  using folder = new ScratchFolder();
  folder.write({
    'api/Procfile': 'web: gunicorn wsgi --timout 60\n',
    'jobs/Procfile': 'worker celery\n',
    'fine/Procfile': 'clock: sleep 1\n',
  });
  const uri = (path: string) => pathToFileURL(folder.file(path)).href;
  const root = pathToFileURL(folder.path).href;
  await using server = await LanguageServer.start({ workspaceFolders: [{ name: 'app', uri: root }] });
  // Newer than on disk.
  await server.open(uri('api/Procfile'), 'web: gunicorn wsgi --wokers 60\n');
  const check = (paths: readonly string[], fix = false) =>
    server.request<CheckFilesResult>('procfileDoctor/checkFiles', { folder: root, paths, fix });

  const all = await check([root]);
  assert.equal(all.files, 3);
  assert.match(all.lines[0] ?? '', /^api\/Procfile:1:20: error: .*--wokers.* \[gunicorn\/unknown-option\]$/);
  assert.match(
    all.lines.find((line) => line.startsWith('jobs')) ?? '',
    /^jobs\/Procfile:1:1: .* \[procfile\/[\w-]+\]$/,
  );
  assert.equal(all.edit, null);
  assert.ok(all.errors > 0);

  const fine = await check([uri('fine')], true);
  assert.deepEqual({ files: fine.files, errors: fine.errors }, { files: 1, errors: 0 });
  const one = await check([uri('api/Procfile')]);
  assert.equal(one.files, 1);
});

test('a line of the task is one line, and nothing in it steers the terminal that shows it', async () => {
  using folder = new ScratchFolder();
  const name = 'a\x1b]52;c;eA==\x07\u202E\nb';
  folder.write({ [`${name}/Procfile`]: 'web: gunicorn wsgi --\x1b[2Jnope\x9b31m##[error]x\n' });
  const root = pathToFileURL(folder.path).href;
  await using server = await LanguageServer.start({ workspaceFolders: [{ name: 'app', uri: root }] });
  const { lines } = await server.request<CheckFilesResult>('procfileDoctor/checkFiles', {
    folder: root,
    paths: [root],
  });
  assert.match(lines[0] ?? '', /^a␛\]52;c;eA==␇␦␊b\/Procfile:1:20: error: .*--␛\[2Jnope␦31m♯#\[error\]x/);
  assert.doesNotMatch(lines.join(''), /[\u0000-\u001F\u007F-\u009F\u202E]/);
});
