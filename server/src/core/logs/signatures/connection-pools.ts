import { t } from '../../text/l10n.ts';
import { FEWER_WORKERS_OR_THREADS, SMALL_POOL } from './often-advised.ts';
import { anywhere, atStart, type Signature } from './signature.ts';

const LEAK = t('Connections are not given back: an open transaction, an exception on the way, a remote call inside.');
const SMALL = SMALL_POOL;

/** Pools of database connections that have none left, in the words of each library; and SQLite, which has one writer. */
export const CONNECTION_POOLS: readonly Signature[] = [
  {
    id: 'sqlite-locked',
    severity: 'error',
    cause: 'resource',
    program: 'SQLite',
    title: t('SQLite database is locked'),
    meaning: t('Another process or thread writes to the same SQLite file; this one waited in vain.'),
    causes: [t('Several workers write at once, or the file is on a network file system.')],
    remedies: [
      { text: t('Move to the MySQL or PostgreSQL service of the platform.') },
      { text: t('Until then, switch on WAL mode and raise the timeout of the connection.') },
    ],
    shapes: [
      atStart(
        'sqlite3.OperationalError: database is locked',
        /(?:(?:sqlite3|django\.db\.utils|sqlalchemy\.exc|peewee|pysqlite3\.dbapi2)\.)?(?:OperationalError|SqliteError|SQLite3::BusyException): database is locked/,
      ),
      anywhere('(sqlite3.OperationalError) database is locked', /\(sqlite3\.OperationalError\) database is locked/),
      atStart('Error: SQLITE_BUSY: database is locked', /(?:Error: )?SQLITE_BUSY: database is locked/),
      anywhere('database is locked (5) (SQLITE_BUSY)', /database is locked \(5\) \(SQLITE_BUSY\)/),
      anywhere(
        'SQLSTATE[HY000]: General error: 5 database is locked',
        /SQLSTATE\[HY000\]: General error: 5 database is locked/,
      ),
    ],
    examples: [
      'sqlite3.OperationalError: database is locked',
      'django.db.utils.OperationalError: database is locked',
      'sqlalchemy.exc.OperationalError: (sqlite3.OperationalError) database is locked',
      'SqliteError: database is locked',
      'Error: SQLITE_BUSY: database is locked',
      '2026/11/20 14:03:00 save order: database is locked (5) (SQLITE_BUSY)',
      'PHP Fatal error:  Uncaught PDOException: SQLSTATE[HY000]: General error: 5 database is locked',
    ],
    traps: [
      'INFO the maintenance database is locked for the nightly backup',
      '[SQL: UPDATE job SET status=? WHERE job.id = ?]',
    ],
    sources: ['sqlite.org/rescode.html#busy', 'django/django:docs/ref/databases.txt'],
  },
  {
    id: 'sqlite-cannot-open',
    severity: 'error',
    cause: 'resource',
    program: 'SQLite',
    title: t('SQLite cannot use its database file'),
    meaning: t('The file of the database, or its folder, is not there or may not be written.'),
    causes: [
      t('A relative path, which begins where the process was started, or a folder that the deployment does not have.'),
      t('The process runs as a user who may not write there; SQLite writes files beside the database, too.'),
    ],
    remedies: [
      { text: t('Move to the MySQL or PostgreSQL service of the platform.') },
      { text: t('Or put the file, with an absolute path, on a volume that the process may write.') },
    ],
    shapes: [
      atStart(
        'sqlite3.OperationalError: unable to open database file',
        /(?:(?:sqlite3|django\.db\.utils|peewee|pysqlite3\.dbapi2)\.)?OperationalError: (?:unable to open database file|attempt to write a readonly database)/,
      ),
      anywhere(
        '(sqlite3.OperationalError) unable to open database file',
        /\(sqlite3\.OperationalError\) (?:unable to open database file|attempt to write a readonly database)/,
      ),
      atStart(
        'Error: SQLITE_CANTOPEN: unable to open database file',
        /(?:Error: )?SQLITE_(?:CANTOPEN: unable to open database file|READONLY: attempt to write a readonly database)/,
      ),
    ],
    examples: [
      'sqlite3.OperationalError: unable to open database file',
      'django.db.utils.OperationalError: attempt to write a readonly database',
      'sqlalchemy.exc.OperationalError: (sqlite3.OperationalError) unable to open database file',
      'Error: SQLITE_CANTOPEN: unable to open database file',
    ],
    traps: ['INFO app: unable to open database file of the old release, a new one is made'],
    sources: ['sqlite.org/rescode.html#cantopen', 'sqlite.org/rescode.html#readonly'],
  },
  {
    id: 'sqlalchemy-pool-timeout',
    severity: 'error',
    cause: 'resource',
    program: 'SQLAlchemy',
    title: t('SQLAlchemy pool has no connection left'),
    meaning: t('All connections of the pool and its overflow were in use for the whole pool_timeout.'),
    causes: [LEAK, SMALL],
    remedies: [
      { text: t('Close sessions in a finally block or a middleware.') },
      { text: t('Set pool_size to the number of threads per worker.') },
    ],
    shapes: [
      atStart(
        'sqlalchemy.exc.TimeoutError: QueuePool limit of size <n> overflow <m> reached, connection timed out, timeout <t>',
        /(?:sqlalchemy\.exc\.TimeoutError: )?QueuePool limit of size (?<size>\d{1,6}) overflow (?<overflow>-?\d{1,6}) reached, connection timed out, timeout (?<timeout>[\d.]{1,10})/,
      ),
    ],
    examples: [
      'sqlalchemy.exc.TimeoutError: QueuePool limit of size 5 overflow 10 reached, connection timed out, timeout 30.00 (Background on this error at: https://sqlalche.me/e/20/3o7r)',
    ],
    traps: ['2026-11-20 13:00:04,524 WARNING app.cache: timeout=30 pool=QueuePool size=5 overflow=10 room=60'],
    sources: [
      'sqlalchemy/sqlalchemy:lib/sqlalchemy/pool/impl.py',
      'dbinfrago/capella-collab-manager#1914',
      'ckan/ckan#5863',
    ],
  },
  {
    id: 'pg-pool-timeout',
    severity: 'error',
    cause: 'resource',
    program: 'psycopg_pool',
    title: t('psycopg pool has no connection left'),
    meaning: t('No connection of the pool became free within its timeout.'),
    causes: [LEAK, SMALL],
    remedies: [{ text: t('Use the pool as a context manager so that connections come back; raise max_size.') }],
    shapes: [
      atStart(
        "psycopg_pool.PoolTimeout: couldn't get a connection after <t> sec",
        /(?:psycopg_pool\.)?(?:PoolTimeout: )?couldn't get a connection after (?<timeout>[\d.]{1,10}) sec/,
      ),
    ],
    examples: ["psycopg_pool.PoolTimeout: couldn't get a connection after 30.00 sec"],
    traps: ['pool stats: 30.00 sec'],
    sources: ['psycopg/psycopg:psycopg_pool/psycopg_pool/pool.py'],
  },
  {
    id: 'pgbouncer-pool-timeout',
    severity: 'error',
    cause: 'resource',
    program: 'pgbouncer',
    title: t('pgbouncer has no connection left'),
    meaning: t(
      'A client waited longer than query_wait_timeout (120 seconds) for a connection, or max_client_conn is reached.',
    ),
    causes: [LEAK, t('In session mode a client keeps its connection until it hangs up.')],
    remedies: [
      { text: t('Use pool_mode = transaction if the application bears it; else a larger default_pool_size.') },
      FEWER_WORKERS_OR_THREADS,
    ],
    shapes: [
      anywhere(
        'closing because: <query_wait_timeout|no more connections allowed (max_client_conn)>',
        /closing because: (?:query_wait_timeout|no more connections allowed)/,
      ),
      anywhere(
        'pooler error: <query_wait_timeout|no more connections allowed (max_client_conn)>',
        /[Pp]ooler [Ee]rror: (?:query_wait_timeout|no more connections allowed)/,
        'pooler',
      ),
      anywhere(
        'OperationalError: <query_wait_timeout|no more connections allowed (max_client_conn)>',
        /OperationalError(?:: |\(')(?:[A-Z]{5}: {1,2})?(?:query_wait_timeout|no more connections allowed \(max_client)/,
        'client',
      ),
    ],
    examples: [
      '2026-11-20 18:58:03.882 UTC [1] LOG C-0x7fbcc4faabe0: app/app@10.0.9.8:50574 closing because: query_wait_timeout (age=120s)',
      '2026-11-20 18:58:03.882 UTC [1] WARNING C-0x7fbcc4faabe0: app/app@10.0.9.8:50574 pooler error: query_wait_timeout',
      'django.db.utils.OperationalError: query_wait_timeout',
      'psycopg2.OperationalError: ERROR:  no more connections allowed (max_client_conn)',
    ],
    traps: [
      '2026-11-20 18:58:03.882 UTC [1] LOG C-0x7fbcc4faabe0: app/app@10.0.9.8:50574 closing because: client close request (age=4s)',
      '2026-11-20 18:58:03.882 UTC [1] WARNING C-0x7fbcc4faabe0: (nodb)/(nouser)@10.0.9.8:50574 pooler error: client_login_timeout',
      'query_wait_timeout = 120',
    ],
    sources: ['pgbouncer/pgbouncer:src/janitor.c', 'pgbouncer/pgbouncer#293', 'TheRacetrack/racetrack#396'],
  },
  {
    id: 'hikari-pool-timeout',
    severity: 'error',
    cause: 'resource',
    program: 'HikariCP',
    title: t('HikariCP pool has no connection left'),
    meaning: t('No connection of the pool became free within connectionTimeout.'),
    causes: [LEAK, SMALL],
    remedies: [
      {
        text: t(
          'Set leakDetectionThreshold to find the leak; keep remote calls out of transactions; then raise maximumPoolSize.',
        ),
      },
    ],
    shapes: [
      atStart(
        '<pool> - Connection is not available, request timed out after <n>ms.',
        /(?<=(?<pool>[\w.-]{1,60}) - )Connection is not available, request timed out after (?<timeout>\d{1,9})ms/,
      ),
    ],
    per: 'pool',
    examples: [
      '2026-11-20 14:02:30.400 ERROR 1 --- [nio-8080-exec-5] com.zaxxer.hikari.pool.HikariPool : HikariPool-1 - Connection is not available, request timed out after 30000ms (total=10, active=10, idle=0, waiting=28)',
      'java.sql.SQLTransientConnectionException: HikariPool-1 - Connection is not available, request timed out after 30000ms.',
    ],
    traps: ['HikariPool-1 - Start completed.'],
    sources: ['brettwooldridge/HikariCP:src/main/java/com/zaxxer/hikari/pool/HikariPool.java'],
  },
  {
    id: 'activerecord-pool-timeout',
    severity: 'error',
    cause: 'resource',
    program: 'Rails',
    title: t('ActiveRecord pool has no connection left'),
    meaning: t('No connection of the pool became free within checkout_timeout.'),
    causes: [LEAK, SMALL],
    remedies: [{ text: t('Set pool: to the number of threads per process.') }],
    shapes: [
      atStart(
        'ActiveRecord::ConnectionTimeoutError: could not obtain a connection from the pool within <t> seconds',
        /ActiveRecord::ConnectionTimeoutError(?:: | \()could not obtain a connection from the pool within (?<timeout>[\d.]{1,10}) seconds/,
      ),
    ],
    examples: [
      'ActiveRecord::ConnectionTimeoutError: could not obtain a connection from the pool within 5.000 seconds',
    ],
    traps: ['Completed 200 OK in 504ms (Views: 16.3ms | ActiveRecord: 11.9ms)'],
    sources: ['rails/rails:activerecord/lib/active_record/connection_adapters/abstract/connection_pool/queue.rb'],
  },
  {
    id: 'node-db-pool-timeout',
    severity: 'error',
    cause: 'resource',
    program: 'pg-pool, Knex, Prisma',
    title: t('Node.js database pool has no connection left'),
    meaning: t('No connection of the pool became free in time.'),
    causes: [LEAK, SMALL],
    remedies: [{ text: t('Release clients and finish transactions on every path; then raise the size of the pool.') }],
    shapes: [
      atStart('Error: timeout exceeded when trying to connect', /Error: timeout exceeded when trying to connect/),
      atStart(
        'KnexTimeoutError: Knex: Timeout acquiring a connection. …',
        /(?:KnexTimeoutError: |Error: )?Knex: Timeout acquiring a connection\./,
      ),
      atStart(
        'Timed out fetching a new connection from the connection pool.',
        /Timed out fetching a new connection from the (?:connection )?pool/,
      ),
    ],
    examples: [
      'Error: timeout exceeded when trying to connect',
      'KnexTimeoutError: Knex: Timeout acquiring a connection. The pool is probably full. Are you missing a .transacting(trx) call?',
      'PrismaClientKnownRequestError: Timed out fetching a new connection from the connection pool. (More info: http://pris.ly/d/connection-pool)',
    ],
    traps: ['connectionTimeoutMillis: 2000'],
    sources: [
      'brianc/node-postgres:packages/pg-pool/index.js',
      'knex/knex:lib/client.js',
      'prisma/prisma-engines:quaint/src/pooled.rs',
    ],
  },
];
