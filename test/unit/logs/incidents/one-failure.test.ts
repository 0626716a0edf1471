// What different programs and layers write about one failure makes one incident.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLogText } from '../../../support/incidents-of.ts';

const gunicorn = (pid: number, text: string) => `[2026-11-21 15:27:54 +0000] [${pid}] ${text}`;
const celery = (text: string) => `[2026-11-21 15:27:54,000: ${text}`;
const application = (text: string) => `2026-11-21 15:30:29,812 ERROR app: ${text}`;
const TRACEBACK = 'Traceback (most recent call last):';
const NEXT = ['', 'During handling of the above exception, another exception occurred:', '', TRACEBACK];

/** As the programs wrote it when they were run, but for source lines of the tracebacks. */
const FAILURES: Readonly<Record<string, { readonly names: readonly string[]; readonly lines: readonly string[] }>> = {
  'gunicorn 27.0, a module that is not there': {
    names: ['gunicorn-boot-failed'],
    lines: [
      gunicorn(8555, '[INFO] Starting gunicorn 27.0.1'),
      gunicorn(8581, '[INFO] Booting worker with pid: 8581'),
      gunicorn(8581, '[ERROR] Exception in worker process'),
      TRACEBACK,
      "ModuleNotFoundError: No module named 'no_such_mod'",
      gunicorn(8555, '[ERROR] Worker (pid:8581) exited with code 3.'),
      gunicorn(8555, '[ERROR] Shutting down: Master'),
      gunicorn(8555, '[ERROR] Reason: Worker failed to boot.'),
    ],
  },
  'gunicorn 23.0, an object that cannot be called': {
    names: ['gunicorn-app-load-failed'],
    lines: [
      gunicorn(7915, '[INFO] Booting worker with pid: 7915'),
      'Application object must be callable.',
      gunicorn(7883, '[ERROR] Worker (pid:7915) exited with code 4'),
      gunicorn(7883, '[ERROR] Shutting down: Master'),
      gunicorn(7883, '[ERROR] Reason: App failed to load.'),
    ],
  },
  'uvicorn, a request whose service is away': {
    names: ['redis-unreachable'],
    lines: [
      'ERROR:    Exception in ASGI application',
      TRACEBACK,
      'redis.exceptions.ConnectionError: Error 111 connecting to redis:6379. Connection refused.',
    ],
  },
  'celery, a task that gave an exception of its own': {
    names: ['job-exception'],
    lines: [
      celery("ERROR/ForkPoolWorker-1] Task shop.tasks.bill[2a4d04c0-0170-6155] raised unexpected: KeyError('total')"),
      TRACEBACK,
      "KeyError: 'total'",
    ],
  },
  'huey, a message that asks for a task which is not there': {
    names: ['task-unregistered'],
    lines: [
      '[2026-11-21 15:27:54,322] ERROR:huey.consumer.Worker:Worker-1:Error reading from queue',
      TRACEBACK,
      'huey.exceptions.HueyException: shop.tasks.bill not found in TaskRegistry',
    ],
  },
  // Supervisor/supervisor#1193
  'systemd 219, which says some seconds later that the unit has failed': {
    names: ['systemd-service-killed'],
    lines: [
      'Nov 21 15:27:55 web systemd[1]: app.service: main process exited, code=killed, status=9/KILL',
      'Nov 21 15:28:02 web systemd[1]: Unit app.service entered failed state.',
    ],
  },
  'uWSGI, a worker that does not stop in time': {
    names: ['uwsgi-graceful-timeout'],
    lines: [
      'Sat Nov 21 15:27:54 2026 - worker 2 (pid: 13) is taking too much time to die...NO MERCY !!!',
      'DAMN ! worker 2 (pid: 13) died, killed by signal 9 :( trying respawn ...',
    ],
  },
  'requests 2.34, a port that is closed': {
    names: ['py-http-connect-failed'],
    lines: [
      application('view failed'),
      TRACEBACK,
      'ConnectionRefusedError: [Errno 111] Connection refused',
      ...NEXT,
      "urllib3.exceptions.NewConnectionError: HTTPConnection(host='127.0.0.1', port=1): Failed to establish a new connection: [Errno 111] Connection refused",
      ...NEXT,
      "requests.exceptions.ConnectionError: HTTPConnectionPool(host='127.0.0.1', port=1): Max retries exceeded with url: /x (Caused by NewConnectionError(\"HTTPConnection(host='127.0.0.1', port=1): Failed to establish a new connection: [Errno 111] Connection refused\"))",
    ],
  },
  'requests 2.34, a name that does not resolve: the first exception does not tell it': {
    names: ['py-http-connect-failed'],
    lines: [
      application('view failed'),
      TRACEBACK,
      'socket.gaierror: [Errno -2] Name or service not known',
      ...NEXT,
      "urllib3.exceptions.NameResolutionError: HTTPConnection(host='nohost.invalid', port=80): Failed to resolve 'nohost.invalid' ([Errno -2] Name or service not known)",
    ],
  },
  'redis-py 8.1, a port that is closed': {
    names: ['redis-unreachable'],
    lines: [
      application('view failed'),
      TRACEBACK,
      'ConnectionRefusedError: [Errno 111] Connection refused',
      ...NEXT,
      'redis.exceptions.ConnectionError: Error 111 connecting to localhost:1. Connection refused.',
    ],
  },
  'kombu 5.7, a broker that is away': {
    names: ['celery-broker-unreachable'],
    lines: [
      application('view failed'),
      TRACEBACK,
      'ConnectionRefusedError: [Errno 111] Connection refused',
      ...NEXT,
      'kombu.exceptions.OperationalError: [Errno 111] Connection refused',
    ],
  },
  'celery 5, a hard time limit: the exception does not tell the task': {
    names: ['celery-hard-time-limit'],
    lines: [
      celery('ERROR/MainProcess] Task handler raised error: TimeLimitExceeded(2.0)'),
      TRACEBACK,
      'billiard.exceptions.TimeLimitExceeded: TimeLimitExceeded(2.0,)',
      celery('ERROR/MainProcess] Hard time limit (2.0s) exceeded for proj.sync[2a4d04c0-1c2d-4e5f-8a9b-0c1d2e3f4a5b]'),
      celery("ERROR/MainProcess] Process 'ForkPoolWorker-1' pid:82 exited with 'signal 15 (SIGTERM)'"),
    ],
  },
};

