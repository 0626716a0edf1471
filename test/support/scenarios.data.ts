/** The ways in which applications fail that the whole loop must work for. */
import type { Scenario, ScenarioCase } from './scenario.ts';

/** What its test is called. */
export function caseName({ number, title }: Scenario, { name }: ScenarioCase): string {
  return `${number}. ${title}: ${name}`;
}

const TIMEOUT = '[2026-11-20 09:58:52 +0800] [1] [CRITICAL] WORKER TIMEOUT (pid:18)';
const KILLED = '[2026-11-20 09:59:51 +0800] [1] [ERROR] Worker (pid:17) was sent SIGKILL! Perhaps out of memory?';
const CHILD_KILLED =
  "[2026-11-20 10:08:08,900: ERROR/MainProcess] Process 'ForkPoolWorker-2' pid:24 exited with 'signal 9 (SIGKILL)'";
const INGRESS_502 =
  '10.0.4.147 - - [20/Nov/2026:01:58:53 +0000] "GET /api/v1/export/ HTTP/1.1" 502 157 "-" "curl/8.5.0" 533 31.442 [prod-web-80] [] 10.42.1.7:5000 8123 31.442 502 0110e8656be1c8c68900de621952a224';
const nginx = (what: string, time = '10:00:02') =>
  `2026/11/20 ${time} [error] 31#31: *4821 ${what}, client: 10.0.4.12, server: app.example.com, request: "GET /api/report HTTP/1.1", upstream: "http://10.42.1.7:5000/api/report", host: "app.example.com"`;
const GATEWAY_TIMEOUT = nginx(
  'upstream timed out (110: Operation timed out) while reading response header from upstream',
);
const REFUSED = nginx('connect() failed (111: Connection refused) while connecting to upstream');
const CLOSED = (time?: string) =>
  nginx('upstream prematurely closed connection while reading response header from upstream', time);
const FIND_THE_CALL = 'First: Find the call that blocks';
const IS_A_LEAK = 'then it is a leak';

const appDesc = (process: string, command: string, ...keys: readonly string[]): string =>
  [
    'spec_version: 2',
    'module:',
    '  language: python',
    '  processes:',
    `    ${process}:`,
    ...[`command: ${command}`, ...keys].map((key) => `      ${key}`),
    '',
  ].join('\n');
const before = (text: string, key: string): string => text.replace('      command', `      ${key}\n      command`);
const unmarked = (text: string): string => text.replace(/[«»]/g, '');

const CELERY_APP_DESC = appDesc(
  'worker',
  '«celery» -A proj worker -c 2 --max-tasks-per-child 100 --max-memory-per-child 200000',
);
const BEAT_APP_DESC = appDesc('beat', '«celery» -A proj beat');
const WEB_APP_DESC = appDesc('web', '«gunicorn» wsgi -w 4');
const PROBED = appDesc(
  'web',
  'gunicorn wsgi -b :$PORT',
  'probes:',
  '  readiness:',
  '    http_get: {port: 5000, path: /}',
  '    timeout_seconds: 1',
);
const TWO_FILES = appDesc('web', 'gunicorn wsgi -w 4 --timeout 20');

