// What people have posted in public threads, shortened and with other names, and what an engineer says of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLogText } from '../../support/incidents-of.ts';

interface Excerpt {
  /** The incidents in their order: the failure that names it, how often, the process where the log tells one. */
  readonly says: readonly (readonly [string, number, string?])[];
  readonly lines: readonly string[];
}

const at = (second: number, text: string): string =>
  `[2026-11-20 10:00:${String(second).padStart(2, '0')} +0000] ${text}`;
const supervisor = (second: number, text: string): string =>
  `2026-11-20 10:00:${String(second).padStart(2, '0')},100 ${text}`;
const heroku = (source: string, text: string): string => `2026-11-20T10:00:01.300763+00:00 ${source}: ${text}`;

const EXCERPTS: Readonly<Record<string, Excerpt>> = {
  'benoitc/gunicorn#545: gunicorn 0.17 says it twice': {
    says: [['gunicorn-worker-timeout', 1]],
    lines: [at(1, '[9] [CRITICAL] WORKER TIMEOUT (pid:18)'), at(1, '[9] [CRITICAL] WORKER TIMEOUT (pid:18)')],
  },
  'britkat1980/giv_tcp#257: a machine that swaps ends a worker long after its timeout, another dies of itself': {
    says: [
      ['gunicorn-worker-timeout', 2],
      ['gunicorn-worker-oom-sigkill', 1],
    ],
    lines: [
      at(22, '[96] [CRITICAL] WORKER TIMEOUT (pid:111)'),
      at(23, '[96] [CRITICAL] WORKER TIMEOUT (pid:116)'),
      at(33, '[96] [ERROR] Worker (pid:111) was sent SIGKILL! Perhaps out of memory?'),
      at(33, '[96] [ERROR] Worker (pid:116) was sent SIGKILL! Perhaps out of memory?'),
      at(34, '[96] [ERROR] Worker (pid:113) was sent SIGKILL! Perhaps out of memory?'),
    ],
  },
  'benoitc/gunicorn#2644: systemd reports what gunicorn has said': {
    says: [['gunicorn-boot-failed', 1, 'gunicorn']],
    lines: [
      'Nov 20 10:00:01 host gunicorn[19]: [2026-11-20 10:00:01 +0000] [19] [ERROR] Exception in worker process',
      'Nov 20 10:00:01 host gunicorn[19]: Traceback (most recent call last):',
      "Nov 20 10:00:01 host gunicorn[19]: ModuleNotFoundError: No module named 'django_extensions'",
      'Nov 20 10:00:01 host gunicorn[18]: [2026-11-20 10:00:01 +0000] [18] [INFO] Reason: Worker failed to boot.',
      'Nov 20 10:00:01 host systemd[1]: gunicorn.service: Main process exited, code=exited, status=3/NOTIMPLEMENTED',
      "Nov 20 10:00:01 host systemd[1]: gunicorn.service: Failed with result 'exit-code'.",
    ],
  },
  'jonaswinkler/paperless-ng#230: supervisor reports the end of a server whose port is taken': {
    says: [['port-in-use', 2, 'gunicorn']],
    lines: [
      at(4, "[132] [ERROR] Connection in use: ('localhost', 8000)"),
      '',
      at(4, '[132] [ERROR] Retrying in 1 second.'),
      at(5, "[132] [ERROR] Connection in use: ('localhost', 8000)"),
      at(6, "[132] [ERROR] Can't connect to ('localhost', 8000)"),
      supervisor(6, 'INFO exited: gunicorn (exit status 1; not expected)'),
    ],
  },
  'benoitc/gunicorn#3099: supervisor gives up a program, not the one beside it': {
    says: [
      ['supervisor-exit', 1, 'beat'],
      ['supervisor-fatal', 1, 'web'],
    ],
    lines: [
      supervisor(17, 'INFO exited: web (exit status 127; not expected)'),
      supervisor(18, 'INFO exited: beat (exit status 1; not expected)'),
      supervisor(18, 'INFO exited: web (exit status 127; not expected)'),
      supervisor(20, 'INFO exited: web (exit status 127; not expected)'),
      supervisor(20, 'INFO gave up: web entered FATAL state, too many start retries too quickly'),
    ],
  },
  'NodeBB/NodeBB#6446: what Heroku says of a server that does not boot': {
    says: [['gunicorn-boot-failed', 1, 'web']],
    lines: [
      heroku('app[web.1]', "gunicorn.errors.HaltServer: <HaltServer 'Worker failed to boot.' 3>"),
      heroku('heroku[web.1]', 'Process exited with status 1'),
      heroku('heroku[web.1]', 'State changed from starting to crashed'),
      heroku(
        'heroku[router]',
        'at=error code=H10 desc="App crashed" method=GET path="/" host=a.example.com dyno= status=503',
      ),
    ],
  },
  'dev-hato/hato-bot#1718: a dyno far over its memory': {
    says: [['heroku-r15', 1, 'web']],
    lines: [
      heroku('heroku[web.1]', 'Error R15 (Memory quota vastly exceeded)'),
      heroku('heroku[web.1]', 'Stopping process with SIGKILL'),
      heroku(
        'heroku[router]',
        'at=error code=H13 desc="Connection closed without response" method=GET path="/" dyno=web.1',
      ),
      heroku('heroku[web.1]', 'Process exited with status 137'),
      heroku('heroku[web.1]', 'State changed from up to crashed'),
    ],
  },
  'inventree/InvenTree#2410: a server that needs the database at its start': {
    says: [['pg-unreachable', 1]],
    lines: [
      at(1, '[9] [ERROR] Exception in worker process'),
      'Traceback (most recent call last):',
      'psycopg2.OperationalError: could not connect to server: Connection refused',
      '\tIs the server running on host "localhost" (127.0.0.1) and accepting',
      at(1, '[9] [INFO] Worker exiting (pid: 9)'),
      at(2, '[1] [INFO] Reason: Worker failed to boot.'),
    ],
  },
  'run-llama/sec-insights#13: the same of uvicorn': {
    says: [['pg-unreachable', 1, 'backend']],
    lines: [
      'backend-1  | ERROR:    Traceback (most recent call last):',
      'backend-1  | psycopg2.OperationalError: could not connect to server: Connection refused',
      'backend-1  |',
      'backend-1  | ERROR:    Application startup failed. Exiting.',
    ],
  },
  'MicrosoftDocs/azure-docs#106657: a container that has ended answers no ping': {
    says: [['container-exit-error', 1]],
    lines: [
      '2026-11-20T10:25:36.340Z ERROR - Container app_0_66aec21cfor site app has exited, failing site start',
      "2026-11-20T10:25:36.361Z ERROR - Container app_0_66aec21c didn't respond to HTTP pings on port: 8000, failing site start.",
    ],
  },
  'remix-run/indie-stack#156: the kernel of a machine of Fly.io, its init, and gunicorn': {
    says: [['kernel-oom-kill', 1, 'app']],
    lines: [
      '2026-11-20T10:00:59Z app[148e272ad23489] lax [info] [ 8331.123456] Out of memory: Killed process 513 (gunicorn) total-vm:982076kB, anon-rss:187304kB',
      '2026-11-20T10:01:00Z app[148e272ad23489] lax [info] [2026-11-20 10:01:00 +0000] [510] [ERROR] Worker (pid:513) was sent SIGKILL! Perhaps out of memory?',
      '2026-11-20T10:01:00Z app[148e272ad23489] lax [info]  INFO Process appears to have been OOM killed!',
    ],
  },
  'celery/kombu#1019: the broker is lost while it is written to': {
    says: [['celery-broker-lost', 1]],
    lines: [
      '[2026-11-20 10:00:23,873: WARNING/MainProcess] consumer: Connection to broker lost. Trying to re-establish the connection...',
      'Traceback (most recent call last):',
      'TimeoutError: [Errno 110] Connection timed out',
      '',
      'During handling of the above exception, another exception occurred:',
      '',
      'Traceback (most recent call last):',
      'redis.exceptions.TimeoutError: Timeout writing to socket',
    ],
  },
  'langgenius/dify#13001: two lines of one refusal, without a time': {
    says: [['celery-app-not-found', 1]],
    lines: [
      "stderr: Error: Invalid value for '-A' / '--app': ",
      'stderr: Unable to load celery application.',
      'stderr: While trying to load the module app.celery the following error occurred:',
    ],
  },
  'alexhayes/django-cereal#1: an exception shown inside another': {
    says: [['mysql-gone-away', 1]],
    lines: [
      "2026-11-20 10:00:56,326 CRITICAL celery.worker.consumer: Can't decode message body: DecodeError(OperationalError(OperationalError(2006, 'MySQL server has gone away'), <function f>))",
    ],
  },
  'celery/celery#5563: a log that begins in the middle of a traceback': {
    says: [['mysql-unreachable', 2]],
    lines: [
      `django.db.utils.OperationalError: (2002, "Can't connect to local MySQL server through socket '/run/mysqld.sock' (2)")`,
      `[2019-06-17 11:59:48,255: ERROR/MainProcess] Error in timer: OperationalError(2002, "Can't connect to local MySQL server through socket '/run/mysqld.sock' (2)")`,
      'Traceback (most recent call last):',
      `django.db.utils.OperationalError: (2002, "Can't connect to local MySQL server through socket '/run/mysqld.sock' (2)")`,
    ],
  },
  'elastic/ecs-logging-python: the exception in parts': {
    says: [['redis-unreachable', 1]],
    lines: [
      '{"log.level":"error","message":"cache failed","error":{"type":"ConnectionError","message":"Error 111 connecting to redis:6379. Connection refused.","stack_trace":"  File \\"x.py\\", line 3, in f\\n    raise ConnectionError(m)\\n"}}',
    ],
  },
  'openaq/openaq-api#47: a worker of uvicorn under gunicorn': {
    says: [['gunicorn-boot-failed', 1, 'api']],
    lines: [
      'api_1  | Traceback (most recent call last):',
      'api_1  | asyncio.exceptions.TimeoutError',
      `api_1  | ${at(0, '[9] [ERROR] Application startup failed. Exiting.')}`,
      `api_1  | ${at(0, '[9] [INFO] Worker exiting (pid: 9)')}`,
      `api_1  | ${at(1, '[1] [INFO] Reason: Worker failed to boot.')}`,
      'api_1 exited with code 3',
    ],
  },
  'a name that does not resolve, said by the client of the service': {
    says: [['mongo-server-selection', 1]],
    lines: [
      'pymongo.errors.ServerSelectionTimeoutError: mongo:27017: [Errno -3] Temporary failure in name resolution, Timeout: 30s, Topology Description: <TopologyDescription id: 65>',
    ],
  },
  'PostgreSQL repeats a statement that has such a text in it': {
    says: [],
    lines: [
      '2026-11-20 14:05:10.150 UTC [40] ERROR:  duplicate key value violates unique constraint "logs_pkey"',
      "2026-11-20 14:05:10.150 UTC [40] STATEMENT:  INSERT INTO logs (message) VALUES ('FATAL:  sorry, too many clients already')",
      "2026-11-20 14:05:10.160 UTC [40] LOG:  duration: 12.300 ms  statement: INSERT INTO logs (message) VALUES ('FATAL:  sorry, too many clients already')",
    ],
  },
};

for (const [what, { says, lines }] of Object.entries(EXCERPTS)) {
  test(what, () => {
    const { incidents } = readLogText(...lines);
    assert.deepEqual(
      incidents.map(({ signature, count, process }) => (process ? [signature, count, process] : [signature, count])),
      says,
    );
  });
}