for (const [what, { names, lines }] of Object.entries(FAILURES)) {
  test(what, () => {
    const { incidents } = readLogText(...lines);
    assert.deepEqual(
      incidents.map(({ signature, count }) => [signature, count]),
      names.map((name) => [name, 1]),
    );
  });
}

test('what two hosts or tasks are about stays apart, and lines that name none go to the newest', () => {
  const failed = (host: string) => [
    application('view failed'),
    TRACEBACK,
    'socket.gaierror: [Errno -2] Name or service not known',
    ...NEXT,
    `urllib3.exceptions.NameResolutionError: HTTPConnection(host='${host}', port=80): Failed to resolve '${host}'`,
  ];
  const { incidents } = readLogText(...failed('one.invalid'), ...failed('two.invalid'), ...failed('two.invalid'));
  assert.deepEqual(
    incidents.map(({ signature, count }) => [signature, count]),
    [
      // The line of the second failure that names no host is counted here: nothing tells it apart until the next one.
      ['py-http-connect-failed', 2],
      ['py-http-connect-failed', 2],
    ],
  );
});

test('a unit that fails beside another whose process was killed has an incident of its own', () => {
  const { incidents } = readLogText(
    'Nov 21 15:27:55 web systemd[1]: img.service: Main process exited, code=dumped, status=11/SEGV',
    'Nov 21 15:27:59 web systemd[1]: db.service: start operation timed out. Terminating.',
  );
  assert.deepEqual(
    incidents.map(({ signature }) => signature),
    ['systemd-service-killed', 'systemd-service-failed'],
  );
});

test('another worker of the same log that fails of itself has an incident of its own', () => {
  const { incidents } = readLogText(
    gunicorn(1, '[CRITICAL] WORKER TIMEOUT (pid:8)'),
    gunicorn(1, '[ERROR] Worker (pid:9) was sent SIGKILL! Perhaps out of memory?'),
  );
  assert.deepEqual(
    incidents.map(({ signature }) => signature),
    ['gunicorn-worker-timeout', 'gunicorn-worker-oom-sigkill'],
  );
});

