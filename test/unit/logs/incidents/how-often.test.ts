// How often a failure has happened, whatever the number of lines that tell of one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createScanEngine } from '../../../../server/src/core/logs/scan-engine.ts';
import { readLogText } from '../../../support/incidents-of.ts';
import { sampleBytes } from '../samples.ts';

const NOW = Date.UTC(2026, 10, 21);

/** Counted by hand: the incidents of the samples in which a failure writes more than one line, or several fail. */
const SAMPLES: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>> = {
  'bk-web-stdout.log': {
    'gunicorn-worker-timeout': [2],
    'gunicorn-worker-oom-sigkill': [3],
    'gunicorn-worker-crash': [1],
  },
  'gunicorn-boot-failure.log': {
    'gunicorn-boot-failed': [3, 1],
    'gunicorn-app-load-failed': [1],
    // It tries five times.
    'port-in-use': [5],
    'bk-release-timeout': [1],
  },
  'celery-worker.log': {
    'celery-worker-oom-sigkill': [1],
    'celery-soft-time-limit': [1],
    'celery-hard-time-limit': [1],
    'celery-worker-lost': [1],
    'celery-broker-unreachable': [3],
    'py-memory-error': [1],
  },
  'asgi-servers.log': { 'uvicorn-concurrency-limit': [6], 'uvicorn-child-died': [1], 'py-http-read-timeout': [1] },
  'uwsgi.log': {
    'uwsgi-harakiri': [1, 1],
    'uwsgi-worker-oom-sigkill': [1],
    'uwsgi-worker-crash': [1],
    'uwsgi-memory-reload': [1],
    'uwsgi-app-load-failed': [1],
  },
  'k8s-events.log': {
    'k8s-readiness-failed': [6, 1],
    'k8s-liveness-failed': [2],
    'k8s-startup-failed': [1],
    'k8s-image-pull': [1, 1],
    'k8s-oomkilled': [1],
  },
  'kernel-systemd.log': {
    'kernel-oom-kill': [1, 1, 1],
    'systemd-service-failed': [1, 1, 1],
    'systemd-service-killed': [1],
  },
  'compose-polyglot.log': { 'jvm-native-oom': [1] },
  // The program that was given up has ended three times before.
  'process-managers.log': { 'supervisor-fatal': [1], 'supervisor-exit': [], 'rack-timeout': [1] },
};

for (const [file, expected] of Object.entries(SAMPLES)) {
  for (const read of ['push', 'scan'] as const) {
    test(`${file}, ${read}: as often as a person counts`, () => {
      const engine = createScanEngine();
      engine[read](sampleBytes(file), 'file', NOW);
      engine.end('file', NOW);
      const found = Object.keys(expected).map((id) => [
        id,
        engine.incidents().flatMap(({ signature, count }) => (signature === id ? [count] : [])),
      ]);
      assert.deepEqual(Object.fromEntries(found), expected);
    });
  }
}

const at = (second: number): string => new Date(NOW + 1000 * second).toISOString().slice(0, 19).replace('T', ' ');
const celery = (second: number, text: string): string => `[${at(second)},000: ERROR/MainProcess] ${text}`;
const exited = (second: number, child: number): string =>
  celery(second, `Process 'ForkPoolWorker-${child}' pid:${80 + child} exited with 'signal 9 (SIGKILL)'`);
const lost = (second: number, job: number): readonly string[] => {
  const text = `Worker exited prematurely: signal 9 (SIGKILL) Job: ${job}.`;
  return [
    celery(second, `Task handler raised error: WorkerLostError('${text}')`),
    'Traceback (most recent call last):',
    `billiard.exceptions.WorkerLostError: ${text}`,
  ];
};
const django = (second: number, text: string): readonly string[] => [
  `${at(second)},000 ERROR app: view failed`,
  'Traceback (most recent call last):',
  `psycopg2.OperationalError: ${text}`,
  '',
  'The above exception was the direct cause of the following exception:',
  '',
  'Traceback (most recent call last):',
  `django.db.utils.OperationalError: ${text}`,
];
const master = (second: number, text: string): string => `[${at(second)} +0000] [1] ${text}`;
/** As libpq 17 writes it of a name that has an address of IPv6 and one of IPv4. */
function bothAddresses(host: string): string {
  const refused = (address: string) =>
    `connection to server at "${host}" (${address}), port 5432 failed: Connection refused\n\tIs the server running on that host and accepting TCP/IP connections?`;
  return `${refused('::1')}\n${refused('127.0.0.1')}\n`;
}
const REFUSED = 'connection to server at "pg.example.com" (10.0.9.3), port 5432 failed: Connection refused';

const CASES: Readonly<
  Record<string, { readonly count: number; readonly lines: readonly string[]; readonly kills?: number }>
