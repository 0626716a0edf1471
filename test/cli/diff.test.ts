import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { unifiedDiff } from '../../server/src/cli/files/unified-diff.ts';
import { commandLine } from '../support/command-line.ts';
import { ScratchFolder } from '../support/scratch-folder.ts';

const UNSAFE_ONLY = 'web: gunicorn wsgi -b :$PORT\n';
const FIXABLE = '# a note\nweb：gunicorn wsgi -b :$PORT\n';

test('--diff shows what --fix would do, writes nothing and says by its exit code whether there is something', () => {
  using folder = new ScratchFolder();
  folder.write({ Procfile: FIXABLE, 'fine/Procfile': UNSAFE_ONLY });
  const { status, stdout, stderr } = commandLine(['check', '--diff', '.'], { cwd: folder.path });
  assert.equal(status, 1);
  assert.equal(
    stdout,
    '--- a/Procfile\n+++ b/Procfile\n@@ -1,2 +1,2 @@\n # a note\n-web：gunicorn wsgi -b :$PORT\n+web: gunicorn wsgi -b :$PORT\n',
  );
  assert.equal(stderr, '1 file would change\n');
  assert.equal(folder.read('Procfile'), FIXABLE);

  const fine = commandLine(['check', '--diff', 'fine'], { cwd: folder.path });
  assert.deepEqual(fine, { status: 0, stdout: '', stderr: '0 files would change\n' });
});

test('the diff, applied by git, gives what --fix writes', () => {
  using folder = new ScratchFolder();
  const text = `\uFEFF${Array.from({ length: 30 }, (_, i) => `p${i}${i % 11 === 3 ? '：' : ': '}echo ${i}\r\n`).join('')}last：echo`;
  folder.write({ 'app/Procfile': text, 'fixed/Procfile': text });
  const { stdout } = commandLine(['check', '--diff', 'app/Procfile'], { cwd: folder.path });
  commandLine(['check', '--fix', 'fixed/Procfile'], { cwd: folder.path });
  applyWithGit(folder, stdout);
  assert.notEqual(folder.read('app/Procfile'), text);
  assert.equal(folder.read('app/Procfile'), folder.read('fixed/Procfile'));
});

test('git makes the new text of any two texts and their diff', () => {
  const texts = [
    '',
    'a\n',
    'a',
    'a\nb\nc\n',
    'b\nc',
    'c\nb\na\n',
    'x\ny\nz\n',
    'a\r\nb\r\n',
    `${Array.from({ length: 40 }, (_, i) => i).join('\n')}\n`,
    `${Array.from({ length: 40 }, (_, i) => (i % 13 === 5 ? `new ${i}` : i)).join('\n')}\n`,
    `0\n0\n${Array.from({ length: 38 }, (_, i) => i + 1).join('\n')}`,
  ];
  using folder = new ScratchFolder();
  const pairs = texts.flatMap((before) => texts.map((after) => [before, after] as const));
  // One patch for all pairs, of files that are there before and after: an empty file is not a missing one.
  const named = pairs.map(([before, after], i) => [`f${i}`, before, after] as const);
  folder.write(Object.fromEntries(named.map(([name, before]) => [name, before])));
  applyWithGit(folder, named.map(([name, before, after]) => unifiedDiff(name, before, after)).join(''));
  for (const [name, before, after] of named) {
    assert.equal(folder.read(name), after, JSON.stringify([before, after]));
  }
});

test('a text of which every line changes takes no longer than its lines', () => {
  using folder = new ScratchFolder();
  const before = Array.from({ length: 20_000 }, (_, i) => `p${i}: echo\r\n`).join('');
  const after = before.replaceAll('\r', '');
  folder.write({ Procfile: before });
  const begun = performance.now();
  const patch = unifiedDiff('Procfile', before, after);
  // It was more than a minute, and several gigabytes.
  assert.ok(performance.now() - begun < 10_000);
  applyWithGit(folder, patch);
  assert.equal(folder.read('Procfile'), after);
});

function applyWithGit(folder: ScratchFolder, patch: string): void {
  const { status, stderr } = spawnSync('git', ['apply', '--whitespace=nowarn', '-'], {
    cwd: folder.path,
    input: patch,
    encoding: 'utf8',
    env: { ...process.env, GIT_CEILING_DIRECTORIES: folder.path, GIT_DIR: folder.file('no-repository') },
  });
  assert.equal(status, 0, `${stderr}\n${patch}`);
}