test('a child of celery that was killed before a time limit passed was killed by something else', () => {
  const { incidents } = readLogText(
    celery("ERROR/MainProcess] Process 'ForkPoolWorker-1' pid:81 exited with 'signal 9 (SIGKILL)'"),
    celery('ERROR/MainProcess] Hard time limit (2.0s) exceeded for proj.sync[2a4d04c0-1c2d-4e5f-8a9b-0c1d2e3f4a5b]'),
    celery("ERROR/MainProcess] Process 'ForkPoolWorker-2' pid:82 exited with 'signal 9 (SIGKILL)'"),
  );
  assert.deepEqual(
    incidents.map(({ signature }) => signature),
    ['celery-worker-oom-sigkill', 'celery-hard-time-limit'],
  );
});

const proxied = (second: number, path: string) =>
  `192.0.2.9 - - [21/Nov/2026:15:30:${String(second).padStart(2, '0')} +0000] "GET ${path} HTTP/1.1" 502 157 "-" "curl/8.5.0"`;

test('three paths that fail have an incident each; from the fourth on it is the application, until a minute has passed', () => {
  const paths = ['/a', '/b', '/c'];
  assert.equal(readLogText(...paths.map((path, at) => proxied(at, path))).incidents.length, 3);
  const { incidents } = readLogText(...[...paths, '/d', '/e', '/a', '/f'].map((path, at) => proxied(at, path)));
  assert.deepEqual(
    incidents.map(({ signature, count }) => [signature, count]),
    [['http-502', 7]],
  );
  const later = '192.0.2.9 - - [21/Nov/2026:16:30:00 +0000] "GET /a HTTP/1.1" 502 157 "-" "curl/8.5.0"';
  const again = readLogText(...['/a', '/b', '/c', '/d'].map((path, at) => proxied(at, path)), later);
  assert.deepEqual(
    again.incidents.map(({ count }) => count),
    [4, 1],
  );
});

test('incidents of one kind say what sets them apart, and only what their lines have in common', () => {
  const about = (...paths: string[]) =>
    readLogText(...paths.map((path, at) => proxied(at, path))).incidents.map((incident) => incident.about);
  assert.deepEqual(about('/a', '/b'), ['/a', '/b']);
  assert.deepEqual(about('/v1/orders/7', '/v1/orders/7?page=2', '/'), ['/v1/orders/7', '/']);
  assert.deepEqual(about('/v1/orders/7', '/v1/orders/8', '/v1/orders/7'), ['/v1/orders/…']);
  assert.deepEqual(about('/a', '/b', '/c', '/d'), [undefined]);
  const tasks = readLogText(
    celery('ERROR/MainProcess] Hard time limit (2.0s) exceeded for proj.sync[2a4d04c0-1c2d-4e5f-8a9b-0c1d2e3f4a5b]'),
  );
  assert.deepEqual(
    tasks.incidents.map((incident) => incident.about),
    ['proj.sync'],
  );
});

test('several pods of a proxy report one failure of what is behind them; pods of an application fail each for itself', () => {
  const lines = (text: string) =>
    ['2xkqp', '8zt7m', '9k2lm'].map((pod) => `[pod/web-7d9c5b6f4-${pod}/web] 2026/11/21 15:30:01 ${text}`);
  const refused =
    '[error] 37#37: *15 connect() failed (111: Connection refused) while connecting to upstream, client: 10.0.3.2';
  const timeout = lines('').map(
    (line, at) => `${line.slice(0, line.indexOf('] ') + 2)}${gunicorn(1, `[CRITICAL] WORKER TIMEOUT (pid:${at + 8})`)}`,
  );
  const counted = (all: readonly string[]) =>
    readLogText(...all).incidents.map(({ signature, count }) => [signature, count]);
  assert.deepEqual(counted(lines(refused)), [['nginx-upstream-connect-failed', 3]]);
  assert.deepEqual(counted(timeout), [
    ['gunicorn-worker-timeout', 1],
    ['gunicorn-worker-timeout', 1],
    ['gunicorn-worker-timeout', 1],
  ]);
});