> = {
  'celery, two children killed at once, their tasks missed ten seconds later': {
    count: 2,
    kills: 2,
    lines: [exited(0, 1), exited(0, 2), ...lost(10, 7), ...lost(10, 8)],
  },
  'celery, two children of which one held no task': { count: 2, lines: [exited(0, 1), exited(1, 2), ...lost(10, 7)] },
  'celery, the line of the child is missing': { count: 2, lines: [...lost(10, 7), ...lost(11, 8)] },
  'celery, the tasks are missed first': { count: 2, lines: [...lost(0, 7), ...lost(1, 8), exited(2, 1), exited(2, 2)] },
  'Django, three views without a database': {
    count: 3,
    lines: [...django(0, REFUSED), ...django(1, REFUSED), ...django(2, REFUSED)],
  },
  'an application that logs the text of the exception, and its traceback': {
    count: 1,
    lines: [
      `${at(0)},000 ERROR app: (2006, 'MySQL server has gone away')`,
      'Traceback (most recent call last):',
      "MySQLdb.OperationalError: (2006, 'MySQL server has gone away')",
      'The above exception was the direct cause of the following exception:',
      "django.db.utils.OperationalError: (2006, 'MySQL server has gone away')",
    ],
  },
  'gunicorn 23, a line with a full stop and one without': {
    count: 2,
    lines: [7, 8].flatMap((pid) =>
      ['', '.'].map((end) => master(0, `[ERROR] Worker (pid:${pid}) exited with code 7${end}`)),
    ),
  },
  'gunicorn 23, a boot failure: the code without a full stop only': {
    count: 1,
    lines: [master(0, '[ERROR] Worker (pid:7) exited with code 7')],
  },
  'gunicorn, four workers that do not find the application': {
    count: 1,
    lines: [
      master(0, '[INFO] Starting gunicorn 26.2.0'),
      ...Array.from({ length: 4 }, () => "Failed to find attribute 'application' in 'wsgi'."),
      master(0, '[ERROR] Shutting down: Master'),
      master(0, '[ERROR] Reason: App failed to load.'),
    ],
  },
  'gunicorn, a server that is started again every 20 seconds': {
    count: 3,
    lines: [0, 20, 40].map((second) => master(second, '[ERROR] Reason: Worker failed to boot.')),
  },
  'gunicorn, a worker of 23 and one of 26 in one log: each writes another line': {
    count: 2,
    lines: [
      master(0, '[ERROR] Worker (pid:7) exited with code 7'),
      master(0, '[ERROR] Worker (pid:8) exited with code 7.'),
    ],
  },
  'the kernel, three lines about two processes': {
    count: 2,
    lines: [
      'oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),task=gunicorn,pid=71,uid=0',
      'Memory cgroup out of memory: Killed process 72 (gunicorn) total-vm:3149468kB, anon-rss:164992kB',
      'oom_reaper: reaped process 71 (gunicorn), now anon-rss:0kB, file-rss:0kB, shmem-rss:92kB',
    ],
  },
  'a check that logs a text, and a view that fails with a traceback half a minute later, twice': {
    count: 4,
    lines: [0, 50].flatMap((second) => [
      `${at(second)},000 ERROR check: (2006, 'MySQL server has gone away')`,
      `${at(second + 25)},000 ERROR app: view failed`,
      'Traceback (most recent call last):',
      "MySQLdb.OperationalError: (2006, 'MySQL server has gone away')",
      'The above exception was the direct cause of the following exception:',
      "django.db.utils.OperationalError: (2006, 'MySQL server has gone away')",
    ]),
  },
  'psycopg2, both addresses of a host': {
    count: 1,
    lines: ['Traceback (most recent call last):', `psycopg2.OperationalError: ${bothAddresses('localhost')}`],
  },
  'Django, both addresses of a host, in two views': {
    count: 2,
    lines: [...django(0, bothAddresses('localhost')), ...django(1, bothAddresses('localhost'))],
  },
  'SQLAlchemy, both addresses of a host, logged as a text': {
    count: 2,
    lines: [0, 1].map(
      (second) => `${at(second)},000 ERROR app: (psycopg2.OperationalError) ${bothAddresses('localhost')}`,
    ),
  },
  'a logger that is told nothing but the text, of both addresses': {
    count: 2,
    lines: [0, 1].map((second) => `${at(second)},000 ERROR ${bothAddresses('localhost')}`),
  },
  'a program that prints nothing but the text, of both addresses': { count: 1, lines: [bothAddresses('localhost')] },
  'uWSGI, two tries to kill a worker, then another one': {
    count: 2,
    lines: [
      'Fri Nov 20 03:00:54 2026 - *** HARAKIRI ON WORKER 2 (pid: 13, try: 1) ***',
      'Fri Nov 20 03:00:55 2026 - *** HARAKIRI ON WORKER 2 (pid: 13, try: 2) ***',
      'Fri Nov 20 03:00:56 2026 - *** HARAKIRI ON WORKER 3 (pid: 14, try: 1) ***',
    ],
  },
  'a pid that another worker has later': {
    count: 2,
    lines: [
      'Fri Nov 20 03:00:54 2026 - *** HARAKIRI ON WORKER 2 (pid: 13, try: 1) ***',
      'Fri Nov 20 03:01:14 2026 - *** HARAKIRI ON WORKER 2 (pid: 13, try: 1) ***',
    ],
  },
};

for (const [what, { count, lines, kills }] of Object.entries(CASES)) {
  test(what, () => {
    const { incidents, health } = readLogText(...lines);
    assert.deepEqual(
      incidents.map((incident) => incident.count),
      [count],
    );
    if (kills !== undefined) assert.equal(health.memoryKills, kills);
  });
}
