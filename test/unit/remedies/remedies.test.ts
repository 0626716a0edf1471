// From the line of a log to the repaired text.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findingsOf, repairs } from '../../support/repairs.ts';

const TIMEOUT = ['[2026-11-20 09:58:52 +0800] [1] [CRITICAL] WORKER TIMEOUT (pid:18)'];
const SIGKILL = ['[2026-11-20 09:59:51 +0800] [1] [ERROR] Worker (pid:17) was sent SIGKILL! Perhaps out of memory?'];
const SIGNAL_9 = [
  "[2026-11-20 10:08:08,900: ERROR/MainProcess] Process 'ForkPoolWorker-2' pid:24 exited with 'signal 9 (SIGKILL)'",
];
const GATEWAY_TIMEOUT = [
  '2026/11/20 10:00:02 [error] 31#31: *4821 upstream timed out (110: Operation timed out) while reading response header from upstream, client: 10.0.4.12, server: app.example.com, request: "GET /api/report HTTP/1.1", upstream: "http://10.42.1.7:5000/api/report", host: "app.example.com"',
];
const OOM_KILLED = ['      Reason:       OOMKilled'];

test('a slow application: more workers first, then greenlets with their package, or threads', async () => {
  const { fixes } = await repairs({
    log: GATEWAY_TIMEOUT,
    text: 'web: gunicorn wsgi -w 2 -b :$PORT # ours\n',
    files: { 'requirements.txt': 'django==4.2.16\ngunicorn==23.0.0\n' },
  });
  assert.deepEqual(fixes, [
    { title: 'Use 4 workers', text: 'web: gunicorn wsgi -w 4 -b :$PORT # ours\n', others: {} },
    {
      title: 'Use `-k gevent --worker-connections 500`',
      text: 'web: gunicorn wsgi -w 2 -b :$PORT -k gevent --worker-connections 500 # ours\n',
      others: { 'requirements.txt': 'django==4.2.16\ngevent>=1.4\ngunicorn==23.0.0\n' },
    },
    {
      title: 'Use `-k gthread --threads 8`',
      text: 'web: gunicorn wsgi -w 2 -b :$PORT -k gthread --threads 8 # ours\n',
      others: {},
    },
  ]);
});

test('greenlets are not offered where the package cannot be added, nor twice where it is there', async () => {
  const titles = async (files: Record<string, string>) =>
    (await repairs({ log: GATEWAY_TIMEOUT, text: 'web: gunicorn wsgi -w 4\n', files })).fixes.map(
      ({ title, others }) => [title, Object.keys(others)],
    );
  assert.deepEqual(await titles({}), [['Use `-k gthread --threads 8`', []]]);
  assert.deepEqual(await titles({ 'requirements.txt': 'gunicorn==23.0.0\ngevent==24.11.1\n' }), [
    ['Use `-k gevent --worker-connections 500`', []],
    ['Use `-k gthread --threads 8`', []],
  ]);
});

test('WORKER TIMEOUT: more time below the limit of the proxy, then more at once', async () => {
  const { at, message, fixes } = await repairs({ log: TIMEOUT, text: 'web: gunicorn wsgi -w 4 -b :$PORT\n' });
  assert.equal(at, 'gunicorn');
  assert.equal(message, 'Worker timed out on `web`. `--timeout` is 30 (default).');
  assert.deepEqual(
    fixes.map(({ text }) => text),
    ['web: gunicorn wsgi -w 4 -b :$PORT --timeout 60\n', 'web: gunicorn wsgi -w 4 -b :$PORT -k gthread --threads 8\n'],
  );
});

test('H12: the worker is ended before the router of Heroku gives up, and never after it', async () => {
  const log = [
    '2026-11-20T12:01:30.490014+00:00 heroku[router]: at=error code=H12 desc="Request timeout" method=GET path="/reports" host=app.example.com request_id=7cad71b5 fwd="198.51.100.114" dyno=web.1 connect=1ms service=30000ms status=503 bytes=0 protocol=https',
  ];
  // Whatever the platform is taken for: the line is of Heroku's router.
  for (const platform of ['heroku', 'auto'] as const) {
    const timeouts = async (options: string) =>
      (await repairs({ log, platform, text: `web: gunicorn wsgi${options}\n` })).fixes.map(({ text }) => text);
    assert.deepEqual(await timeouts(''), ['web: gunicorn wsgi --timeout 25\n']);
    assert.deepEqual(await timeouts(' --timeout 0'), ['web: gunicorn wsgi --timeout 25\n']);
    assert.deepEqual(await timeouts(' -t 120'), ['web: gunicorn wsgi -t 25\n']);
    assert.deepEqual(await timeouts(' --timeout 20'), []);
    assert.deepEqual(await timeouts(' -k gthread --timeout 60'), []);
  }
});

