import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const folder = mkdtempSync(join(tmpdir(), 'procfile-doctor-'));
after(() => rmSync(folder, { recursive: true }));
const procfile = join(folder, 'Procfile');
const log = join(folder, 'web.log');
writeFileSync(
  procfile,
  'web: SECRET_KEY=hunter2 gunicorn wsgi -w 4 --timeout 20 --tiemout 3 -b :$PORT\nworker: celery -A proj worker -b amqp://u:hunter2@mq//\n',
);
const TIMEOUT = '[2026-11-20 09:58:52 +0800] [1] [CRITICAL] WORKER TIMEOUT (pid:18)\n';
const LATER = '[2026-11-20 10:58:52 +0800] [1] [CRITICAL] WORKER TIMEOUT (pid:18)\n';
writeFileSync(log, `${TIMEOUT}${LATER}`);

function cli(args: readonly string[], input = '') {
  return spawnSync(process.execPath, ['dist/cli.js', 'diagnose', ...args], { encoding: 'utf8', input });
}

test('markdown: incidents with place and remedies in order, health, findings, effective settings, no secrets', () => {
  const { status, stdout } = cli(['--logs', log, folder]);
  assert.equal(status, 0);
  const order = [
    '# Diagnosis',
    '## Incidents',
    '### 1. Worker timed out',
    `- Place: \`${procfile}:1:`,
    '**Give a request more time**',
    '-web: SECRET_KEY=[redacted] gunicorn wsgi -w 4 --timeout 20 ',
    '+web: SECRET_KEY=[redacted] gunicorn wsgi -w 4 --timeout 60 ',
    'Deploy after the change',
    '### 2. Worker timed out',
    'What to do: as for incident 1.',
    '## Health',
    '| Killed for memory | 0 | fine (0) |',
    '## Configuration',
    '`gunicorn/unknown-option`',
    '#### `web`',
    '| `timeout` | `20` | the command line |',
    'amqp://u:[redacted]@mq//',
  ];
  let at = 0;
  for (const part of order) {
    const found = stdout.indexOf(part, at);
    assert.ok(found >= 0, `${part} is missing after character ${at} of\n${stdout}`);
    at = found;
  }
  assert.ok(!stdout.includes('hunter2'));
});

test('json: the same as data; a log from standard input', () => {
  const { status, stdout } = cli(['--logs', '-', '--format', 'json', procfile], TIMEOUT);
  assert.equal(status, 0);
  const { incidents, files } = JSON.parse(stdout);
  assert.equal(incidents[0].signature, 'gunicorn-worker-timeout');
  assert.deepEqual(incidents[0].place, { path: procfile, line: 1, column: 44 });
  assert.equal(files[0].findings[0].rule, 'gunicorn/unknown-option');
  assert.ok(!stdout.includes('hunter2'));
});

test('what the code of the application was at, from the second of two logs; its secrets are taken out', () => {
  const failed = join(folder, 'failed.log');
  writeFileSync(
    failed,
    `Internal Server Error: /orders
Traceback (most recent call last):
  File "/app/shop/views.py", line 9, in orders
    connect("amqp://u:hunter2@mq//")
ValueError: amqp://u:hunter2@mq// is no address`,
  );
  const { stdout } = cli(['--logs', log, '--logs', failed, procfile]);
  assert.ok(stdout.includes('With it: Exception: ValueError: amqp://u:\\[redacted\\]@mq// is no address'), stdout);
  assert.match(stdout, /With it: In the application's code: \/app\/shop\/views\.py:9, orders/);
});

test('without a log: the configuration alone', () => {
  const { status, stdout } = cli([procfile]);
  assert.equal(status, 0);
  assert.ok(stdout.includes('- Incidents: 0'));
  assert.ok(!stdout.includes('## Health'));
});

test('wrong usage and unreadable input end with 2 and one line', () => {
  for (const args of [[], ['--format', 'html', procfile], ['--logs', join(folder, 'nowhere'), procfile], ['nowhere']]) {
    const { status, stdout, stderr } = cli(args);
    assert.deepEqual([status, stdout, stderr.trim().split('\n').length], [2, '', 1], stderr);
  }
});
