// What the command line writes of files and logs: nothing in it steers a terminal, breaks out of its line or is a command of a
// build service, and JSON says the same as ever.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { commandLine } from '../support/command-line.ts';
import { ScratchFolder } from '../support/scratch-folder.ts';

/** Clears the screen, sets a title, writes to the clipboard, hides a link, goes back, turns text around, ends a line. */
const HOSTILE = '\x1b[2J\x1b]0;t\x07\x1b]52;c;eA==\x07\x1b]8;;http://x\x1b\\a\x1b]8;;\x1b\\\b\x9b31m\u202Eb##[error]c';
const NAME = 'fo\x1b[31mlder';
const TIMEOUT = '[2026-11-20 09:59:51 +0800] [1] [CRITICAL] WORKER TIMEOUT (pid:17)';
const ENVELOPE = { timestamp: '2026-11-20T09:59:51Z', message: TIMEOUT, process_id: HOSTILE, pod_name: HOSTILE };
const MARKS = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069]|##\w*\[|^\s*::/m;

function hostileFolder(): ScratchFolder {
  const folder = new ScratchFolder();
  folder.write({
    // In a folder whose name is hostile, a wrong name, a wrong option, a wrong value, a line that would be a command.
    [`${NAME}/Procfile`]: `web: gunicorn wsgi --${HOSTILE} -w '4${HOSTILE}' -b :$PORT --name '${HOSTILE}'\n${HOSTILE}: celery\n::error::x\n`,
    [`${NAME}/gunicorn.conf.py`]: 'workers = 3\n',
    'app.log': `${TIMEOUT} ${HOSTILE}\n${JSON.stringify(ENVELOPE)}\nINFO payment refused\n`,
    '.procfile-doctor.yaml':
      'logs:\n  patterns:\n    own: { pattern: payment, severity: critical, title: "::error::own\\e[31m" }\n',
  });
  return folder;
}

test('what is written for people holds no control character and no command', () => {
  using folder = hostileFolder();
  const commands: readonly (readonly [status: number, ...command: string[]])[] = [
    [1, 'check', '.'],
    [1, 'check', '--format', 'json', '.'],
    [1, 'check', '--format', 'sarif', '.'],
    [0, 'effective', '--all', '.'],
    [0, 'effective', '--format', 'json', '.'],
    [0, 'logs', '--lines', 'app.log'],
    [0, 'logs', '--format', 'json', 'app.log'],
    [0, 'diagnose', '--format', 'json', '--logs', 'app.log', '.'],
    [2, 'check', `${NAME}/${HOSTILE}`],
    [2, 'explain', HOSTILE],
    [2, HOSTILE],
  ];
  for (const [expected, ...command] of commands) {
    const { status, stdout, stderr } = commandLine(command, { cwd: folder.path });
    assert.equal(status, expected, command.join(' '));
    assert.doesNotMatch(stdout + stderr, MARKS, command.join(' '));
  }
});

test('a report of the whole has no control character either', () => {
  using folder = hostileFolder();
  const { stdout } = commandLine(['diagnose', '--logs', 'app.log', '.'], { cwd: folder.path });
  assert.match(stdout, /Worker timed out/);
  assert.doesNotMatch(stdout, /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/);
});

test('annotations of a workflow: one line is one command, whatever a file is named and says', () => {
  using folder = new ScratchFolder();
  folder.write({ 'a\x1b,line=9::b%0A\n::warning::c/Procfile': `web: gunicorn wsgi --a%0A::error::b\x1b[31m\n` });
  const { stdout } = commandLine(['check', '--format', 'github', '.'], { cwd: folder.path });
  const lines = stdout.trimEnd().split('\n');
  assert.deepEqual(
    lines.map((line) => line.split(/ |::/, 2)[1]),
    lines.map(() => 'error'),
  );
  assert.match(stdout, /^::error file=a␛%2Cline=9%3A%3Ab%250A%0A%3A%3Awarning%3A%3Ac\/Procfile,line=1,/);
  assert.match(stdout, /`--a%250A::error::b␛\[31m`/);
});

test('JSON means what it meant: places, names and values are those of the file', () => {
  using folder = hostileFolder();
  const { stdout } = commandLine(['logs', '--format', 'json', 'app.log'], { cwd: folder.path });
  const rows = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { readonly processes?: readonly string[] });
  assert.ok(rows.some(({ processes }) => processes?.[0] === HOSTILE));
});

test('a reader that leaves early is no failure, and what was found still tells by the exit code', () => {
  using folder = new ScratchFolder();
  folder.write({ Procfile: 'web: gunicorn wsgi --timeuot 30\n'.repeat(600) });
  const program = `"${process.execPath}" "${resolve('dist/cli.js')}"`;
  for (const [status, command] of [
    [1, 'check --format json .'],
    [1, 'check .'],
    [0, 'diagnose --format json .'],
    [0, 'effective --all .'],
  ] as const) {
    const script = `{ ${program} ${command}; echo $? >status; } | head -c 10`;
    const { stderr } = spawnSync('sh', ['-c', script], { cwd: folder.path, encoding: 'utf8' });
    assert.deepEqual([stderr, folder.read('status').trim()], ['', `${status}`], command);
  }
});

test('output that cannot be written is said in one line, and told apart from what was found', {
  skip: existsSync('/dev/full') ? false : 'needs a device that is always full',
}, () => {
  using folder = new ScratchFolder();
  folder.write({ Procfile: 'web: gunicorn wsgi --timeuot 30\n', 'app.log': 'a line\n' });
  const program = `"${process.execPath}" "${resolve('dist/cli.js')}"`;
  for (const command of ['check .', 'logs app.log', 'explain celery', '--help']) {
    const { status, stderr } = spawnSync('sh', ['-c', `${program} ${command} > /dev/full`], {
      cwd: folder.path,
      encoding: 'utf8',
    });
    assert.equal(status, 2, command);
    assert.match(stderr, /^procfile-doctor: the output cannot be written: ENOSPC[^\n]*\n$/, command);
  }
});
