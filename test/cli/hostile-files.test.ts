// Files and folders that are not what their names say.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync } from 'node:fs';
import { test } from 'node:test';
import { commandLine } from '../support/command-line.ts';
import { ScratchFolder } from '../support/scratch-folder.ts';

interface Report {
  readonly files: readonly { readonly path: string; readonly diagnostics: readonly { readonly rule: string }[] }[];
}

function check(folder: ScratchFolder, ...paths: string[]) {
  const { status, stdout, stderr } = commandLine(['check', '--format', 'json', ...paths], { cwd: folder.path });
  const report = stdout === '' ? undefined : (JSON.parse(stdout) as Report);
  return { status, stderr, paths: report?.files.map(({ path }) => path), report };
}

test('a walk passes over pipes, links and ignored folders, and ends', () => {
  using folder = new ScratchFolder();
  folder.write({
    '.git/HEAD': '',
    '.gitignore': 'build\n',
    'app/Procfile': 'web: run\n',
    'build/Procfile': 'web run\n',
    'Procfile/x': '',
  });
  execFileSync('mkfifo', [folder.file('app/Procfile.dev'), folder.file('app/gunicorn.conf.py')]);
  symlinkSync('..', folder.file('app/up'));
  symlinkSync('/proc', folder.file('app/proc'));
  symlinkSync('/dev/zero', folder.file('app/app_desc.yaml'));
  const { status, paths } = check(folder, '.');
  assert.deepEqual([status, paths], [0, ['app/Procfile']]);
  // What is named is checked, ignored or not.
  assert.deepEqual(check(folder, 'build/Procfile').paths, ['build/Procfile']);
});

test('a pipe that is named waits for nobody', () => {
  using folder = new ScratchFolder();
  execFileSync('mkfifo', [folder.file('Procfile')]);
  const { status, stderr } = check(folder, 'Procfile');
  assert.equal(status, 2);
  assert.match(stderr, /^[^\n]*Procfile: a pipe[^\n]*\n$/);
});

test('what cannot be read is one line and code 2', () => {
  using folder = new ScratchFolder();
  mkdirSync(folder.file('Procfile'));
  symlinkSync('Procfile.loop', folder.file('Procfile.loop'));
  for (const path of ['Procfile.loop', 'gone/Procfile', `${'x/'.repeat(3000)}Procfile`]) {
    const { status, stderr } = check(folder, path);
    assert.equal(status, 2, path);
    assert.match(stderr, /^[^\n]+\n$/, path);
  }
  // A folder of that name is a folder.
  assert.deepEqual(check(folder, 'Procfile').paths, []);
});

test('a gunicorn.conf.py of 50 MB: not read when it lies beside, refused by a finding when it is named', () => {
  using folder = new ScratchFolder();
  folder.write({ Procfile: 'web: gunicorn wsgi\n', 'gunicorn.conf.py': 'workers = 4\n' });
  truncateSync(folder.file('gunicorn.conf.py'), 50_000_000);
  assert.equal(check(folder, 'Procfile').status, 0);
  const { report } = check(folder, 'gunicorn.conf.py');
  assert.deepEqual(
    report?.files.flatMap(({ diagnostics }) => diagnostics.map(({ rule }) => rule)),
    ['file/too-large'],
  );
});
