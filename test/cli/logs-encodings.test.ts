// Logs that are not written in UTF-8.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { commandLine } from '../support/command-line.ts';
import { ScratchFolder } from '../support/scratch-folder.ts';

const TIMEOUT = '[2026-11-20 09:58:52 +0800] [1] [CRITICAL] WORKER TIMEOUT (pid:18)\n';
const CONFIGURATION = 'logs: {patterns: {payment: {pattern: 支付失败, severity: error, title: Payment failed}}}\n';
/** 支付失败 in GB18030. */
const GB = Buffer.concat([Buffer.from([0xd6, 0xa7, 0xb8, 0xb6, 0xca, 0xa7, 0xb0, 0xdc]), Buffer.from('\n')]);

function signatures(stdout: string): string[] {
  return [...stdout.matchAll(/"type":"match","line":(\d+),"signature":"([^"]+)"/g)].map(
    ([, line, id]) => `${line} ${id}`,
  );
}

function repeated(bytes: Uint8Array, size: number): Buffer {
  return Buffer.alloc(size, bytes);
}

test('UTF-16 is read by its mark: from a file, a large one, and standard input', () => {
  using folder = new ScratchFolder();
  const text = `\ufeffone\n错误 ${TIMEOUT}`;
  const little = Buffer.from(text, 'utf16le');
  const big = Buffer.from(little).swap16();
  // A file of this size is read by several threads, if it is UTF-8.
  const large = Buffer.concat([little, repeated(Buffer.from('an ordinary line\n', 'utf16le'), 26_000_000)]);
  for (const bytes of [little, big, large]) {
    writeFileSync(folder.file('app.log'), bytes);
    const { status, stdout, stderr } = commandLine(['logs', '--format', 'json', folder.file('app.log')]);
    assert.deepEqual([status, stderr], [0, '']);
    assert.deepEqual(signatures(stdout), ['2 gunicorn-worker-timeout']);
  }
  const { stdout } = commandLine(['logs', '--format', 'json', '-'], { input: big });
  assert.deepEqual(signatures(stdout), ['2 gunicorn-worker-timeout']);
});

test('what is not UTF-8 loses no line, is said once, and is read with --encoding', () => {
  using folder = new ScratchFolder();
  folder.write({ '.procfile-doctor.yaml': CONFIGURATION, Procfile: 'web: run\n' });
  const log = Buffer.concat([GB, GB, Buffer.from(TIMEOUT)]);
  writeFileSync(folder.file('app.log'), log);
  const read = (...options: string[]) =>
    commandLine(['logs', '--format', 'json', ...options, 'app.log'], { cwd: folder.path });
  const bare = read();
  assert.match(bare.stderr, /^procfile-doctor: app\.log is not UTF-8; [^\n]*--encoding[^\n]*\n$/);
  assert.deepEqual(signatures(bare.stdout), ['3 gunicorn-worker-timeout']);
  const told = read('--encoding', 'GB18030');
  assert.equal(told.stderr, '');
  assert.deepEqual(signatures(told.stdout), ['1 payment', '2 payment', '3 gunicorn-worker-timeout']);
  const report = commandLine(['diagnose', '--logs', 'app.log', '--encoding', 'gbk', '.'], { cwd: folder.path });
  assert.match(report.stdout, /Payment failed/);
  for (const args of [
    ['logs', 'app.log'],
    ['diagnose', '--logs', 'app.log', '.'],
  ]) {
    const { status, stderr } = commandLine([...args, '--encoding', 'klingon'], { cwd: folder.path });
    assert.equal(status, 2);
    assert.match(stderr, /^procfile-doctor: \w+: --encoding must be a name such as [^\n]*\n$/);
  }
});
