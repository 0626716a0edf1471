/** What goes wrong on the demo platform: lines as the real programs write them. Sources: the failure catalogue's samples. */

export interface Step {
  /** Milliseconds after the step before. */
  readonly after: number;
  readonly process: 'web' | 'worker';
  /** What the process writes. */
  readonly text?: (clock: StoryClock) => string;
  /** What the ingress in front of it sees. */
  readonly request?: { readonly path: string; readonly status: number; readonly seconds: number };
  /** The container ends with this state; the platform starts it again. */
  readonly terminated?: { readonly exit_code: number; readonly reason: string };
}

export interface StoryClock {
  /** `[2026-11-20 21:39:04 +0800]` */
  gunicorn(): string;
  /** `2026-11-20 21:39:04,123` */
  celery(): string;
  /** `20/Nov/2026:21:39:01 +0800` */
  access(): string;
}

export const storyNames = ['timeout', 'oom', 'recycle', 'celery', 'slow', 'pool', 'boot', 'sqlite', 'slots'] as const;
export type StoryName = (typeof storyNames)[number];

function line(
  after: number,
  process: Step['process'],
  text: (clock: StoryClock) => string,
  terminated?: Step['terminated'],
): Step {
  return { after, process, text, ...(terminated && { terminated }) };
}

function request(after: number, path: string, status: number, seconds: number): Step {
  return { after, process: 'web', request: { path, status, seconds } };
}

const access =
  (method: string, path: string, status: number, microseconds: number, bytes: number) => (clock: StoryClock) =>
    `[10.0.3.7] 4bf92f3577b34da6a3ce929d0e0e4736 - [${clock.access()}] "${method} ${path} HTTP/1.1" ${status} ${microseconds} ${bytes} "-" "Mozilla/5.0"`;
const gunicorn = (pid: number, level: string, text: string) => (clock: StoryClock) =>
  `[${clock.gunicorn()}] [${pid}] [${level}] ${text}`;
const celery = (level: string, name: string, text: string) => (clock: StoryClock) =>
  `[${clock.celery()}: ${level}/${name}] ${text}`;
const plain = (text: string) => () => text;

function traceback(
  process: Step['process'],
  frames: readonly (readonly [path: string, line: number, name: string, code: string])[],
  last: string,
): Step[] {
  return [
    line(2, process, plain('Traceback (most recent call last):')),
    ...frames.flatMap(([path, at, name, code]): Step[] => [
      line(0, process, plain(`  File "${path}", line ${at}, in ${name}`)),
      line(0, process, plain(`    ${code}`)),
    ]),
    line(0, process, plain(last)),
  ];
}

const WSGI_FRAMES = [
  '/usr/local/lib/python3.11/site-packages/django/core/handlers/base.py',
  197,
  '_get_response',
  'response = wrapped_callback(request, *callback_args, **callback_kwargs)',
] as const;

