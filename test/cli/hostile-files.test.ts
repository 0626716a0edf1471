// Files and folders that are not what their names say.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
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

for (const [args, said] of [
  [['check', 'link-to-zero'], 'a device'],
  [['diagnose', '/dev/zero'], 'a device'],
  [['diagnose', '--logs', 'gone.log', 'Procfile'], 'no such file'],
  [['logs', '/proc/self/mem'], '/proc/self/mem: '],
] as const) {
  test(`${args.join(' ')}: one line and code 2`, { skip: !existsSync('/dev/zero') }, () => {
    using folder = new ScratchFolder();
    folder.write({ Procfile: 'web: run\n' });
    symlinkSync('/dev/zero', folder.file('link-to-zero'));
    const { status, stderr, stdout } = commandLine(args, { cwd: folder.path });
    assert.match(stderr, /^procfile-doctor: [^\n]{1,200}\n$/);
    assert.ok(stderr.includes(said), stderr);
    assert.deepEqual([status, stdout], [2, '']);
  });
}

test('standard input without end is refused before it fills the memory', {
  skip: !existsSync('/dev/zero'),
}, async () => {
  const child = spawn('sh', ['-c', '"$0" dist/cli.js check - < /dev/zero', process.execPath]);
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  assert.match(said, /^procfile-doctor: standard input: more than 256 MB[^\n]*\n$/);
  assert.equal(code, 2);
});

test('a pipe is a log from its first writer to its last one', async () => {
  using folder = new ScratchFolder();
  execFileSync('mkfifo', [folder.file('app.log')]);
  const child = spawn(process.execPath, ['dist/cli.js', 'logs', '--format', 'json', folder.file('app.log')]);
  const exited = once(child, 'exit');
  // Waits until somebody reads.
  execFileSync('sh', ['-c', 'echo "[CRITICAL] WORKER TIMEOUT (pid:18)" > "$1"', 'sh', folder.file('app.log')]);
  assert.match(await text(child.stdout), /"type":"summary","lines":1,"matches":1,/);
  assert.deepEqual(await exited, [0, null]);
});

test('a pipe that nobody writes to ends with Ctrl+C', async () => {
  using folder = new ScratchFolder();
  execFileSync('mkfifo', [folder.file('app.log')]);
  const child = spawn(process.execPath, ['dist/cli.js', 'logs', '--follow', folder.file('app.log')]);
  const exited = once(child, 'exit');
  // Opened without waiting by the reader; a writer can only open it when that is there.
  execFileSync('sh', ['-c', 'echo hello > "$1"', 'sh', folder.file('app.log')]);
  child.kill('SIGINT');
  assert.deepEqual(await exited, [0, null]);
});

/** A comment in GB18030, and a line that has a safe repair. */
const GBK = Buffer.concat([Buffer.from('# '), Buffer.from([0xd6, 0xd0, 0xce, 0xc4]), Buffer.from('\nweb:\trun x\n')]);

test('what is not UTF-8 is checked, and never written back', () => {
  using folder = new ScratchFolder();
  for (const [name, bytes] of [
    ['Procfile', GBK],
    ['Procfile.web', Buffer.from('web:\trun x\n')],
  ] as const)
    writeFileSync(folder.file(name), bytes);
  const { stderr } = commandLine(['check', '--fix', '--platform', 'blueking', '.'], { cwd: folder.path });
  assert.match(stderr, /^procfile-doctor: Procfile is not UTF-8: nothing in it is changed\n$/);
  assert.deepEqual(readFileSync(folder.file('Procfile')), GBK);
  assert.equal(readFileSync(folder.file('Procfile.web'), 'utf8'), 'web: run x\n');
  const piped = commandLine(['check', '--fix', '-'], { input: GBK });
  assert.deepEqual([piped.status, piped.stdout], [2, '']);
});

test('a byte order mark on standard input is told', () => {
  const { status, stdout } = commandLine(['check', '--format', 'json', '--platform', 'heroku', '-'], {
    input: '\ufeffweb: run x\n',
  });
  assert.equal(status, 1);
  assert.match(stdout, /procfile\/byte-order-mark/);
});

test('UTF-16 is said, read, and never written back', () => {
  using folder = new ScratchFolder();
  const bytes = Buffer.from('\ufeffweb:\tgunicorn wsgi --timout 9\n', 'utf16le');
  writeFileSync(folder.file('Procfile'), bytes);
  const { status, stdout, stderr } = commandLine(['check', '--fix', '--platform', 'heroku', 'Procfile'], {
    cwd: folder.path,
  });
  assert.equal(status, 1);
  assert.match(stdout, /file\/encoding/);
  assert.match(stdout, /gunicorn\/unknown-option/);
  assert.match(stderr, /^procfile-doctor: Procfile is not UTF-8: nothing in it is changed\n$/);
  assert.deepEqual(readFileSync(folder.file('Procfile')), bytes);
});

test('brackets in brackets from the first character on: checked, and Node does not end for its stack', () => {
  using folder = new ScratchFolder();
  const deep = ['[', '{a: ', '? ', '- - '].map((piece, i) => [`${i}/app_desc.yaml`, piece.repeat(5000)] as const);
  folder.write(Object.fromEntries(deep));
  const { status, report } = check(folder, '.');
  assert.equal(status, 1);
  const rules = report?.files.map(({ diagnostics }) => diagnostics.map(({ rule }) => rule));
  assert.deepEqual(
    rules,
    deep.map(() => ['app-desc/yaml-syntax']),
  );
});