test('WORKER TIMEOUT: the written option is the place, and its form is kept', async () => {
  for (const [option, fixed] of [
    ['--timeout=20', '--timeout=60'],
    ['-t 20', '-t 60'],
    ['-t20', '-t60'],
  ]) {
    const { at, fixes } = await repairs({ log: TIMEOUT, text: `web: bash -c "gunicorn wsgi ${option} -w 4"\n` });
    assert.equal(at, option);
    assert.equal(fixes[0]?.text, `web: bash -c "gunicorn wsgi ${fixed} -w 4"\n`);
  }
});

test('an option goes where it is read: before `--`, and before a backslash that ends the line', async () => {
  for (const [command, fixed] of [
    ['gunicorn -w 4 -- wsgi', 'gunicorn -w 4 --timeout 60 -- wsgi'],
    ['gunicorn wsgi -w 4 \\', 'gunicorn wsgi -w 4 --timeout 60 \\'],
    ['gunicorn wsgi -w 4 # ours', 'gunicorn wsgi -w 4 --timeout 60 # ours'],
  ]) {
    const { fixes } = await repairs({ log: TIMEOUT, text: `web: ${command}\n` });
    assert.equal(fixes[0]?.text, `web: ${fixed}\n`);
  }
});

test('a variable with a text to fall back on stays, and the text is changed', async () => {
  const timeout = await repairs({ log: TIMEOUT, text: 'web: gunicorn wsgi -w 4 --timeout=${TIMEOUT:-20}\n' });
  assert.equal(timeout.fixes[0]?.text, 'web: gunicorn wsgi -w 4 --timeout=${TIMEOUT:-60}\n');
  const quoted = await repairs({ log: TIMEOUT, text: 'web: bash -c "gunicorn wsgi -w 4 -t ${TIMEOUT-20}"\n' });
  assert.equal(quoted.fixes[0]?.text, 'web: bash -c "gunicorn wsgi -w 4 -t ${TIMEOUT-60}"\n');
  const workers = await repairs({ log: SIGKILL, text: 'web: gunicorn wsgi -w "${WORKERS:-4}"\n' });
  assert.equal(workers.fixes.at(-1)?.text, 'web: gunicorn wsgi -w "${WORKERS:-3}"\n');
});

test('a number of workers that a configuration file out of sight may give is not replaced', async () => {
  const { fixes } = await repairs({ log: GATEWAY_TIMEOUT, text: 'web: gunicorn -c /etc/gunicorn.py wsgi\n' });
  assert.ok(fixes.every(({ title }) => title !== 'Use 4 workers'));
});

test('a worker of celery that is beat, too, gets no greenlets: it would not start', async () => {
  const { fixes } = await repairs({
    log: SIGNAL_9,
    text: 'worker: celery -A proj worker -B -c 4\n',
    files: { 'requirements.txt': 'celery==5.4.0\n' },
  });
  assert.ok(fixes.length > 0);
  assert.ok(fixes.every(({ text }) => !text.includes('gevent')));
});

test('WORKER TIMEOUT: no more time where the proxy has given up, and never with Heroku’s 30 seconds', async () => {
  const long = await repairs({ log: TIMEOUT, text: 'web: gunicorn wsgi -w 4 --timeout 600\n' });
  assert.ok(long.fixes.every(({ text }) => text.includes('--timeout 600')));
  const heroku = await repairs({ log: TIMEOUT, text: 'web: gunicorn wsgi -w 4\n', platform: 'heroku' });
  assert.deepEqual(
    heroku.fixes.map(({ title }) => title),
    ['Use `-k gthread --threads 8`'],
  );
});

test('WORKER TIMEOUT of an asynchronous worker is not about a request', async () => {
  const { fixes, advice } = await repairs({ log: TIMEOUT, text: 'web: gunicorn wsgi -k gevent -w 4\n' });
  assert.deepEqual(fixes, []);
  assert.match(advice[0] ?? '', /not about a request/);
});

test('the 502 behind a worker timeout is part of its incident and asks for nothing of its own', async () => {
  const { finding } = await repairs({
    log: [
      ...TIMEOUT,
      '10.0.4.147 - - [20/Nov/2026:01:58:53 +0000] "GET /api/v1/export/ HTTP/1.1" 502 157 "-" "curl/8.5.0" 533 31.442 [prod-web-80] [] 10.42.1.7:5000 8123 31.442 502 0110e8656be1c8c68900de621952a224',
    ],
    text: 'web: gunicorn wsgi -w 4\n',
  });
  assert.equal(finding.incident.signature, 'gunicorn-worker-timeout');
  assert.match(finding.incident.evidence.join(), /502/);
});

