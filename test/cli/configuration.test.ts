import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commandLine } from '../support/command-line.ts';
import { ScratchFolder } from '../support/scratch-folder.ts';

const DAEMON = 'web: gunicorn wsgi -b :$PORT --daemon\n';
/** Refused by BlueKing, which reads YAML; fine on Heroku. */
const COLON = 'web: gunicorn wsgi -b :$PORT --log-file=-  # a: b\nworker: echo a: b\n';

function rules({ stdout }: { readonly stdout: string }): string[] {
  return JSON.parse(stdout).files.flatMap(({ diagnostics }: { diagnostics: { rule: string; severity: string }[] }) =>
    diagnostics.map(({ rule, severity }) => `${severity} ${rule}`),
  );
}

test('the nearest configuration counts for each file', () => {
  using folder = new ScratchFolder();
  folder.write({
    '.procfile-doctor.yaml': 'rules:\n  gunicorn/daemon: hint\n',
    Procfile: DAEMON,
    'a/Procfile': DAEMON,
    'b/Procfile': DAEMON,
    'b/.procfile-doctor.yaml': 'rules:\n  gunicorn/daemon: off\n',
  });
  const run = commandLine(['check', '--format', 'json', '.'], { cwd: folder.path });
  assert.deepEqual(rules(run), ['hint gunicorn/daemon', 'hint gunicorn/daemon']);
  assert.equal(run.status, 0);
  assert.equal(commandLine(['check', '--no-config', '.'], { cwd: folder.path }).status, 1);
});

test('--config names a file; --platform counts more than it', () => {
  using folder = new ScratchFolder();
  folder.write({ Procfile: COLON, 'ci/heroku.yaml': 'platform: heroku\n', 'ci/blueking.yaml': 'platform: blueking\n' });
  const check = (...args: string[]) =>
    rules(commandLine(['check', '--format', 'json', ...args, folder.file('Procfile')]));
  assert.ok(check('--config', folder.file('ci/blueking.yaml')).includes('error blueking/colon-space'));
  assert.deepEqual(check('--config', folder.file('ci/heroku.yaml')), []);
  assert.deepEqual(check('--config', folder.file('ci/blueking.yaml'), '--platform', 'heroku'), []);
});

test('a mistake in the configuration ends the command with its place and the nearest real name', () => {
  using folder = new ScratchFolder();
  folder.write({ '.procfile-doctor.yaml': 'platform: heroku\nruels:\n  gunicorn/daemon: off\n', Procfile: DAEMON });
  for (const command of ['check', 'effective', 'diagnose']) {
    const { status, stdout, stderr } = commandLine([command, 'Procfile'], { cwd: folder.path });
    assert.equal(status, 2);
    assert.equal(stdout, '');
    assert.equal(
      stderr,
      'procfile-doctor: .procfile-doctor.yaml:2:1: There is no setting `ruels`. Did you mean `rules`?\n',
    );
  }
});

test('thresholds decide what `logs` calls healthy', () => {
  using folder = new ScratchFolder();
  const lines = Array.from({ length: 200 }, (_, i) => {
    const status = i < 4 ? 502 : 200;
    return `10.0.0.1 - - [21/Nov/2026:10:00:${String(i % 60).padStart(2, '0')} +0000] "GET / HTTP/1.1" ${status} 10 "-" "x"`;
  });
  folder.write({ 'access.log': `${lines.join('\n')}\n` });
  const rate = () => /(.) 502 rate.*/.exec(commandLine(['logs', 'access.log'], { cwd: folder.path }).stdout)?.[0];
  assert.match(rate() ?? '', /^✗ 502 rate +2\.00 % +\(more than 1\.00 %\)$/);
  folder.write({ '.procfile-doctor.yaml': 'logs:\n  thresholds:\n    rate502: 3\n' });
  assert.match(rate() ?? '', /^✓ 502 rate +2\.00 %$/);
});