test('a failure of all paths that was dropped for a thousand newer ones begins again', () => {
  const others = Array.from({ length: 1000 }, (_, pod) => {
    return `[pod/web-7d9c5b6f4-${pod}/web] ${gunicorn(1, '[CRITICAL] WORKER TIMEOUT (pid:8)').replace('15:27:54', '15:30:10')}`;
  });
  const paths = ['/a', '/b', '/c', '/d'].map((path, at) => proxied(at, path));
  const { incidents } = readLogText(...paths, ...others, proxied(20, '/b'));
  assert.equal(incidents.length, 1000);
  assert.deepEqual(
    incidents.filter(({ signature }) => signature === 'http-502').map(({ count }) => count),
    [1],
  );
});

const crashed = (time: string) => `2026-11-21T${time}.000000+00:00 heroku[web.1]: Process exited with status 3`;
const answered = (time: string) =>
  `2026-11-21T${time}.000000+00:00 heroku[router]: at=error code=H10 desc="App crashed" method=GET path="/" host=a.example.com fwd="192.0.2.9" dyno= connect= service= status=503 bytes= protocol=https`;

test("H10 belongs to a crash as long as Heroku leaves the dyno down, and is nobody's before one", () => {
  const counted = (...lines: string[]) =>
    readLogText(...lines).incidents.map(({ signature, evidence }) => [signature, ...evidence]);
  const title = 'Heroku H10: the application crashed';
  assert.deepEqual(counted(crashed('08:00:00'), answered('09:00:00'), answered('14:00:00')), [
    ['container-exit-error', `${title}: 2`],
  ]);
  assert.deepEqual(counted(crashed('08:00:00'), answered('13:30:00')), [['container-exit-error'], ['heroku-h10']]);
  assert.deepEqual(counted(answered('08:00:00'), crashed('08:00:02')), [['container-exit-error', `${title}: 1`]]);
  assert.deepEqual(counted(answered('08:00:00'), crashed('18:00:00')), [['heroku-h10'], ['container-exit-error']]);
});

test('a pool of pgbouncer without a connection is one failure, told by pgbouncer and by its client (TheRacetrack/racetrack#396)', () => {
  const { incidents } = readLogText(
    'pgbouncer  | 2026-11-20 18:58:03.882 UTC [1] LOG C-0x7fbc: app/app@10.0.9.8:50574 closing because: query_wait_timeout (age=10s)',
    'pgbouncer  | 2026-11-20 18:58:03.882 UTC [1] WARNING C-0x7fbc: app/app@10.0.9.8:50574 pooler error: query_wait_timeout',
    'pgbouncer  | Exception in thread Thread-22 (save):',
    'pgbouncer  | Traceback (most recent call last):',
    'pgbouncer  | psycopg2.errors.ProtocolViolation: query_wait_timeout',
    'pgbouncer  | SSL connection has been closed unexpectedly',
  );
  assert.deepEqual(
    incidents.map(({ signature, count }) => [signature, count]),
    [['pgbouncer-pool-timeout', 1]],
  );
});

test('what a broker or a package that is missing brings about is no failure of its own', () => {
  const counted = (...lines: string[]) =>
    readLogText(...lines).incidents.map(({ signature, count }) => [signature, count]);
  assert.deepEqual(
    counted(
      'botocore.exceptions.EndpointConnectionError: Could not connect to the endpoint URL: "https://queue.example.com/"',
      celery(
        'ERROR/MainProcess] consumer: Cannot connect to sqs://localhost//: Could not connect to the endpoint URL.',
      ),
    ),
    [['celery-broker-unreachable', 1]],
  );
  assert.deepEqual(
    counted(
      "Nov 20 22:22:36 host gunicorn[507]: ModuleNotFoundError: No module named 'gunicorn'",
      'Nov 20 22:22:36 host systemd[1]: shop.service: Main process exited, code=exited, status=1/FAILURE',
    ),
    [['module-missing', 1]],
  );
  assert.deepEqual(counted("ModuleNotFoundError: No module named 'asgi'", '[ERROR] Unexpected exit from worker-1'), [
    ['module-missing', 1],
  ]);
});