test('a value of gunicorn.conf.py is changed there', async () => {
  const { at, fixes } = await repairs({
    log: TIMEOUT,
    text: 'web: gunicorn wsgi\n',
    files: { 'gunicorn.conf.py': 'workers = 4\ntimeout = 20  # seconds\n' },
  });
  assert.equal(at, 'gunicorn');
  assert.deepEqual(fixes[0], {
    title: 'Set `--timeout` to 60',
    text: 'web: gunicorn wsgi\n',
    others: { 'gunicorn.conf.py': 'workers = 4\ntimeout = 60  # seconds\n' },
  });
});

test('Procfile and app_desc.yaml get the same edit, whichever is open', async () => {
  const procfile = 'web: gunicorn wsgi -w 4 --timeout 20\n';
  const appDesc =
    'spec_version: 2\nmodule:\n  language: python\n  processes:\n    web:\n      command: "gunicorn wsgi -w 4 --timeout 20"\n';
  const fromProcfile = await repairs({ log: TIMEOUT, text: procfile, files: { 'app_desc.yaml': appDesc } });
  assert.equal(fromProcfile.fixes[0]?.text, procfile.replace('20', '60'));
  assert.deepEqual(fromProcfile.fixes[0]?.others, { 'app_desc.yaml': appDesc.replace('20', '60') });
  const fromAppDesc = await repairs({
    log: TIMEOUT,
    file: 'app_desc.yaml',
    text: appDesc,
    files: { Procfile: procfile },
  });
  assert.equal(fromAppDesc.fixes[0]?.text, appDesc.replace('20', '60'));
  assert.deepEqual(fromAppDesc.fixes[0]?.others, { Procfile: procfile.replace('20', '60') });
});

test('a worker killed for its memory: recycled before it is large, or one fewer; never below two', async () => {
  const { at, fixes } = await repairs({ log: SIGKILL, text: 'web: gunicorn wsgi -w 4\n' });
  assert.equal(at, '-w 4');
  assert.deepEqual(
    fixes.map(({ text }) => text),
    ['web: gunicorn wsgi -w 4 --max-requests 1024 --max-requests-jitter 50\n', 'web: gunicorn wsgi -w 3\n'],
  );
  const two = await repairs({ log: SIGKILL, text: 'web: gunicorn wsgi -w 2 --max-requests 500\n' });
  assert.deepEqual(two.fixes, []);
  const one = await repairs({ log: SIGKILL, text: 'web: gunicorn wsgi -w 1\n' });
  assert.deepEqual(one.fixes, []);
});

test('killed at the limit of the container: a larger plan of version 3', async () => {
  const text =
    'specVersion: 3\nmodule:\n  language: python\n  spec:\n    processes:\n      - name: web\n        procCommand: gunicorn wsgi -w 4\n        resQuotaPlan: "4C1G"\n';
  const { fixes } = await repairs({ log: OOM_KILLED, file: 'app_desc.yaml', text });
  assert.equal(fixes[0]?.text, text.replace('4C1G', '4C2G'));
  const without = text.replace('        resQuotaPlan: "4C1G"\n', '');
  const added = await repairs({ log: OOM_KILLED, file: 'app_desc.yaml', text: without });
  assert.equal(
    added.fixes[0]?.text,
    without.replace('        procCommand', '        resQuotaPlan: 4C2G\n        procCommand'),
  );
});

test('a probe that fails: more patience, in the keys of the version', async () => {
  const text =
    'spec_version: 2\nmodule:\n  language: python\n  processes:\n    web:\n      command: gunicorn wsgi -w 4\n      probes:\n        liveness:\n          http_get: {port: 5000, path: /}\n          timeout_seconds: 1\n';
  const log = ['Liveness probe failed: Get "http://10.42.1.7:5000/": context deadline exceeded'];
  const { fixes } = await repairs({ log, file: 'app_desc.yaml', text });
  assert.deepEqual(
    fixes.slice(0, 2).map((fix) => fix.text),
    [
      text.replace('timeout_seconds: 1', 'timeout_seconds: 5'),
      text.replace('          http_get', '          failure_threshold: 6\n          http_get'),
    ],
  );
});

