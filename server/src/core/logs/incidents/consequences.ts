/**
 * Which failures follow from which. Lines that follow from a failure within seconds belong to its incident and start
 * none of their own. The stronger cause names the incident even if its line comes last, as gunicorn's boot failure does.
 *
 * Sources: benoitc/gunicorn gunicorn/arbiter.py (murder_workers aborts, then kills; reap_workers reports the signal or
 * the exit code; halt after a boot failure), unbit/uwsgi core/master_checks.c (harakiri and evil reload kill the worker,
 * reap then reports signal 9), celery/billiard pool.py (the hard time limit kills the child), and the kernel's own
 * order: a memory kill is reported first by the kernel, then by whoever waited for the process. Python prints the exceptions of
 * a chain the innermost first (python/cpython:Lib/traceback.py).
 */

/**
 * How the two lines must be related. `process`: the same pid if both name one, else the same stream. `after`: like
 * `process`, with the cause written first. `stream`: the same stream, whatever the pids, because a server may report
 * about its workers. `key`: the same stream and what keeps incidents apart there, such as the program that supervisor names.
 * `named`: both lines name the same process; long after the cause, too, as a machine that swaps takes long to end it. `lasting`: the
 * same log, as long after the cause as Heroku leaves a crashed dyno down; meanwhile its router answers, and names no dyno.
 */
export type Link = 'process' | 'named' | 'lasting' | 'after' | 'stream' | 'key' | 'anywhere';

interface Consequence {
  readonly of: readonly string[];
  readonly ids: readonly string[];
  readonly link: Link;
}

const MEMORY_KILLS = [
  'gunicorn-worker-oom-sigkill',
  'celery-worker-oom-sigkill',
  'uwsgi-worker-oom-sigkill',
  'nginx-worker-killed',
  'shell-killed',
  'supervisor-killed',
  'pm2-killed',
  'container-exit-137',
  'systemd-oom',
  'systemd-service-killed',
  'systemd-service-failed',
];
const CRASHES = [
  'py-fatal-error',
  'gunicorn-worker-crash',
  'uwsgi-worker-crash',
  'kernel-segfault',
  'container-exit-139',
];
const TIMEOUTS = [
  'gunicorn-worker-timeout',
  'uwsgi-harakiri',
  'puma-worker-timeout',
  'unicorn-timeout',
  'phpfpm-terminated',
];
const PROXY = [
  'nginx-upstream-timeout',
  'nginx-upstream-reset',
  'nginx-upstream-connect-failed',
  'nginx-no-live-upstreams',
  'nginx-upstream-disabled',
  'envoy-upstream-reset',
  'proxy-cannot-connect',
  'heroku-h12',
  'heroku-h13',
  'heroku-h18',
];
const STATUSES = ['http-502', 'http-503', 'http-504'];
/** Exceptions that name the service that failed, unlike the exception of the socket before them in the traceback. */
const NAMED_SERVICES = [
  'redis-unreachable',
  'pg-unreachable',
  'mysql-unreachable',
  'oracle-unreachable',
  'mongo-server-selection',
  'kafka-unreachable',
  'py-http-connect-failed',
  'py-http-connect-timeout',
  'py-http-read-timeout',
  'amqp-connection-lost',
];
/** What an application raises, and where nobody catches it a request, a task or a thread ends with it. */
const RAISED = [
  ...NAMED_SERVICES,
  'login-refused',
  'table-missing',
  'py-memory-error',
  'py-timeout',
  'thread-exhausted',
  'conn-reset',
  'conn-refused',
  'dependency-5xx',
  'tls-not-trusted',
  'tls-handshake-failed',
  'dependency-limited',
  'py-recursion-limit',
  'module-missing',
  'library-missing',
  'settings-refused',
  'django-misconfigured',
  'static-file-missing',
  'permission-denied',
  'gpu-memory-error',
  'connection-shared',
  'sqlite-locked',
  'sqlite-cannot-open',
  'sqlalchemy-pool-timeout',
  'pg-pool-timeout',
  'pgbouncer-pool-timeout',
  'pg-too-many-connections',
  'pg-statement-timeout',
  'pg-lock-timeout',
  'pg-deadlock',
  'pg-conn-lost',
  'mysql-too-many-connections',
  'mysql-lock-wait-timeout',
  'mysql-deadlock',
  'mysql-gone-away',
  'redis-oom',
  'redis-max-clients',
  'redis-misconf',
  'redis-read-only',
  'kafka-heartbeat-lost',
  'es-circuit-breaker',
  'no-space',
  'too-many-open-files',
  'cannot-allocate',
  'celery-hard-time-limit',
  'celery-soft-time-limit',
  'celery-worker-oom-sigkill',
  'celery-worker-lost',
  'celery-broker-unreachable',
  'amqp-declared-otherwise',
  'amqp-global-qos',
  'celery-message-refused',
  'airflow-task-lost',
  'task-unregistered',
];
const UNCAUGHT = ['request-exception', 'job-exception', 'background-exception', 'celery-ended', 'gunicorn-ended'];
/** Python's traceback of a program that ends: the line that names its first frame. */
const ENDED = ['program-exception'];
/** Services that a failure names: what could not start without one did not start because of it. */
const SERVICES_AT_START = [
  ...NAMED_SERVICES,
  'login-refused',
  'pg-too-many-connections',
  'mysql-too-many-connections',
  'redis-max-clients',
  'conn-refused',
  'migration-failed',
  'table-missing',
];
const BOOT_FAILURES = [
  'gunicorn-boot-failed',
  'gunicorn-app-load-failed',
  'uwsgi-app-load-failed',
  'uvicorn-startup-failed',
  'gunicorn-start-refused',
  'celery-app-not-found',
  'celery-pidfile-exists',
  'command-refused',
];
/** What a deployment lacks: the exception that stands above the failure to boot. */
const SETUP = [
  'module-missing',
  'library-missing',
  'settings-refused',
  'django-misconfigured',
  'permission-denied',
  'tls-not-trusted',
];
/** What a program that cannot go on without it ends for. */
const REFUSED_WRITES = ['redis-read-only', 'redis-misconf', 'redis-oom', 'no-space'];

