import { t } from '../../text/l10n.ts';
import { DOWN_OR_MISTAKEN, FEWER_WORKERS_OR_THREADS, OWN_CONNECTIONS } from './often-advised.ts';
import { anywhere, atStart, type Signature } from './signature.ts';

const BINDING = t('Check the binding of the database and its variables; wait for it before the application starts.');

/** PostgreSQL's own log and what its clients repeat. Messages in other languages (lc_messages) are not known. */
export const POSTGRES: readonly Signature[] = [
  {
    id: 'pg-too-many-connections',
    severity: 'critical',
    cause: 'resource',
    program: 'PostgreSQL',
    versions: t('16 words the reserved slots in another way than 15 and before'),
    title: t('PostgreSQL has no connections left'),
    meaning: t('Workers × threads × replicas open more connections than max_connections or the account allows.'),
    causes: [OWN_CONNECTIONS],
    remedies: [
      FEWER_WORKERS_OR_THREADS,
      { text: t('Put PgBouncer in front, or bound the pools (CONN_MAX_AGE=0, pool_size).') },
    ],
    shapes: [
      atStart(
        'FATAL:  remaining connection slots are reserved for …',
        /(?:FATAL: {1,2})?remaining connection slots are reserved for /,
      ),
      atStart('FATAL:  sorry, too many clients already', /(?:FATAL: {1,2})?sorry, too many clients already/),
      atStart(
        'FATAL:  too many connections for role "<r>"',
        /(?:FATAL: {1,2})?too many connections for (?:role|database) "(?<role>[^"\n]{1,63})"/,
      ),
    ],
    examples: [
      'psycopg2.OperationalError: connection to server at "pg.example.com" (10.0.9.3), port 5432 failed: FATAL:  remaining connection slots are reserved for non-replication superuser connections',
      'psycopg.OperationalError: connection failed: FATAL:  remaining connection slots are reserved for roles with the SUPERUSER attribute',
      '2026-11-20 14:05:09.577 UTC [9997] app@app FATAL:  sorry, too many clients already',
      '2026-11-20 14:05:10.001 UTC [9901] app@app FATAL:  too many connections for role "app"',
    ],
    traps: ['max_connections = 100'],
    sources: [
      'postgres/postgres:src/backend/utils/init/postinit.c',
      'postgres/postgres:src/backend/storage/lmgr/proc.c',
      'porsager/postgres#42',
      'metabase/metabase#8679',
    ],
  },
  {
    id: 'pg-statement-timeout',
    severity: 'error',
    cause: 'timeout',
    program: 'PostgreSQL',
    title: t('PostgreSQL cancelled a slow statement'),
    meaning: t('A statement ran longer than statement_timeout, or a transaction sat idle longer than allowed.'),
    causes: [t('A missing index, a lock, or much more data than before.')],
    remedies: [{ text: t('EXPLAIN the statement and add the index; raise the limit for that statement only.') }],
    shapes: [
      atStart(
        'ERROR:  canceling statement due to statement timeout',
        /(?:ERROR: {1,2})?canceling statement due to statement timeout/,
      ),
      atStart(
        'FATAL:  terminating connection due to idle-in-transaction timeout',
        /(?:FATAL: {1,2})?terminating connection due to idle-in-transaction timeout/,
      ),
    ],
    examples: [
      '2026-11-20 14:05:11.001 UTC [9902] app@app ERROR:  canceling statement due to statement timeout',
      'psycopg2.errors.QueryCanceled: canceling statement due to statement timeout',
      '2026-11-20 14:05:15.001 UTC [9906] app@app FATAL:  terminating connection due to idle-in-transaction timeout',
    ],
    traps: [
      '2026-11-20 14:05:12.001 UTC [9903] app@app ERROR:  canceling statement due to user request',
      '2026-11-20 14:05:16.001 UTC [1] LOG:  parameter "statement_timeout" changed to "30000"',
    ],
    sources: ['postgres/postgres:src/backend/tcop/postgres.c ProcessInterrupts()'],
  },
  {
    id: 'pg-lock-timeout',
    severity: 'error',
    cause: 'timeout',
    program: 'PostgreSQL',
    title: t('PostgreSQL waited too long for a lock'),
    meaning: t('A statement waited for a lock longer than lock_timeout.'),
    causes: [t('A migration or a long transaction holds the table.')],
    remedies: [{ text: t('Repeat the migration when there is little traffic; keep transactions short.') }],
    shapes: [
      atStart(
        'ERROR:  canceling statement due to lock timeout',
        /(?:ERROR: {1,2})?canceling statement due to lock timeout/,
      ),
    ],
    examples: [
      'psycopg2.errors.LockNotAvailable: canceling statement due to lock timeout',
      '2026-11-20 14:05:11.001 UTC [9902] app@app ERROR:  canceling statement due to lock timeout',
    ],
    traps: ['2026-11-20 14:05:16.001 UTC [1] LOG:  parameter "lock_timeout" changed to "3000"'],
    sources: ['postgres/postgres:src/backend/tcop/postgres.c ProcessInterrupts()'],
  },
  {
    id: 'pg-deadlock',
    severity: 'error',
    cause: 'resource',
    program: 'PostgreSQL',
    title: t('Deadlock in PostgreSQL'),
    meaning: t('Two transactions waited for each other; one was ended.'),
    causes: [t('The same rows are locked in another order.')],
    remedies: [{ text: t('Lock rows in the same order everywhere, and retry the transaction.') }],
    shapes: [atStart('ERROR:  deadlock detected', /(?:ERROR: {1,2})?deadlock detected\s{0,4}$/)],
    examples: [
      '2026-11-20 14:05:13.001 UTC [9904] app@app ERROR:  deadlock detected',
      'psycopg2.errors.DeadlockDetected: deadlock detected',
    ],
    traps: ['DETAIL:  Process 9121 waits for ShareLock on transaction 882; blocked by process 9122.'],
    sources: ['postgres/postgres:src/backend/storage/lmgr/deadlock.c'],
  },
  {
    id: 'pg-unreachable',
    severity: 'critical',
    cause: 'dependency',
    program: 'PostgreSQL (libpq), pgbouncer',
    versions: t('libpq 14 and later name the server; older ones do not'),
    title: t('PostgreSQL cannot be reached'),
    meaning: t('The database refuses the connection, still starts, or its name does not resolve.'),
    causes: [DOWN_OR_MISTAKEN],
    remedies: [{ text: BINDING }],
    shapes: [
      atStart(
        'connection to server at "<h>" (<ip>), port <p> failed: <reason>',
        /connection to server at "(?<host>[^"\n]{1,120})"(?: \([^)\n]{1,60}\))?, port (?<port>\d{1,5}) failed: (?<reason>Connection refused|Connection timed out|timeout expired|No route to host|Network is unreachable|FATAL: {1,2}the database system is (?:starting up|shutting down|in recovery mode|not yet accepting connections)|server closed the connection|could not (?:open|load|read) [^\n]{1,60}|(?:root certificate|private key) file |server does not support SSL)/,
      ),
      atStart(
        'connection to server on socket "<path>" failed: <reason>',
        /connection to server on socket "[^"\n]{1,120}" failed: (?<reason>No such file or directory|Connection refused)/,
      ),
      atStart(
        'could not connect to server: <reason>',
        /could not connect to server: (?<reason>Connection refused|Connection reset by peer|Connection timed out|No route to host|No such file or directory|Network is unreachable)/,
      ),
      // Only what a client says: a health check at the start has the server write the same.
      atStart(
        'OperationalError: FATAL:  the database system is starting up',
        /(?:\(psycopg2?\.OperationalError\) |(?:psycopg2?\.|django\.db\.utils\.)?OperationalError: |(?:asyncpg\.exceptions\.)?CannotConnectNowError: )(?:FATAL: {1,2})?the database system is (?:starting up|shutting down|in recovery mode|not yet accepting connections)/,
      ),
      atStart(
        'could not translate host name "<h>" to address: <reason>',
        /could not translate host name "(?<host>[^"\n]{1,120})" to address: /,
      ),
      // psycopg 3 asks for the address itself (psycopg/psycopg:psycopg/psycopg/_conninfo_attempts.py).
      atStart(
        "OperationalError: failed to resolve host '<h>': <reason>",
        /(?:psycopg\.|django\.db\.utils\.)?OperationalError: failed to resolve host '(?<host>[^'\n]{1,120})': /,
      ),
      atStart(
        'org.postgresql.util.PSQLException: Connection to <h>:<p> refused.',
        /org\.postgresql\.util\.PSQLException: (?:Connection to (?<host>[^\s:]{1,120}):\d{1,5} refused\.|The connection attempt failed\.)/,
      ),
      anywhere('pgbouncer cannot connect to server', /pgbouncer cannot connect to server/),
    ],
    per: 'host',
    examples: [
      'psycopg2.OperationalError: connection to server at "pg.example.com" (10.0.9.3), port 5432 failed: Connection refused',
      'psycopg2.OperationalError: connection to server at "pg.example.com" (10.0.9.3), port 5432 failed: FATAL:  the database system is starting up',
      'psycopg.OperationalError: connection is bad: connection to server on socket "/var/run/postgresql/.s.PGSQL.5432" failed: No such file or directory',
      'psycopg2.OperationalError: could not connect to server: Connection refused',
      'sqlalchemy.exc.OperationalError: (psycopg2.OperationalError) FATAL:  the database system is starting up',
      'asyncpg.exceptions.CannotConnectNowError: the database system is starting up',
      'org.postgresql.util.PSQLException: Connection to pg.example.com:5432 refused. Check that the hostname and port are correct and that the postmaster is accepting TCP/IP connections.',
      'connection failed: connection to server at "10.0.9.3", port 5432 failed: could not open certificate file "/root/.postgresql/postgresql.crt": Permission denied',
      'django.db.utils.OperationalError: could not translate host name "pg.example.com" to address: Name or service not known',
      "django.db.utils.OperationalError: failed to resolve host 'pg.example.com': [Errno -2] Name or service not known",
      '2026-11-20 11:14:58.916 UTC [1195] LOG C-0x562873edaf90: app/app@10.0.9.7:50486 closing because: pgbouncer cannot connect to server (age=0s)',
    ],
    traps: [
      '\tIs the server running on that host and accepting TCP/IP connections?',
      '2026-11-20 14:05:14.001 UTC [33] FATAL:  the database system is starting up',
    ],
    sources: [
      'postgres/postgres:src/interfaces/libpq/fe-connect.c',
      'MagicStack/asyncpg:asyncpg/exceptions/__init__.py',
      'RunestoneInteractive/RunestoneServer#1191',
      'pgbouncer/pgbouncer:src/objects.c',
    ],
  },
  {
    id: 'pg-conn-lost',
    severity: 'error',
    cause: 'dependency',
    program: 'PostgreSQL',
    title: t('Connection to PostgreSQL was lost'),
    meaning: t('The server or something on the way closed a connection that the application still used.'),
    causes: [
      t('A restart or failover, or an idle connection that was cut.'),
      t('Processes share a connection that was opened before they were forked.'),
    ],
    remedies: [
      {
        text: t('Test connections before use: pool_pre_ping=True, CONN_HEALTH_CHECKS=True; switch TCP keepalives on.'),
      },
      { text: t('Open connections after the fork: engine.dispose() or connections.close_all() in each new process.') },
    ],
    shapes: [
      atStart('server closed the connection unexpectedly', /(?:\(u?['"])?server closed the connection unexpectedly/),
      atStart('SSL connection has been closed unexpectedly', /SSL connection has been closed unexpectedly/),
      atStart(
        'terminating connection due to administrator command',
        /(?:FATAL: {1,2})?terminating connection due to administrator command/,
      ),
      atStart(
        'psycopg2.InterfaceError: connection already closed',
        /(?:psycopg2|django\.db\.utils)\.InterfaceError: connection already closed/,
      ),
      // The server writes the same of clients that hang up, without a class.
      atStart(
        'OperationalError: SSL <SYSCALL error|error>: <reason>',
        /(?:[\w.]{1,60}\.)?(?:OperationalError|DatabaseError|InternalError)(?:: |\(["'])(?:\([\w.]{1,60}\) )?(?:consuming input failed: )?SSL (?:SYSCALL )?error: (?!certificate verify)(?<reason>[^\n\\'"]{1,80})/,
      ),
      // The same behind what somebody says of it.
      atStart(
        '(psycopg2.OperationalError) SSL SYSCALL error: <reason>',
        /\(psycopg2?\.OperationalError\) SSL (?:SYSCALL )?error: (?!certificate verify)/,
      ),
      anywhere(
        'ConnectionDoesNotExistError: connection was closed in the middle of operation',
        /connection was closed in the middle of operation/,
      ),
      atStart(
        'asyncpg.exceptions._base.InterfaceError: connection is closed',
        /asyncpg\.exceptions\._base\.InterfaceError: (?:cannot call [^\n]{1,80}: )?connection is closed/,
      ),
      // psycopg 3 (psycopg/psycopg:psycopg/psycopg/_connection_base.py).
      atStart(
        'OperationalError: the connection is <closed|lost>',
        /(?:\(psycopg\.OperationalError\) |(?:psycopg\.|django\.db\.utils\.)?OperationalError(?:: |\('))the connection is (?:closed|lost)/,
      ),
    ],
    examples: [
      'psycopg2.OperationalError: server closed the connection unexpectedly',
      'django.db.utils.OperationalError: SSL connection has been closed unexpectedly',
      'django.db.utils.InterfaceError: connection already closed',
      'psycopg.OperationalError: the connection is lost',
      'asyncpg.exceptions._base.InterfaceError: connection is closed',
      'asyncpg.exceptions.ConnectionDoesNotExistError: connection was closed in the middle of operation',
      '2026-11-20T11:54:50.54-0500 [APP/PROC/WEB/0] ERR ERROR:root:Error: (psycopg2.OperationalError) SSL SYSCALL error: EOF detected',
      'psycopg2.OperationalError: SSL SYSCALL error: EOF detected',
      "[2012-03-02 03:03:16,307: ERROR/MainProcess] Pool callback raised exception: DatabaseError('(DatabaseError) SSL error: decryption failed or bad record mac\\n',)",
      '{"event": "Database error encountered", "exc": "OperationalError(\'the connection is closed\')", "level": "warning"}',
      '2026-11-20 14:05:14.001 UTC [9905] app@app FATAL:  terminating connection due to administrator command',
    ],
    whileStopping: 'nothing',
    traps: [
      '\tThis probably means the server terminated abnormally',
      '2026-11-20 14:05:17.001 UTC [9907] app@app LOG:  unexpected EOF on client connection with an open transaction',
      '2026-11-20 14:05:17.001 UTC [9907] app@app LOG:  SSL error: unexpected eof while reading',
    ],
    sources: [
      'postgres/postgres:src/interfaces/libpq/fe-misc.c',
      'postgres/postgres:src/backend/tcop/postgres.c',
      'psycopg/psycopg2:psycopg/connection.h EXC_IF_CONN_CLOSED',
      'MagicStack/asyncpg:asyncpg/connection.py _check_open()',
      'MagicStack/asyncpg:asyncpg/protocol/protocol.pyx connection_lost()',
      'postgres/postgres:src/interfaces/libpq/fe-secure-openssl.c',
      'celery/celery#4878',
      'celery/celery#634',
    ],
  },
  {
    id: 'pg-process-crashed',
    severity: 'critical',
    cause: 'crash',
    program: 'PostgreSQL',
    isOfService: true,
    title: t('A process of PostgreSQL crashed'),
    meaning: t(
      'One process was killed or crashed; the server ended all others with it, and recovers. Every open connection is lost.',
    ),
    causes: [
      t('9: killed, mostly for the memory of its container.'),
      t('11, 6: a bug in PostgreSQL or an extension, damaged data, or a full disk.'),
    ],
    first: t('The line behind it names the statement that the process was at.'),
    remedies: [
      { text: t('Give the database more memory, or let it use less: work_mem, shared_buffers, fewer connections.') },
      { text: t('For a crash, update PostgreSQL and its extensions.') },
    ],
    shapes: [
      atStart(
        'server process (PID <pid>) was terminated by signal <n>: <name>',
        /(?:LOG: {1,2})?(?:server|checkpointer|background writer|WAL writer|startup|autovacuum (?:worker|launcher)) process \(PID (?<pid>\d{1,10})\) was terminated by signal (?<signal>\d{1,2})\b/,
      ),
      atStart(
        'server process (PID <pid>) exited with exit code <n>',
        /(?:LOG: {1,2})?server process \(PID (?<pid>\d{1,10})\) exited with exit code (?<code>\d{1,5})/,
      ),
      atStart(
        'terminating connection because of crash of another server process',
        /(?:WARNING: {1,2})?terminating connection because of crash of another server process/,
        'others',
      ),
    ],
    examples: [
      '2026-11-20 21:19:30.017 UTC [1] LOG:  server process (PID 315) was terminated by signal 9: Killed',
      '2026-11-20 21:19:30.017 UTC [1] LOG:  server process (PID 540) exited with exit code 255',
      'psycopg2.OperationalError: terminating connection because of crash of another server process',
    ],
    traps: [
      '2026-11-20 21:19:30.017 UTC [1] LOG:  background worker "logical replication launcher" (PID 71) exited with exit code 1',
      '2026-11-20 21:19:30.017 UTC [1] LOG:  terminating any other active server processes',
      '2026-11-20 21:19:31.017 UTC [21] LOG:  database system was not properly shut down; automatic recovery in progress',
    ],
    sources: [
      'postgres/postgres:src/backend/postmaster/postmaster.c LogChildExit()',
      'digoal/blog#94',
      'docker-library/postgres#809',
      'docker-library/postgres#314',
    ],
  },
];