test('SQLite locked and mixed content: advice, no edit', async () => {
  const locked = await repairs({ log: ['sqlite3.OperationalError: database is locked'], text: 'web: gunicorn wsgi\n' });
  assert.deepEqual(locked.fixes, []);
  assert.match(locked.advice.join(), /MySQL or PostgreSQL/);
  const mixed = await repairs({
    log: [
      "Mixed Content: The page at 'https://app.example.com/' was loaded over HTTPS, but requested an insecure stylesheet 'http://app.example.com/s.css'. This request has been blocked; the content must be served over HTTPS.",
    ],
    text: 'web: gunicorn wsgi\n',
  });
  assert.deepEqual(mixed.fixes, []);
  assert.ok(
    mixed.advice[0]?.includes('<meta http-equiv="Content-Security-Policy" content="upgrade-insecure-requests">'),
  );
});

test('a worker that is recycled as planned is no incident', async () => {
  const log = ['[2026-11-20 10:00:31 +0800] [33] [INFO] Autorestarting worker after current request.'];
  assert.deepEqual((await findingsOf({ log, text: 'web: gunicorn wsgi\n' })).findings, []);
});

test('a 502 while a process is stopped is a rollout, and one step milder', async () => {
  const bad = (time: string) =>
    `2026/11/20 ${time} [error] 31#31: *4821 upstream prematurely closed connection while reading response header from upstream, client: 10.0.4.12, server: app.example.com, request: "GET / HTTP/1.1", upstream: "http://10.42.1.7:5000/", host: "app.example.com"`;
  const plain = await repairs({ log: [bad('02:00:02')], text: 'web: gunicorn wsgi -w 4\n' });
  const rollout = await repairs({
    log: ['2026-11-20T02:00:00.000000+00:00 heroku[web.1]: Process exited with status 143', bad('02:00:02')],
    text: 'web: gunicorn wsgi -w 4\n',
  });
  assert.deepEqual([plain.finding.severity, rollout.finding.severity], ['error', 'warning']);
});

test('a failed deploy leads to the file', async () => {
  for (const log of [
    ['Procfile error: Can not read Procfile file from repository'],
    ['Release aborted, reason: instance restarted more than 3 times'],
  ]) {
    const { at, fixes } = await repairs({ log, text: 'web: gunicorn wsgi\nworker: celery -A proj worker\n' });
    assert.deepEqual([at, fixes], ['web', []]);
  }
});

test('an incident of another process, or of no one knows which, says nothing here', async () => {
  const { findings } = await findingsOf({ log: SIGNAL_9, text: 'web: gunicorn wsgi\nother: python run.py\n' });
  assert.deepEqual(findings, []);
});

test('a repaired text does not get the same repair again', async () => {
  for (const { log, text } of [
    { log: TIMEOUT, text: 'web: gunicorn wsgi -w 4\n' },
    { log: SIGKILL, text: 'web: gunicorn wsgi -w 4\n' },
    { log: SIGNAL_9, text: 'worker: celery -A proj worker -c 4\n' },
  ]) {
    const [first] = (await repairs({ log, text })).fixes;
    assert.ok(first);
    const again = (await repairs({ log, text: first.text })).fixes;
    assert.ok(!again.some(({ title }) => title === first.title), first.title);
  }
});

test('without the name of its process, an incident leads to the one that starts the program', async () => {
  const web = 'web: gunicorn wsgi\n';
  const { at } = await repairs({ log: SIGNAL_9, text: `${web}worker: celery -A proj worker -c 4\n` });
  assert.equal(at, '-c 4');
  // Which of two workers nobody knows; and a web server writes none of celery's lines.
  for (const text of [`${web}a: celery -A proj worker\nb: celery -A proj worker\n`, web]) {
    assert.deepEqual((await findingsOf({ log: SIGNAL_9, text })).findings, []);
  }
  // A script may start anything.
  assert.equal((await repairs({ log: SIGNAL_9, text: 'worker: ./start.sh\n' })).at, './start.sh');
});

test('a name that the file does not have: a line of gunicorn is of gunicorn, any other of somebody else', async () => {
  const text = 'web: gunicorn wsgi\n';
  const from = (service: string, line: string) => [`${service}-1  | ${line}`];
  const lead = async (log: readonly string[]) => (await findingsOf({ log, text })).findings.length;
  assert.equal(await lead(from('shop', 'WORKER TIMEOUT (pid:18)')), 1);
  const inUse = '[Errno 98] Address already in use';
  assert.equal(await lead(from('web', `OSError: ${inUse}`)), 1);
  assert.equal(await lead(from('go', `OSError: ${inUse}`)), 0);
  assert.equal(await lead([`OSError: ${inUse}`]), 1);
});