export const SCENARIOS: readonly Scenario[] = [
  {
    number: 1,
    title: 'Requests queue behind a few busy workers',
    cases: [
      {
        name: 'four workers, then greenlets with their package, then threads',
        log: [GATEWAY_TIMEOUT],
        text: 'web: «gunicorn» wsgi -w 2 -b :$PORT # ours\n',
        files: { 'requirements.txt': 'django==4.2.16\ngunicorn==23.0.0\n' },
        finding: {
          message: "nginx gave up waiting for the application (504) on `web`. `--worker-class` is 'sync' (default).",
          severity: 'error',
          says: [FIND_THE_CALL],
          fixes: [
            { title: 'Use 4 workers', text: 'web: gunicorn wsgi -w 4 -b :$PORT # ours\n' },
            {
              title: 'Use `-k gevent --worker-connections 500`',
              text: 'web: gunicorn wsgi -w 2 -b :$PORT -k gevent --worker-connections 500 # ours\n',
              others: { 'requirements.txt': 'django==4.2.16\ngevent>=1.4\ngunicorn==23.0.0\n' },
            },
            {
              title: 'Use `-k gthread --threads 8`',
              text: 'web: gunicorn wsgi -w 2 -b :$PORT -k gthread --threads 8 # ours\n',
            },
          ],
        },
      },
      {
        name: 'of several modules, the requirements of the right one',
        log: [GATEWAY_TIMEOUT],
        file: 'app_desc.yaml',
        text: appDesc('web', '«gunicorn» wsgi -w 4').replace('  language', '  source_dir: backend\n  language'),
        files: { 'backend/requirements.txt': 'gunicorn==23.0.0\n', 'requirements.txt': 'django\n' },
        finding: {
          message: "nginx gave up waiting for the application (504) on `web`. `--worker-class` is 'sync' (default).",
          severity: 'error',
          fixes: [
            {
              title: 'Use `-k gevent --worker-connections 500`',
              text: appDesc('web', 'gunicorn wsgi -w 4 -k gevent --worker-connections 500').replace(
                '  language',
                '  source_dir: backend\n  language',
              ),
              others: { 'backend/requirements.txt': 'gunicorn==23.0.0\ngevent>=1.4\n' },
            },
            {
              title: 'Use `-k gthread --threads 8`',
              text: appDesc('web', 'gunicorn wsgi -w 4 -k gthread --threads 8').replace(
                '  language',
                '  source_dir: backend\n  language',
              ),
            },
            {
              title: 'Run 2 instances',
              text: before(appDesc('web', 'gunicorn wsgi -w 4'), 'replicas: 2').replace(
                '  language',
                '  source_dir: backend\n  language',
              ),
            },
          ],
        },
      },
    ],
    proofs: [
      {
        file: 'test/unit/logs/real-programs/gateways.test.ts',
        test: 'nginx: what it writes about an application that fails',
      },
      {
        file: 'test/ui/loop-scenarios.test.ts',
        test: 'a slow application: from the 504 of nginx to the program, and to threads',
      },
    ],
  },
  {
    number: 2,
    title: 'WORKER TIMEOUT, and the 502 behind it',
    cases: [
      {
        name: 'find the call, then as much time as the proxy has, then greenlets',
        log: [TIMEOUT, INGRESS_502],
        text: 'web: gunicorn wsgi -w 4 «--timeout 20» -b :$PORT\n',
        files: { 'requirements.txt': 'gunicorn==23.0.0\ngevent==24.11.1\n' },
        finding: {
          message: 'Worker timed out on `web`. `--timeout` is 20 (the command line).',
          severity: 'error',
          says: [
            '502 Bad Gateway: 1',
            FIND_THE_CALL,
            'task queue such as celery',
            'not above 60 seconds, when nginx in front gives up',
          ],
          never: ['--timeout 0'],
          fixes: [
            { title: 'Set `--timeout` to 60', text: 'web: gunicorn wsgi -w 4 --timeout 60 -b :$PORT\n' },
            {
              title: 'Use `-k gevent --worker-connections 500`',
              text: 'web: gunicorn wsgi -w 4 --timeout 20 -b :$PORT -k gevent --worker-connections 500\n',
            },
            {
              title: 'Use `-k gthread --threads 8`',
              text: 'web: gunicorn wsgi -w 4 --timeout 20 -b :$PORT -k gthread --threads 8\n',
            },
          ],
        },
      },
      {
        name: 'no more time than the proxy has',
        log: [TIMEOUT],
        text: 'web: gunicorn wsgi -w 4 «--timeout 600» -k sync\n',
        finding: {
          message: 'Worker timed out on `web`. `--timeout` is 600 (the command line).',
          severity: 'error',
          says: [FIND_THE_CALL],
          never: ['--timeout 0', 'Set `--timeout`'],
          fixes: [
            {
              title: 'Use `-k gthread --threads 8`',
              text: 'web: gunicorn wsgi -w 4 --timeout 600 -k gthread --threads 8\n',
            },
          ],
        },
      },
      {
        name: 'an asynchronous worker was silent as a whole',
        log: [TIMEOUT],
        text: 'web: gunicorn wsgi «-k gevent» -w 4\n',
        finding: {
          message: 'Worker timed out on `web`. `--timeout` is 30 (default).',
          severity: 'error',
          says: [FIND_THE_CALL, '`--timeout` is not about a request', 'code that blocks the loop'],
          never: ['--timeout 0'],
          fixes: [],
        },
      },
      {
        name: 'Procfile and app_desc.yaml are kept the same',
        log: [TIMEOUT],
        text: 'web: gunicorn wsgi -w 4 «--timeout 20»\n',
        files: { 'app_desc.yaml': TWO_FILES },
        finding: {
          message: 'Worker timed out on `web`. `--timeout` is 20 (the command line).',
          severity: 'error',
          fixes: [
            {
              title: 'Set `--timeout` to 60',
              text: 'web: gunicorn wsgi -w 4 --timeout 60\n',
              others: { 'app_desc.yaml': TWO_FILES.replace('20', '60') },
            },
            {
              title: 'Use `-k gthread --threads 8`',
              text: 'web: gunicorn wsgi -w 4 --timeout 20 -k gthread --threads 8\n',
              others: { 'app_desc.yaml': TWO_FILES.replace('20', '20 -k gthread --threads 8') },
            },
          ],
        },
      },
    ],
    proofs: [
      {
        file: 'test/unit/remedies/real-programs.test.ts',
        test: 'a slow view: the timeout on the line, and a repaired line that answers',
      },
      {
        file: 'test/ui/loop.test.ts',
        test: 'a worker timeout: the card says why, leads to the line, shows the repair, makes it, and asks for a deploy',
      },
      {
        file: 'test/ui/loop-scenarios.test.ts',
        test: 'a worker timeout: to the words that set it, and to as much time as the proxy has',
      },
      {
        file: 'test/ui/loop-scenarios.test.ts',
        test: 'with the keyboard alone: to the card, through it, to the line, and back',
      },
    ],
  },
  {
    number: 3,
    title: '502 and 504, told apart',
    cases: [
      {
        name: 'nothing listens: the application says nothing of it',
        log: [REFUSED],
        text: 'web: «gunicorn» wsgi -w 4\n',
        finding: {
          message: 'nginx cannot connect to the application (502) on `web`.',
          severity: 'error',
          says: ['Bind to 0.0.0.0 or [::] and to $PORT'],
          fixes: [],
        },
      },
      {
        name: 'a connection closed without an answer, while no worker was killed',
        log: [CLOSED()],
        text: 'web: «gunicorn» wsgi -w 4 -k gthread --threads 8\n',
        finding: {
          message: 'Application closed the connection without an answer (502) on `web`. `--keep-alive` is 2 (default).',
          severity: 'error',
          says: ['If none was killed'],
          fixes: [
            {
              title: 'Set `--keep-alive` to 65',
              text: 'web: gunicorn wsgi -w 4 -k gthread --threads 8 --keep-alive 65\n',
            },
          ],
        },
      },
      {
        name: 'a worker that was killed takes its 502 with it',
        log: [KILLED, CLOSED('09:59:52'), INGRESS_502.replace('01:58:53', '01:59:52')],
        text: 'web: gunicorn wsgi -w 3 «--max-requests 1024»\n',
        finding: {
          message: 'Worker was killed (SIGKILL) on `web`. `--max-requests` is 1024 (the command line).',
          severity: 'error',
          says: ['502'],
          fixes: [{ title: 'Use 2 workers', text: 'web: gunicorn wsgi -w 2 --max-requests 1024\n' }],
        },
      },
      {
        name: 'gunicorn was told to stop: a rollout, one step milder',
        log: ['[2026-11-20 10:00:00 +0000] [1] [INFO] Handling signal: term', CLOSED('10:00:02')],
        text: 'web: «gunicorn» wsgi -w 4\n',
        finding: {
          message: 'Application closed the connection without an answer (502) on `web`. `--keep-alive` is 2 (default).',
          severity: 'warning',
          says: ['this looks like a rollout'],
          fixes: [],
        },
      },
      {
        name: 'a process that was stopped on purpose: a rollout, one step milder',
        log: ['2026-11-20T02:00:00.000000+00:00 heroku[web.1]: Process exited with status 143', CLOSED('02:00:02')],
        text: 'web: «gunicorn» wsgi -w 4\n',
        finding: {
          message: 'Application closed the connection without an answer (502) on `web`. `--keep-alive` is 2 (default).',
          severity: 'warning',
          says: ['this looks like a rollout'],
          fixes: [],
        },
      },
      {
        name: 'a status of 504 alone: too slow',
        log: [INGRESS_502.replaceAll('502', '504')],
        text: 'web: «gunicorn» wsgi -w 4\n',
        finding: {
          message: "504 Gateway Timeout on `web`. `--worker-class` is 'sync' (default).",
          severity: 'error',
          says: ['Move the slow work out of the request'],
          fixes: [{ title: 'Use `-k gthread --threads 8`', text: 'web: gunicorn wsgi -w 4 -k gthread --threads 8\n' }],
        },
      },
    ],
    proofs: [
      {
        file: 'test/unit/logs/real-programs/gateways.test.ts',
        test: 'nginx: what it writes about an application that fails',
      },
    ],
  },
  {
    number: 4,
    title: 'celery child killed by signal 9',
    cases: [
      {
        name: 'without -c as many children as the machine has cores: two first, then recycling, or greenlets',
        log: [CHILD_KILLED],
        text: 'worker: «celery» -A proj worker -l info\n',
        files: { 'requirements.txt': 'celery==5.3.6\n' },
        finding: {
          message: 'Celery child was killed (SIGKILL) on `worker`.',
          severity: 'error',
          says: ['unless told, celery starts one for each core of the machine', '--max-memory-per-child'],
          fixes: [
            { title: 'Run 2 tasks at once (`-c 2`)', text: 'worker: celery -A proj worker -l info -c 2\n' },
            {
              title: 'For tasks that wait: greenlets in one process (`-P gevent -c 100`)',
              text: 'worker: celery -A proj worker -l info -P gevent -c 100\n',
              others: { 'requirements.txt': 'celery==5.3.6\ngevent\n' },
            },
            {
              title: 'Replace a child after 100 tasks (`--max-tasks-per-child 100`)',
              text: 'worker: celery -A proj worker -l info --max-tasks-per-child 100\n',
            },
            {
              title: 'Replace a child above 393000 KiB (`--max-memory-per-child 393000`)',
              text: 'worker: celery -A proj worker -l info --max-memory-per-child 393000\n',
            },
          ],
        },
      },
      {
        name: 'two children, recycled already: more instances, then a larger plan for one huge task',
        log: [CHILD_KILLED],
        file: 'app_desc.yaml',
        text: CELERY_APP_DESC.replace('«celery» -A proj worker -c 2', 'celery -A proj worker «-c 2»'),
        finding: {
          message: 'Celery child was killed (SIGKILL) on `worker`.',
          severity: 'error',
          says: ['run more instances, not more children', 'Where one task alone needs that much'],
          fixes: [
            { title: 'Run 2 instances', text: before(unmarked(CELERY_APP_DESC), 'replicas: 2') },
            {
              title: 'Use the plan 4C2G5R (2048 MiB of memory)',
              text: before(unmarked(CELERY_APP_DESC), 'plan: 4C2G5R'),
            },
          ],
        },
      },
    ],
    proofs: [
      {
        file: 'test/unit/remedies/real-programs.test.ts',
        test: 'a child of celery that is killed: fewer children at once',
      },
      { file: 'test/ui/loop.test.ts', test: 'celery children are killed: fewer at once' },
      {
        file: 'test/ui/loop-scenarios.test.ts',
        test: 'a child of celery that was killed: to the number of children, and to fewer',
      },
      {
        file: 'test/unit/logs/incidents/planned-stop.test.ts',
        test: 'all that celery writes of a child that was killed is one kill',
      },
    ],
  },
  {
    number: 5,
    title: 'Memory grows until the kill',
    cases: [
      {
        name: 'workers are recycled, and it is called a leak',
        log: [KILLED],
        text: 'web: gunicorn wsgi «-w 2»\n',
        finding: {
          message: 'Worker was killed (SIGKILL) on `web`. `--max-requests` is 0 (default).',
          severity: 'error',
          says: [IS_A_LEAK, 'recycle workers before they grow'],
          fixes: [
            {
              title: 'Add `--max-requests 1024 --max-requests-jitter 50`',
              text: 'web: gunicorn wsgi -w 2 --max-requests 1024 --max-requests-jitter 50\n',
            },
          ],
        },
      },
      {
        name: 'a single worker is not recycled: nothing would answer meanwhile',
        log: [KILLED],
        text: 'web: gunicorn wsgi «-w 1»\n',
        finding: {
          message: 'Worker was killed (SIGKILL) on `web`. `--max-requests` is 0 (default).',
          severity: 'error',
          says: [IS_A_LEAK],
          never: ['--max-requests 1024'],
          fixes: [],
        },
      },
    ],
    proofs: [
      { file: 'test/unit/remedies/real-programs.test.ts', test: 'recycling is planned, a killed worker is not' },
      { file: 'test/ui/loop.test.ts', test: 'memory grows until a worker is killed: workers are replaced before that' },
      {
        file: 'test/ui/loop-scenarios.test.ts',
        test: 'a worker that was killed: to the number of workers, and to recycling',
      },
    ],
  },
  {
    number: 6,
    title: 'Memory alert under load',
    cases: [
      {
        name: 'more instances first, then a larger plan, never more workers',
        log: ['bkapps - 内存使用率过高 [default:prod] 告警'],
        file: 'app_desc.yaml',
        text: WEB_APP_DESC,
        finding: {
          message: 'Memory is nearly used up (alert) on `web`. `--max-requests` is 0 (default).',
          severity: 'error',
          says: ['First: Do not raise --concurrency or -w', 'Under load, run more instances before anything else'],
          never: ['-w 5', '-c '],
          fixes: [
            { title: 'Run 2 instances', text: before(unmarked(WEB_APP_DESC), 'replicas: 2') },
            { title: 'Use the plan 4C2G5R (2048 MiB of memory)', text: before(unmarked(WEB_APP_DESC), 'plan: 4C2G5R') },
          ],
        },
      },
      {
        name: 'never two schedulers',
        log: ['alert: shop-default-prod-high_mem_usage is firing'],
        file: 'app_desc.yaml',
        text: BEAT_APP_DESC,
        finding: {
          message: 'Memory is nearly used up (alert) on `beat`.',
          severity: 'error',
          never: ['replicas'],
          fixes: [
            {
              title: 'Use the plan 4C2G5R (2048 MiB of memory)',
              text: before(unmarked(BEAT_APP_DESC), 'plan: 4C2G5R'),
            },
          ],
        },
      },
    ],
    proofs: [],
  },
  {
    number: 7,
    title: 'CPU alert of an application that waits',
    cases: [
      {
        name: 'look for a busy loop, do not scale',
        log: ['bkapps - CPU 使用率过高 [prod] 告警'],
        file: 'app_desc.yaml',
        text: WEB_APP_DESC,
        finding: {
          message: 'CPU is nearly used up (alert) on `web`.',
          severity: 'warning',
          says: ['look for a busy loop', 'Put a pause into loops'],
          never: ['replicas', 'plan:'],
          fixes: [],
        },
      },
    ],
    proofs: [],
  },
  {
    number: 8,
    title: 'The database is the bottleneck',
    cases: [
      {
        name: 'SQLite is locked: PostgreSQL or MySQL for more than one writer',
        log: ['sqlite3.OperationalError: database is locked'],
        text: 'web: «gunicorn» wsgi\n',
        finding: {
          message: 'SQLite database is locked on `web`.',
          severity: 'error',
          says: ['MySQL or PostgreSQL', 'WAL'],
          fixes: [],
        },
      },
      {
        name: 'the pool of SQLAlchemy is empty',
        log: [
          'sqlalchemy.exc.TimeoutError: QueuePool limit of size 5 overflow 10 reached, connection timed out, timeout 30.00 (Background on this error at: https://sqlalche.me/e/20/3o7r)',
        ],
        text: 'web: «gunicorn» wsgi -k gthread --threads 20\n',
        finding: {
          message: 'SQLAlchemy pool has no connection left on `web`.',
          severity: 'error',
          says: ['Close sessions', 'pool_size'],
          fixes: [],
        },
      },
      {
        name: 'the pool of psycopg is empty',
        log: ["psycopg_pool.PoolTimeout: couldn't get a connection after 30.00 sec"],
        text: 'web: «gunicorn» wsgi\n',
        finding: {
          message: 'psycopg pool has no connection left on `web`.',
          severity: 'error',
          says: ['max_size'],
          fixes: [],
        },
      },
      {
        name: 'MySQL has no connections left: fewer workers, smaller pools',
        log: ["pymysql.err.OperationalError: (1040, 'Too many connections')"],
        text: 'web: gunicorn wsgi «-w 8»\n',
        finding: {
          message: 'MySQL has no connections left on `web`. `--workers` is 8 (the command line).',
          severity: 'error',
          says: ['CONN_MAX_AGE'],
          fixes: [{ title: 'Use 7 workers', text: 'web: gunicorn wsgi -w 7\n' }],
        },
      },
      {
        name: 'more than 80 % of the pool of SQLAlchemy is in use',
        log: [
          '2026-11-20 13:00:04,524 INFO app.db: Pool size: 10  Connections in pool: 1 Current Overflow: -1 Current Checked out connections: 9',
        ],
        text: 'web: «gunicorn» wsgi -k gthread --threads 8\n',
        finding: {
          signature: 'db-pool-nearly-used-up',
          message: 'Database pool is nearly used up on `web`.',
          severity: 'warning',
          says: [
            'At most 9 of 10 connections were in use (90 %)',
            'First: Find out who holds connections',
            'Give connections back early',
            'pool_size',
          ],
          fixes: [],
        },
      },
      {
        name: 'up to 80 % of a pool is no incident',
        log: [
          "INFO app.db: {'pool_min': 2, 'pool_max': 10, 'pool_size': 8, 'pool_available': 0, 'requests_waiting': 0}",
        ],
        text: 'web: gunicorn wsgi -w 4\n',
      },
      {
        name: 'more than 80 % of what the database takes is in use: fewer workers',
        log: [
          '2026-11-20T12:00:00.000000+00:00 app[heroku-postgres]: source=DATABASE addon=postgresql-curly-12345 sample#db_size=26219348792bytes sample#tables=13 sample#active-connections=19 sample#waiting-connections=1 sample#max-connections=20 sample#connections-percentage-used=0.95',
        ],
        text: 'web: gunicorn wsgi «-w 8»\n',
        finding: {
          signature: 'db-connections-nearly-used-up',
          message: 'Connections of the database are nearly used up on `web`. `--workers` is 8 (the command line).',
          severity: 'warning',
          says: ['At most 19 of 20 connections were in use (95 %)', 'PgBouncer'],
          fixes: [{ title: 'Use 7 workers', text: 'web: gunicorn wsgi -w 7\n' }],
        },
      },
      {
        name: 'PostgreSQL has no slots left',
        log: [
          'psycopg.OperationalError: connection failed: FATAL:  remaining connection slots are reserved for roles with the SUPERUSER attribute',
        ],
        text: 'web: gunicorn wsgi «-w 8»\n',
        finding: {
          message: 'PostgreSQL has no connections left on `web`. `--workers` is 8 (the command line).',
          severity: 'error',
          says: ['PgBouncer'],
          fixes: [{ title: 'Use 7 workers', text: 'web: gunicorn wsgi -w 7\n' }],
        },
      },
    ],
    proofs: [
      {
        file: 'test/unit/logs/real-programs/databases.test.ts',
        test: 'Python: a locked SQLite database, on the last line of the traceback',
      },
      {
        file: 'test/unit/logs/real-programs/python-libraries.test.ts',
        test: 'what requests, urllib3, redis-py, SQLAlchemy and CPython write is recognised',
      },
      {
        file: 'test/ui/loop-files.test.ts',
        test: 'what no edit repairs is said in words, and the card leads to the process',
      },
      { file: 'test/unit/logs/health/pool-use.test.ts', test: 'SQLAlchemy and psycopg_pool print what is read here' },
      { file: 'test/ui/loop-scenarios.test.ts', test: 'no connections left: to the number of workers, and to fewer' },
      {
        file: 'test/ui/loop-scenarios.test.ts',
        test: 'a pool that is nearly used up: the figure is an alarm, the card says how much and what to do',
      },
    ],
  },
  {
    number: 9,
    title: 'Settings that stand in gunicorn.conf.py',
    cases: [
      {
        name: 'the timeout',
        log: [TIMEOUT],
        text: 'web: «gunicorn» wsgi\n',
        files: { 'gunicorn.conf.py': 'workers = 4\nworker_class = "sync"\ntimeout = 20  # seconds\n' },
        finding: {
          message: 'Worker timed out on `web`. `--timeout` is 20 (gunicorn.conf.py, line 3).',
          severity: 'error',
          fixes: [
            {
              title: 'Set `--timeout` to 60',
              others: { 'gunicorn.conf.py': 'workers = 4\nworker_class = "sync"\ntimeout = 60  # seconds\n' },
            },
            {
              title: 'Use `-k gthread --threads 8`',
              text: 'web: gunicorn wsgi --threads 8\n',
              others: { 'gunicorn.conf.py': 'workers = 4\nworker_class = "gthread"\ntimeout = 20  # seconds\n' },
            },
          ],
        },
      },
      {
        name: 'keep-alive',
        log: [CLOSED()],
        text: 'web: «gunicorn» wsgi\n',
        files: {
          'gunicorn.conf.py': 'worker_class = "gevent"\nkeepalive = 5\n',
          'requirements.txt': 'gunicorn\ngevent\n',
        },
        finding: {
          message:
            'Application closed the connection without an answer (502) on `web`. `--keep-alive` is 5 (gunicorn.conf.py, line 2).',
          severity: 'error',
          fixes: [
            {
              title: 'Set `--keep-alive` to 65',
              others: { 'gunicorn.conf.py': 'worker_class = "gevent"\nkeepalive = 65\n' },
            },
          ],
        },
      },
      {
        name: 'the graceful timeout, together with the grace period of the platform',
        log: ['[2026-11-20 07:27:00 +0000] [12] [WARNING] Worker graceful timeout (pid:12)'],
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodule:\n  language: python\n  spec:\n    processes:\n      - name: web\n        procCommand: «gunicorn» wsgi -k gevent\n',
        files: { 'gunicorn.conf.py': 'graceful_timeout = 20\n' },
        finding: {
          message:
            'Requests were cut off while stopping on `web`. `--graceful-timeout` is 20 (gunicorn.conf.py, line 1).',
          severity: 'warning',
          says: ['the platform must wait longer'],
          fixes: [
            {
              title: 'Wait 65 seconds for the end of the process',
              text: 'specVersion: 3\nmodule:\n  language: python\n  spec:\n    processes:\n      - name: web\n        gracefulShutdownSeconds: 65\n        procCommand: gunicorn wsgi -k gevent\n',
              others: { 'gunicorn.conf.py': 'graceful_timeout = 60\n' },
            },
          ],
        },
      },
    ],
    proofs: [
      { file: 'test/unit/remedies/real-programs.test.ts', test: 'the timeout of gunicorn.conf.py is repaired there' },
      { file: 'test/ui/loop-files.test.ts', test: 'a timeout that a configuration file sets is changed there' },
    ],
  },
  {
    number: 10,
    title: 'Mixed content in the console of a browser',
    cases: [
      {
        name: 'the meta tag, spelt right',
        log: [
          "Mixed Content: The page at 'https://app.example.com/' was loaded over HTTPS, but requested an insecure stylesheet 'http://app.example.com/s.css'. This request has been blocked; the content must be served over HTTPS.",
        ],
        text: 'web: «gunicorn» wsgi\n',
        finding: {
          message: 'Page over HTTPS asks for http:// (mixed content) on `web`.',
          severity: 'warning',
          says: [
            '<meta http-equiv="Content-Security-Policy" content="upgrade-insecure-requests">',
            'SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")',
          ],
          fixes: [],
        },
      },
    ],
    proofs: [],
  },
  {
    number: 11,
    title: 'Workers that restart often: planned or crashed',
    cases: [
      {
        name: 'recycled as planned: no incident',
        log: [
          '[2026-11-20 10:00:31 +0800] [33] [INFO] Autorestarting worker after current request.',
          '[2026-11-20 10:00:31 +0800] [33] [INFO] Worker exiting (pid: 33)',
          '[2026-11-20 10:00:32 +0800] [41] [INFO] Booting worker with pid: 41',
        ],
        text: 'web: gunicorn wsgi --max-requests 1024\n',
      },
      {
        name: 'crashed: a native library',
        log: ['[2026-11-20 10:00:42 +0800] [1] [ERROR] Worker (pid:41) was sent SIGSEGV!'],
        text: 'web: «gunicorn» wsgi --max-requests 1024\n',
        finding: {
          message: 'Worker crashed on `web`.',
          severity: 'error',
          says: ['Find the native library'],
          never: ['--max-requests'],
          fixes: [],
        },
      },
    ],
    proofs: [
      { file: 'test/unit/remedies/real-programs.test.ts', test: 'recycling is planned, a killed worker is not' },
      {
        file: 'test/unit/logs/incidents/planned-stop.test.ts',
        test: 'gunicorn 20.1 kills what is not done in its grace period: requests were cut off',
      },
    ],
  },
  {
    number: 12,
    title: 'A deploy that fails on the platform',
    cases: [
      {
        name: 'the Procfile is refused: at the error that it has',
        log: ['Procfile error: Can not read Procfile file from repository'],
        text: 'web: gunicorn wsgi\n«worker celery -A proj worker»\n',
        platform: 'blueking',
        finding: {
          message: 'Procfile could not be read',
          severity: 'error',
          says: ['colon', 'Open Procfile or app_desc.yaml'],
          fixes: [],
        },
      },
      {
        name: 'restarted too often: what the log said before',
        log: [
          '[2026-11-20 08:00:00 +0000] [8] [ERROR] Exception in worker process',
          'Release aborted, reason: instance restarted more than 3 times',
        ],
        text: '«web»: gunicorn wsgi -b :$PORT\n',
        finding: {
          signature: 'bk-release-restarts',
          message: 'Release aborted: new instances keep restarting',
          severity: 'error',
          says: ['Before it: Exception in a worker process', 'Read the log of the previous container'],
          fixes: [],
        },
      },
      {
        name: 'not ready in time: a more patient probe',
        log: ['Release aborted, reason: release took too long to complete'],
        file: 'app_desc.yaml',
        text: PROBED.replace('web', '«web»'),
        finding: {
          message: 'Release was not ready in time',
          severity: 'error',
          says: ['Repair what the same minute of the log names first'],
          never: ['plan:'],
          fixes: [
            {
              title: 'Set `timeout_seconds` of the readiness probe to 5',
              text: PROBED.replace('timeout_seconds: 1', 'timeout_seconds: 5'),
            },
            {
              title: 'Set `failure_threshold` of the readiness probe to 6',
              text: PROBED.replace('          http_get', '          failure_threshold: 6\n          http_get'),
            },
          ],
        },
      },
    ],
    proofs: [
      {
        file: 'test/ui/loop-deploy.test.ts',
        test: 'Procfile error: the card leads to the line without a colon, one click repairs it, a deploy is asked for',
      },
    ],
  },
];