const stories: Readonly<Record<StoryName, readonly Step[]>> = {
  timeout: [
    line(0, 'web', gunicorn(1, 'CRITICAL', 'WORKER TIMEOUT (pid:23)')),
    line(40, 'web', gunicorn(23, 'ERROR', 'Error handling request /api/v1/reports/monthly')),
    ...traceback(
      'web',
      [
        WSGI_FRAMES,
        ['/app/shop/views.py', 21, 'monthly', 'rows = list(Order.objects.filter(month=month))'],
        ['/usr/local/lib/python3.11/site-packages/gunicorn/workers/base.py', 204, 'handle_abort', 'sys.exit(1)'],
      ],
      'SystemExit: 1',
    ),
    request(30, '/api/v1/reports/monthly', 502, 30.002),
    line(960, 'web', gunicorn(1, 'ERROR', 'Worker (pid:23) was sent SIGKILL! Perhaps out of memory?')),
    line(30, 'web', gunicorn(31, 'INFO', 'Booting worker with pid: 31')),
    request(200, '/api/v1/reports/monthly', 502, 30.001),
  ],
  oom: [
    line(0, 'web', gunicorn(1, 'ERROR', 'Worker (pid:24) was sent SIGKILL! Perhaps out of memory?')),
    line(20, 'web', gunicorn(32, 'INFO', 'Booting worker with pid: 32')),
    request(120, '/api/v1/export/orders.xlsx', 502, 4.871),
    line(600, 'web', gunicorn(1, 'ERROR', 'Worker (pid:32) was sent SIGKILL! Perhaps out of memory?'), {
      exit_code: 137,
      reason: 'OOMKilled',
    }),
    line(20, 'web', gunicorn(33, 'INFO', 'Booting worker with pid: 33')),
  ],
  // What --max-requests does on purpose: nobody is to be alarmed.
  recycle: [
    line(0, 'web', gunicorn(25, 'INFO', 'Autorestarting worker after current request.')),
    line(30, 'web', gunicorn(25, 'INFO', 'Worker exiting (pid: 25)')),
    line(40, 'web', gunicorn(34, 'INFO', 'Booting worker with pid: 34')),
  ],
  // Slow requests hold every worker, so that even static files wait behind them.
  slow: [
    request(0, '/api/v1/orders/search', 504, 60.001),
    request(150, '/static/js/app.js', 504, 60.003),
    request(90, '/api/v1/orders/search', 504, 60.002),
    request(200, '/static/css/app.css', 200, 41.318),
  ],
  boot: [
    line(0, 'web', gunicorn(1, 'INFO', 'Starting gunicorn 23.0.0')),
    line(10, 'web', gunicorn(41, 'INFO', 'Booting worker with pid: 41')),
    line(300, 'web', gunicorn(41, 'ERROR', 'Exception in worker process')),
    ...traceback(
      'web',
      [
        ['/usr/local/lib/python3.11/site-packages/gunicorn/arbiter.py', 608, 'spawn_worker', 'worker.init_process()'],
        ['/app/wsgi.py', 7, '<module>', 'application = get_wsgi_application()'],
        ['/app/shop/views.py', 4, '<module>', 'from shop.payments import charge'],
        ['/app/shop/payments.py', 3, '<module>', 'import stripe'],
      ],
      "ModuleNotFoundError: No module named 'stripe'",
    ),
    line(5, 'web', gunicorn(41, 'INFO', 'Worker exiting (pid: 41)')),
    line(30, 'web', gunicorn(1, 'ERROR', 'Worker (pid:41) exited with code 3')),
    line(2, 'web', gunicorn(1, 'ERROR', 'Shutting down: Master')),
    line(1, 'web', gunicorn(1, 'ERROR', 'Reason: Worker failed to boot.'), { exit_code: 3, reason: 'Error' }),
    line(1500, 'web', gunicorn(1, 'INFO', 'Starting gunicorn 23.0.0')),
    line(10, 'web', gunicorn(42, 'INFO', 'Booting worker with pid: 42')),
  ],
  celery: [
    line(
      0,
      'worker',
      celery('ERROR', 'MainProcess', "Process 'ForkPoolWorker-3' pid:57 exited with 'signal 9 (SIGKILL)'"),
    ),
    line(
      12,
      'worker',
      celery(
        'ERROR',
        'MainProcess',
        "Task handler raised error: WorkerLostError('Worker exited prematurely: signal 9 (SIGKILL) Job: 12.')",
      ),
    ),
    ...traceback(
      'worker',
      [
        [
          '/usr/local/lib/python3.11/site-packages/billiard/pool.py',
          1264,
          'mark_as_worker_lost',
          'raise WorkerLostError(',
        ],
      ],
      'billiard.exceptions.WorkerLostError: Worker exited prematurely: signal 9 (SIGKILL) Job: 12.',
    ),
  ],
  pool: [
    line(0, 'web', gunicorn(25, 'ERROR', 'Error handling request /api/v1/orders/')),
    ...traceback(
      'web',
      [
        WSGI_FRAMES,
        ['/app/shop/orders.py', 34, 'latest', 'with engine.connect() as connection:'],
        ['/usr/local/lib/python3.11/site-packages/sqlalchemy/pool/impl.py', 166, '_do_get', 'raise exc.TimeoutError('],
      ],
      'sqlalchemy.exc.TimeoutError: QueuePool limit of size 5 overflow 10 reached, connection timed out, timeout 30.00 (Background on this error at: https://sqlalche.me/e/20/3o7r)',
    ),
    line(3, 'web', access('GET', '/api/v1/orders/', 500, 30_004_120, 145)),
  ],
  slots: [
    line(0, 'web', gunicorn(26, 'ERROR', 'Error handling request /api/v1/products/')),
    ...traceback(
      'web',
      [
        WSGI_FRAMES,
        ['/app/shop/orders.py', 34, 'latest', 'with engine.connect() as connection:'],
        ['/usr/local/lib/python3.11/site-packages/psycopg2/__init__.py', 122, 'connect', 'conn = _connect(dsn)'],
      ],
      'psycopg2.OperationalError: connection to server at "pg.example.com" (10.0.9.3), port 5432 failed: FATAL:  remaining connection slots are reserved for non-replication superuser connections',
    ),
    line(3, 'web', access('GET', '/api/v1/products/', 500, 31_120, 145)),
  ],
  sqlite: [
    line(
      0,
      'worker',
      celery(
        'ERROR',
        'ForkPoolWorker-1',
        "Task shop.tasks.refresh_stock[5d2c1f] raised unexpected: OperationalError('database is locked')",
      ),
    ),
    ...traceback(
      'worker',
      [
        [
          '/usr/local/lib/python3.11/site-packages/celery/app/trace.py',
          453,
          'trace_task',
          'R = retval = fun(*args, **kwargs)',
        ],
        ['/app/shop/tasks.py', 13, 'refresh_stock', 'Stock.objects.update(checked=now())'],
      ],
      'django.db.utils.OperationalError: database is locked',
    ),
  ],
};

export function story(name: StoryName): readonly Step[] {
  return stories[name];
}
