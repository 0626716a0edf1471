// What the files of an application say about its log: the format of access lines, thresholds, patterns of its own.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commandLine } from '../support/command-line.ts';
import { ScratchFolder } from '../support/scratch-folder.ts';

const PROCFILE = `web: gunicorn wsgi --access-logformat '%(t)s %(s)s in %(M)s ms %(m)s %(U)s'\n`;
const ACCESS = Array.from(
  { length: 40 },
  (_, i) => `[21/Nov/2026:10:00:${String(i).padStart(2, '0')} +0000] ${i < 4 ? 502 : 200} in 1500 ms GET /orders/`,
).join('\n');

interface Summary {
  readonly health: { readonly requests: number; readonly status502: number; readonly p95: number | null };
}

function summary(stdout: string): Summary['health'] {
  const last = stdout.trim().split('\n').at(-1) ?? '';
  return (JSON.parse(last) as Summary).health;
}

test('access lines are read as the Procfile of the current folder says, or as that of --project', () => {
  using folder = new ScratchFolder();
  folder.write({ 'shop/Procfile': PROCFILE, 'access.log': `${ACCESS}\n` });
  const logs = (...args: string[]) => summary(commandLine(['logs', '--format', 'json', ...args]).stdout);
  const log = folder.file('access.log');
  assert.equal(summary(commandLine(['logs', '--format', 'json', log], { cwd: folder.path }).stdout).requests, 0);
  const { stdout } = commandLine(['logs', '--format', 'json', log], { cwd: folder.file('shop') });
  for (const health of [summary(stdout), logs('--project', folder.file('shop'), log)]) {
    assert.deepEqual([health.requests, health.status502, health.p95], [40, 4, 1_500_000]);
  }
  assert.equal(logs('--project', folder.file('shop/Procfile'), log).requests, 40);
  const none = commandLine(['logs', '--project', folder.file('no'), log]);
  assert.equal(none.status, 2);
  assert.match(none.stderr, /no such file or folder/);
});

test('diagnose reads the log as its files say, and holds it against their thresholds', () => {
  using folder = new ScratchFolder();
  folder.write({
    Procfile: PROCFILE,
    'access.log': `${ACCESS}\n`,
    '.procfile-doctor.yaml': 'logs:\n  thresholds:\n    p95: 1000\n    rate502: 20\n',
  });
  const { stdout } = commandLine(['diagnose', '--format', 'json', '--logs', 'access.log', '.'], { cwd: folder.path });
  const [health] = JSON.parse(stdout).health;
  assert.deepEqual([health.requests, health.p95, health.exceeded], [40, 1500, ['p95']]);
});

test('use of a pool above the threshold is an incident, in the summary and in the report', () => {
  using folder = new ScratchFolder();
  const line = 'Pool size: 10  Connections in pool: 1 Current Overflow: -1 Current Checked out connections: 9';
  folder.write({ Procfile: 'web: gunicorn wsgi\n', 'app.log': `${line}\n` });
  const pretty = () => commandLine(['logs', 'app.log'], { cwd: folder.path }).stdout;
  assert.match(pretty(), /✗ pool use +90\.00 % +\(more than 80\.00 %\)/);
  assert.match(pretty(), /Database pool is nearly used up \[db-pool-nearly-used-up\]/);
  assert.match(pretty(), /At most 9 of 10 connections were in use \(90 %\)/);
  const report = commandLine(['diagnose', '--logs', 'app.log', 'Procfile'], { cwd: folder.path }).stdout;
  assert.match(report, /\| Use of the database pool \| 90 % \| above the threshold \(80 %\) \|/);
  assert.match(report, /### 1\. Database pool is nearly used up/);
  folder.write({ '.procfile-doctor.yaml': 'logs:\n  thresholds:\n    poolUse: 95\n' });
  assert.match(pretty(), /✓ pool use +90\.00 %/);
  assert.doesNotMatch(pretty(), /db-pool-nearly-used-up/);
});

test('patterns of one’s own join the scan; one that would take for ever is stopped and named', () => {
  using folder = new ScratchFolder();
  folder.write({
    '.procfile-doctor.yaml': `logs:
  patterns:
    payment-refused: { pattern: 'payment (?<order>\\d+) refused', title: Payment refused, severity: critical }
    for-ever: { pattern: '(?:a|a)*b$' }
`,
    'app.log': `${'a'.repeat(3000)}!\nINFO payment 17 refused\n`,
  });
  const { status, stdout, stderr } = commandLine(['logs', '--lines', 'app.log'], { cwd: folder.path });
  assert.equal(status, 0);
  assert.match(stdout, /2 {2}payment-refused {2}payment 17 refused/);
  assert.match(stdout, /Payment refused \[payment-refused\]/);
  assert.match(stderr, /^procfile-doctor: The pattern “for-ever” took \d+ ms on one line and is no longer used\.$/m);
});
