import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { HUNG_WORKER } from '../support/hung-worker.ts';

const folder = mkdtempSync(join(tmpdir(), 'procfile-doctor-'));
after(() => rmSync(folder, { recursive: true }));

const TIMEOUT = '[2026-11-20 09:58:52 +0800] [1] [CRITICAL] WORKER TIMEOUT (pid:18)\n';
const ORDINARY = '[2026-11-20 09:58:52 +0800] [1] [INFO] all is well\n';

function cli(args: readonly string[], input = '') {
  return spawnSync(process.execPath, ['dist/cli.js', 'logs', ...args], { encoding: 'utf8', input });
}

function rows(text: string): Record<string, unknown>[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

/** `logs --follow --format json` on a file; `next` waits for the next row. */
function follow(path: string) {
  const child = spawn(process.execPath, ['dist/cli.js', 'logs', '--follow', '--format', 'json', path]);
  const exited = once(child, 'exit');
  let text = '';
  let wake = (): void => {};
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
    wake();
  });
  const next = async (): Promise<Record<string, unknown>> => {
    while (!text.includes('\n')) await new Promise<void>((resolve) => (wake = resolve));
    const [line = '', ...rest] = text.split('\n');
    text = rest.join('\n');
    return JSON.parse(line);
  };
  return { child, exited, next };
}

test('a file: an incident says what the application’s code was at, wherever in the file', () => {
  const path = join(folder, 'hung.log');
  const place = { path: '/app/shop/views.py', line: 21, name: 'monthly' };
  // The last is read in parts, by several threads.
  for (const before of [0, 1, 2000, 400_000]) {
    writeFileSync(path, `${ORDINARY.repeat(before)}${HUNG_WORKER}${ORDINARY.repeat(10)}`);
    const json = cli(['--format', 'json', '--threads', '2', path]).stdout;
    const incident = rows(json).find(({ type }) => type === 'incident');
    assert.deepEqual(incident?.['raised'], [{ place, request: 'GET /reports' }], `behind ${before} lines`);
    assert.match(
      cli([path]).stdout,
      /\n {2}In the application's code: \/app\/shop\/views\.py:21, monthly\n {2}Request: GET \/reports\n/,
    );
  }
  writeFileSync(path, TIMEOUT);
  assert.deepEqual(rows(cli(['--format', 'json', path]).stdout)[1]?.['raised'], []);
});

test('json: one row a match, then incidents, then one summary', () => {
  const { status, stdout } = cli(['--format', 'json', '-'], `${ORDINARY}${TIMEOUT}${ORDINARY}`);
  assert.equal(status, 0);
  const [match, incident, summary, ...more] = rows(stdout);
  assert.deepEqual(match, {
    type: 'match',
    line: 2,
    signature: 'gunicorn-worker-timeout',
    severity: 'critical',
    fields: { pid: '18' },
  });
  assert.equal(incident?.['type'], 'incident');
  assert.equal(incident?.['cause'], 'timeout');
  assert.equal(summary?.['type'], 'summary');
  assert.equal(summary?.['lines'], 3);
  assert.equal(summary?.['matches'], 1);
  assert.equal(summary?.['incidents'], 1);
  assert.equal(typeof summary?.['health'], 'object');
  assert.deepEqual(more, []);
});

test('pretty: health, incident, cause and remedy; matched lines only when asked for', () => {
  const path = join(folder, 'pretty.log');
  writeFileSync(path, ORDINARY + TIMEOUT);
  const { stdout } = cli([path]);
  assert.match(stdout, /^2 lines, 1 of them a known failure, 1 incident\n/);
  assert.match(stdout, /Worker timed out \[gunicorn-worker-timeout\]\n {2}once/);
  assert.match(stdout, /; cause: timeout\n {2}remedy: Raise --timeout/);
  assert.doesNotMatch(stdout, /\bR\d/);
  assert.doesNotMatch(stdout, /WORKER TIMEOUT/);
  assert.match(stdout, /\n\nCauses, and all that helps: procfile-doctor explain gunicorn-worker-timeout\n$/);
  assert.match(cli(['--lines', path]).stdout, /2 {2}gunicorn-worker-timeout {2}WORKER TIMEOUT/);
});