const START_FAILURES = [
  ...BOOT_FAILURES,
  'port-in-use',
  'address-refused',
  'program-missing',
  'hypercorn-lifespan-timeout',
  'nginx-start-refused',
];
/** How whoever has started a process says that it has ended. */
const ENDS = [
  'container-exit-error',
  'supervisor-exit',
  'supervisor-fatal',
  'heroku-dyno-crashed',
  'granian-worker-ended',
];
/** The reasons for which Heroku kills a dyno. */
const HEROKU_KILLS = ['heroku-r10', 'heroku-r12', 'heroku-r15'];
const EXITS = ['container-exit-137', 'container-exit-139', 'container-exit-error'];

/** What the client of a broker says before celery does: of Redis, of an AMQP socket, and of SQS, which is asked by HTTP. */
const BROKER_SOCKETS = ['conn-reset', 'conn-refused', 'redis-unreachable', 'py-timeout', 'py-http-connect-failed'];

const CONSEQUENCES: readonly Consequence[] = [
  { of: ['kernel-oom-kill', 'k8s-oomkilled', 'k8s-system-oom'], ids: MEMORY_KILLS, link: 'anywhere' },
  { of: ['systemd-oom'], ids: ['systemd-service-killed', 'systemd-service-failed'], link: 'anywhere' },
  { of: ['systemd-service-killed'], ids: ['systemd-service-failed'], link: 'key' },
  {
    of: ['gunicorn-worker-timeout'],
    ids: ['gunicorn-worker-oom-sigkill', 'gunicorn-worker-crash', 'gunicorn-worker-exit-code'],
    link: 'named',
  },
  { of: ['gunicorn-worker-timeout'], ids: ['gunicorn-worker-boot-exception'], link: 'process' },
  {
    of: ['uwsgi-harakiri', 'uwsgi-memory-reload', 'uwsgi-graceful-timeout'],
    ids: ['uwsgi-worker-oom-sigkill'],
    link: 'process',
  },
  // It names no process, so a child that was killed earlier may have been killed by something else.
  { of: ['celery-hard-time-limit'], ids: ['celery-worker-oom-sigkill', 'celery-worker-lost'], link: 'after' },
  { of: ['celery-worker-oom-sigkill'], ids: ['celery-worker-lost'], link: 'process' },
  {
    of: BOOT_FAILURES,
    ids: ['gunicorn-worker-boot-exception', 'gunicorn-worker-exit-code', 'py-timeout', ...SETUP],
    // The arbiter gives the reason, with its own pid; the worker reports the exception.
    link: 'stream',
  },
  { of: ['gunicorn-boot-failed'], ids: ['uvicorn-startup-failed'], link: 'stream' },
  { of: ['gunicorn-worker-boot-exception'], ids: [...SETUP, ...ENDS], link: 'process' },
  // gunicorn ends with the same line, whatever the reason.
  { of: ['address-refused'], ids: ['port-in-use'], link: 'process' },
  { of: [...SETUP, ...REFUSED_WRITES], ids: ENDS, link: 'stream' },
  { of: [...RAISED, ...UNCAUGHT], ids: ENDED, link: 'process' },
  { of: RAISED, ids: UNCAUGHT, link: 'process' },
  { of: ENDED, ids: ENDS, link: 'stream' },
  { of: ENDED, ids: ['systemd-service-failed', 'port-not-bound'], link: 'anywhere' },
  { of: ENDED, ids: ['heroku-h10'], link: 'lasting' },
  { of: ['gunicorn-worker-timeout', 'gunicorn-graceful-timeout'], ids: ['request-exception'], link: 'process' },
  {
    of: [...START_FAILURES, 'migration-failed', 'uvicorn-child-died', ...SERVICES_AT_START],
    ids: ENDED,
    link: 'stream',
  },
  { of: START_FAILURES, ids: ENDS, link: 'stream' },
  // systemd writes with a tag of its own.
  { of: [...START_FAILURES, ...SETUP], ids: ['systemd-service-failed'], link: 'anywhere' },
  {
    of: SERVICES_AT_START,
    ids: [...BOOT_FAILURES, 'gunicorn-worker-boot-exception', 'gunicorn-worker-exit-code', ...ENDS],
    link: 'stream',
  },
  { of: ['supervisor-fatal'], ids: ['supervisor-exit', 'supervisor-killed'], link: 'key' },
  { of: EXITS, ids: ['heroku-dyno-crashed', 'k8s-startup-failed'], link: 'stream' },
  { of: HEROKU_KILLS, ids: [...EXITS, 'heroku-dyno-crashed'], link: 'stream' },
  { of: [...HEROKU_KILLS, ...EXITS, 'heroku-dyno-crashed'], ids: ['heroku-h13'], link: 'anywhere' },
  { of: [...START_FAILURES, ...HEROKU_KILLS, ...EXITS, 'heroku-dyno-crashed'], ids: ['heroku-h10'], link: 'lasting' },
  { of: ['kernel-oom-kill'], ids: ['k8s-oomkilled'], link: 'anywhere' },
  {
    of: ['gunicorn-worker-boot-exception', 'gunicorn-worker-crash'],
    ids: ['gunicorn-worker-exit-code'],
    link: 'process',
  },
  { of: ['kernel-segfault', 'py-fatal-error'], ids: ['uwsgi-worker-crash', 'gunicorn-worker-crash'], link: 'anywhere' },
  {
    of: ['celery-broker-unreachable'],
    ids: ['celery-broker-lost', ...BROKER_SOCKETS],
    link: 'process',
  },
  {
    of: ['celery-broker-lost'],
    ids: BROKER_SOCKETS,
    link: 'process',
  },
  { of: ['amqp-global-qos'], ids: ['celery-broker-lost'], link: 'process' },
  { of: ['py-fatal-error'], ids: ['module-missing'], link: 'process' },
  { of: NAMED_SERVICES, ids: ['conn-reset', 'conn-refused', 'py-timeout'], link: 'process' },
  { of: ['k8s-liveness-failed'], ids: ['container-exit-137'], link: 'process' },
  { of: ['kernel-oom-kill', 'no-space'], ids: ['pg-process-crashed', 'pg-conn-lost'], link: 'anywhere' },
  { of: ['pg-process-crashed'], ids: ['pg-conn-lost', 'pg-unreachable'], link: 'anywhere' },
  { of: ['pgbouncer-pool-timeout'], ids: ['pg-conn-lost'], link: 'anywhere' },
  {
    of: [...NAMED_SERVICES, 'login-refused', 'no-space', 'pg-lock-timeout', 'pg-deadlock', 'mysql-lock-wait-timeout'],
    ids: ['migration-failed', 'airflow-gave-up'],
    link: 'process',
  },
  { of: ['table-missing'], ids: ['migration-failed'], link: 'process' },
  { of: ['gunicorn-worker-timeout'], ids: ['airflow-gave-up'], link: 'stream' },
  { of: [...START_FAILURES, ...ENDS], ids: ['port-not-bound'], link: 'anywhere' },
  { of: ['nginx-start-refused'], ids: PROXY, link: 'anywhere' },
  { of: ['pm2-killed', 'k8s-crashloop'], ids: ['container-exit-error'], link: 'process' },
  { of: [...TIMEOUTS, ...MEMORY_KILLS.slice(0, 3), ...CRASHES], ids: [...PROXY, ...STATUSES], link: 'anywhere' },
  {
    of: [...BOOT_FAILURES, 'port-in-use', 'address-refused', 'uvicorn-child-died'],
    ids: [...PROXY, ...STATUSES],
    link: 'anywhere',
  },
  {
    of: ['nginx-upstream-timeout', 'nginx-upstream-reset', 'nginx-upstream-connect-failed'],
    ids: ['nginx-upstream-disabled'],
    link: 'process',
  },
  { of: PROXY, ids: STATUSES, link: 'anywhere' },
];

const byCause = new Map<string, Map<string, Link>>();
const byEffect = new Map<string, Map<string, Link>>();
for (const { of, ids, link } of CONSEQUENCES) {
  for (const cause of of) {
    for (const id of ids) {
      linksOf(byEffect, id).set(cause, link);
      // A cause that is written behind its consequence is so by a moment.
      if (link !== 'after') linksOf(byCause, cause).set(id, link === 'lasting' ? 'anywhere' : link);
    }
  }
}

function linksOf(all: Map<string, Map<string, Link>>, id: string): Map<string, Link> {
  const known = all.get(id) ?? new Map<string, Link>();
  all.set(id, known);
  return known;
}

/** The signatures that may be written just before `cause` although they follow from it, with their links; undefined: none. */
export function effectsOf(cause: string): ReadonlyMap<string, Link> | undefined {
  return byCause.get(cause);
}

/** The signatures that `effect` can follow from, with the link each requires; undefined if there are none. */
export function causesOf(effect: string): ReadonlyMap<string, Link> | undefined {
  return byEffect.get(effect);
}