test('pretty: a log without a known failure is not called healthy', () => {
  const path = join(folder, 'unknown.log');
  writeFileSync(path, '[2026-11-20 10:00:01 +0000] [9] [ERROR] The pancakes are burnt\nKeyError: 1\n');
  assert.match(cli([path]).stdout, /\n\nNone of the known failures is in it\. /);
});

test('a file that is not there, a folder and wrong options are one line on stderr and code 2', () => {
  for (const args of [[], ['no-such-file'], [folder], ['--format', 'xml', '-'], ['--nonsense', '-'], ['a', 'b']]) {
    const { status, stderr, stdout } = cli(args);
    assert.deepEqual([status, stdout], [2, ''], args.join(' '));
    assert.match(stderr, /^procfile-doctor: logs: [^\n]+\n$/, args.join(' '));
  }
});

test('a reader that leaves early is no failure', async () => {
  const path = join(folder, 'long.log');
  writeFileSync(path, TIMEOUT.repeat(50_000));
  const child = spawn('sh', ['-c', `${process.execPath} dist/cli.js logs --format json ${path} | head -n 1`]);
  let errors = '';
  child.stderr.on('data', (chunk) => (errors += chunk));
  child.stdout.resume();
  assert.deepEqual(await once(child, 'exit'), [0, null]);
  assert.equal(errors, '');
});

test('--follow goes on after truncation and rotation, and Ctrl+C ends it with a summary', async () => {
  const path = join(folder, 'followed.log');
  writeFileSync(path, TIMEOUT);
  const { child, exited, next } = follow(path);
  assert.equal((await next())['line'], 1);
  appendFileSync(path, TIMEOUT);
  assert.equal((await next())['line'], 2);
  truncateSync(path, 0);
  await new Promise((resolve) => setTimeout(resolve, 600));
  appendFileSync(path, TIMEOUT);
  assert.equal((await next())['line'], 3);
  renameSync(path, `${path}.1`);
  writeFileSync(path, TIMEOUT);
  assert.equal((await next())['line'], 4);
  child.kill('SIGINT');
  assert.equal((await next())['type'], 'incident');
  const summary = await next();
  assert.deepEqual([summary['type'], summary['matches']], ['summary', 4]);
  assert.deepEqual(await exited, [0, null]);
});

test('--follow notices a file that was emptied and has grown again between two looks', async () => {
  const path = join(folder, 'regrown.log');
  writeFileSync(path, `${TIMEOUT}${ORDINARY}`);
  const { child, exited, next } = follow(path);
  assert.equal((await next())['line'], 1);
  const before = `${ORDINARY}${TIMEOUT}`;
  truncateSync(path, 0);
  appendFileSync(path, `${before}${ORDINARY}`);
  assert.equal((await next())['line'], 4);
  child.kill('SIGINT');
  await next();
  assert.equal((await next())['lines'], 5);
  assert.deepEqual(await exited, [0, null]);
});

test('--follow reads what was written right before a rotation, and half a line stays apart from the new file', async () => {
  const path = join(folder, 'rotated.log');
  writeFileSync(path, TIMEOUT);
  const { child, exited, next } = follow(path);
  assert.equal((await next())['line'], 1);
  // All between two looks at the file.
  appendFileSync(path, `${TIMEOUT}${TIMEOUT}half a line`);
  renameSync(path, `${path}.1`);
  writeFileSync(path, TIMEOUT);
  const lines = [await next(), await next(), await next()].map(({ line }) => line);
  // The fourth one is the half.
  assert.deepEqual(lines, [2, 3, 5]);
  child.kill('SIGINT');
  await next();
  assert.equal((await next())['lines'], 5);
  assert.deepEqual(await exited, [0, null]);
});
