/** Lines that tell how many connections to a database are in use, and how many there may be. */
import { t } from '../../text/l10n.ts';
import { SMALL_POOL } from './often-advised.ts';
import { anywhere, type LifecycleEvent, type Signature } from './signature.ts';

/**
 * Each tells `used` (or `open` and `free`) and `limit`; of metrics `metric`, `labels` and `value`, one of the two a line.
 * `pool` is its name. Printed by the libraries themselves, or by whoever prints what they return.
 */
export const POOL_GAUGES: readonly LifecycleEvent[] = [
  {
    id: 'sqlalchemy-pool-status',
    program: 'SQLAlchemy',
    role: 'gauge',
    isUnmarked: true,
    aboveLimit: 'db-pool-nearly-used-up',
    meaning: t(
      'How many connections of a SQLAlchemy pool are in use, held against pool_size: what max_overflow allows beyond is opened and closed each time, and the line does not tell it.',
    ),
    shapes: [
      anywhere(
        'Pool size: <n>  Connections in pool: <n> Current Overflow: <n> Current Checked out connections: <n>',
        /Pool size: (?<limit>\d{1,6}) {1,2}Connections in pool: \d{1,6} Current Overflow: -?\d{1,6} Current Checked out connections: (?<used>\d{1,6})/,
      ),
    ],
    examples: [
      '2026-11-20 13:00:04,524 INFO app.db: Pool size: 5  Connections in pool: 1 Current Overflow: -1 Current Checked out connections: 4',
    ],
    traps: ['INFO app.db: Pool size: 5', 'INFO app.cache: timeout=30 pool=QueuePool size=5 overflow=10'],
    sources: [
      'sqlalchemy/sqlalchemy:lib/sqlalchemy/pool/impl.py QueuePool.status()',
      'test/unit/logs/health/pool-use.test.ts',
    ],
  },
  {
    id: 'psycopg-pool-stats',
    program: 'psycopg_pool',
    role: 'gauge',
    isUnmarked: true,
    aboveLimit: 'db-pool-nearly-used-up',
    meaning: t('What get_stats() of a psycopg pool returns: open and free connections, held against max_size.'),
    shapes: [
      anywhere(
        "'pool_max': <n>, 'pool_size': <n>, 'pool_available': <n>",
        /["']pool_max["']: (?<limit>\d{1,6}), ["']pool_size["']: (?<open>\d{1,6}), ["']pool_available["']: (?<free>\d{1,6})/,
      ),
    ],
    examples: [
      "INFO app.db: {'pool_min': 2, 'pool_max': 10, 'pool_size': 10, 'pool_available': 1, 'requests_waiting': 0}",
    ],
    traps: ["INFO app.db: {'pool_min': 2, 'pool_max': 10}"],
    sources: [
      'psycopg/psycopg:psycopg_pool/psycopg_pool/base.py get_stats()',
      'test/unit/logs/health/pool-use.test.ts',
    ],
  },
  {
    id: 'hikari-pool-stats',
    program: 'HikariCP',
    role: 'gauge',
    isUnmarked: true,
    aboveLimit: 'db-pool-nearly-used-up',
    meaning: t(
      'How many connections of a HikariCP pool are active, held against its size; since 6.0 against maximumPoolSize.',
    ),
    shapes: [
      anywhere(
        '<pool> - Pool stats (total=<n>/<max>, idle=<n>/<min>, active=<n>, waiting=<n>)',
        /(?<pool>[\w.-]{1,60}) - (?:[A-Z][a-z]{1,10} (?:[a-z]{1,10} {1,2})?)?stats \(total=\d{1,6}\/(?<limit>\d{1,6}), idle=\d{1,6}\/\d{1,6}, active=(?<used>\d{1,6}), waiting=/,
      ),
      anywhere(
        '<pool> - Pool stats (total=<n>, active=<n>, idle=<n>, waiting=<n>)',
        /(?<pool>[\w.-]{1,60}) - (?:[A-Z][a-z]{1,10} (?:[a-z]{1,10} {1,2})?)?stats \(total=(?<limit>\d{1,6}), active=(?<used>\d{1,6}), idle=\d{1,6}, waiting=/,
      ),
    ],
    examples: [
      'DEBUG com.zaxxer.hikari.pool.HikariPool : HikariPool-1 - Pool stats (total=10, active=9, idle=1, waiting=0)',
      'DEBUG com.zaxxer.hikari.pool.HikariPool : HikariPool-1 - After cleanup  stats (total=10/20, idle=1/5, active=9, waiting=0)',
    ],
    traps: ['HikariPool-1 - Start completed.', 'HikariPool-1 - Fill pool skipped, pool has sufficient level'],
    sources: ['brettwooldridge/HikariCP:src/main/java/com/zaxxer/hikari/pool/HikariPool.java logPoolState()'],
  },
  {
    id: 'activerecord-pool-stat',
    program: 'Rails',
    role: 'gauge',
    isUnmarked: true,
    aboveLimit: 'db-pool-nearly-used-up',
    meaning: t('What connection_pool.stat of Rails returns: busy connections, held against the size of the pool.'),
    shapes: [
      anywhere(
        '{:size=><n>, :connections=><n>, :busy=><n>, …}',
        /\{:?size(?:=>|: )(?<limit>\d{1,6}), :?connections(?:=>|: )\d{1,6}, :?busy(?:=>|: )(?<used>\d{1,6}), /,
      ),
    ],
    examples: [
      '{:size=>15, :connections=>14, :busy=>13, :dead=>0, :idle=>1, :waiting=>0, :checkout_timeout=>5}',
      'I, [2026-11-20T14:00:00] INFO -- : {size: 15, connections: 14, busy: 13, dead: 0, idle: 1, waiting: 0, checkout_timeout: 5}',
    ],
    traps: ['{:size=>15, :connections=>14}'],
    sources: ['rails/rails:activerecord/lib/active_record/connection_adapters/abstract/connection_pool.rb stat()'],
  },
  {
    id: 'go-sql-stats',
    program: 'Go database/sql',
    role: 'gauge',
    isUnmarked: true,
    aboveLimit: 'db-pool-nearly-used-up',
    meaning: t('What DB.Stats() of Go returns: connections in use, held against SetMaxOpenConns.'),
    shapes: [
      anywhere(
        '{MaxOpenConnections:<n> OpenConnections:<n> InUse:<n> …}',
        /MaxOpenConnections:(?<limit>\d{1,6}),? OpenConnections:\d{1,6},? InUse:(?<used>\d{1,6})\b/,
      ),
    ],
    examples: [
      '2026/11/20 14:03:00 db {MaxOpenConnections:10 OpenConnections:10 InUse:9 Idle:1 WaitCount:0 WaitDuration:0s}',
    ],
    traps: ['MaxOpenConnections:10'],
    sources: ['golang/go:src/database/sql/sql.go DBStats'],
  },
  {
    id: 'heroku-postgres-metrics',
    program: 'Heroku Postgres',
    role: 'gauge',
    isUnmarked: true,
    aboveLimit: 'db-connections-nearly-used-up',
    meaning: t('How many connections to a Heroku Postgres database are open, of those that its plan allows.'),
    shapes: [
      anywhere(
        'source=<name> addon=<name> sample#db_size=<n>bytes … sample#active-connections=<n> … sample#max-connections=<n>',
        /\bsource=(?<pool>[A-Z_]{1,80}) [^\n]{0,400}?sample#db_size=[^\n]{1,400}? sample#active-connections=(?<used>\d{1,6}) (?:sample#waiting-connections=\d{1,6} )?sample#max-connections=(?<limit>\d{1,6})\b/,
      ),
    ],
    examples: [
      '2026-11-20T12:00:00.000000+00:00 app[heroku-postgres]: source=DATABASE addon=postgresql-curly-12345 sample#current_transaction=1873 sample#db_size=26219348792bytes sample#tables=13 sample#active-connections=18 sample#waiting-connections=1 sample#max-connections=20 sample#connections-percentage-used=0.9',
    ],
    traps: [
      'source=REDIS addon=redis-rugged-24473 sample#active-connections=4 sample#max-connections=18 sample#connection-percentage-used=0.22222',
    ],
    sources: ['devcenter.heroku.com/articles/heroku-postgres-metrics-logs'],
  },
  {
    id: 'connection-metrics',
    program: 'Micrometer, client_golang, pgbouncer_exporter',
    role: 'gauge',
    isUnmarked: true,
    aboveLimit: 'db-pool-nearly-used-up',
    meaning: t('A metric of a pool in the text format of Prometheus; use and limit are held together by their labels.'),
    shapes: [
      anywhere(
        '<metric>{<labels>} <value>',
        /^(?<metric>hikaricp_connections_(?:active|max)|go_sql_(?:in_use|max_open)_connections|pgbouncer_databases_(?:current_connections|pool_size))(?:\{(?<labels>[^}\n]{0,400})\})? (?<value>\d{1,9})(?:\.0{1,3})?(?: \d{1,15})?$/,
      ),
    ],
    examples: [
      'hikaricp_connections_active{pool="HikariPool-1",} 9.0',
      'go_sql_max_open_connections{db_name="shop"} 25',
    ],
    traps: [
      '# TYPE hikaricp_connections_active gauge',
      'alert: hikaricp_connections_active / hikaricp_connections_max > 0.9',
    ],
    sources: [
      'micrometer-metrics/micrometer and brettwooldridge/HikariCP:src/main/java/com/zaxxer/hikari/metrics/micrometer/MicrometerMetricsTracker.java',
      'prometheus/client_golang:prometheus/collectors/dbstats_collector.go',
      'prometheus-community/pgbouncer_exporter:collector.go',
    ],
  },
  {
    id: 'mysql-connection-metrics',
    program: 'mysqld_exporter',
    role: 'gauge',
    isUnmarked: true,
    aboveLimit: 'db-connections-nearly-used-up',
    meaning: t('Connections of a MySQL server, or how many it takes, in the text format of Prometheus.'),
    shapes: [
      anywhere(
        '<metric> <value>',
        /^(?<metric>mysql_global_status_threads_connected|mysql_global_variables_max_connections)(?:\{(?<labels>[^}\n]{0,400})\})? (?<value>\d{1,9})(?:\.0{1,3})?(?: \d{1,15})?$/,
      ),
    ],
    examples: ['mysql_global_status_threads_connected 140', 'mysql_global_variables_max_connections 151'],
    traps: ['mysql_global_status_threads_connected / mysql_global_variables_max_connections * 100 > 80'],
    sources: ['prometheus/mysqld_exporter:collector/global_status.go, collector/global_variables.go'],
  },
];

const PLENTY = t('Connections are held longer than a query needs: an open transaction, a remote call inside.');

/** What such a line is above the limit of use: no shapes of their own. */
export const POOL_USE: readonly Signature[] = [
  {
    id: 'db-pool-nearly-used-up',
    severity: 'warning',
    cause: 'resource',
    program: 'SQLAlchemy, psycopg_pool, HikariCP, Rails, Go database/sql',
    title: t('Database pool is nearly used up'),
    meaning: t(
      'More connections of the pool are in use than the limit allows (80 % unless told otherwise); after the last one requests wait, then fail.',
    ),
    causes: [PLENTY, SMALL_POOL],
    first: t('Find out who holds connections: idle in a transaction means a leak that no larger pool repairs.'),
    remedies: [
      {
        text: t(
          'Give connections back early: close sessions in a finally block or a middleware, end transactions before asking other services.',
        ),
      },
      {
        text: t(
          'Make the pool as large as the threads of one worker (pool_size, max_size), as long as workers × pool × instances stay below what the database takes.',
        ),
      },
    ],
    per: 'pool',
    shapes: [],
    examples: [
      'INFO app.db: Pool size: 10  Connections in pool: 1 Current Overflow: 0 Current Checked out connections: 9',
    ],
    traps: [
      'INFO app.db: Pool size: 10  Connections in pool: 6 Current Overflow: 0 Current Checked out connections: 4',
    ],
    sources: ['sqlalchemy/sqlalchemy:lib/sqlalchemy/pool/impl.py', 'psycopg/psycopg:psycopg_pool/psycopg_pool/base.py'],
  },
  {
    id: 'db-connections-nearly-used-up',
    severity: 'warning',
    cause: 'resource',
    program: 'Heroku Postgres, MySQL',
    isOfService: true,
    title: t('Connections of the database are nearly used up'),
    meaning: t(
      'More connections of the database are open than the limit allows (80 % unless told otherwise); after the last one it refuses new workers.',
    ),
    causes: [
      t('Workers × threads × instances, each with a pool of its own, come near to what the database takes.'),
      PLENTY,
    ],
    remedies: [
      { recipe: 'R4', text: t('Run fewer workers: each holds connections of its own.') },
      { text: t('Put PgBouncer in between, or keep connections for a shorter time (CONN_MAX_AGE, smaller pools).') },
    ],
    per: 'pool',
    shapes: [],
    examples: [
      '2026-11-20T12:00:00.000000+00:00 app[heroku-postgres]: source=DATABASE addon=postgresql-curly-12345 sample#db_size=26219348792bytes sample#tables=13 sample#active-connections=19 sample#waiting-connections=1 sample#max-connections=20 sample#connections-percentage-used=0.95',
    ],
    traps: [
      '2026-11-20T12:00:00.000000+00:00 app[heroku-postgres]: source=DATABASE addon=postgresql-curly-12345 sample#db_size=26219348792bytes sample#tables=13 sample#active-connections=9 sample#waiting-connections=1 sample#max-connections=20 sample#connections-percentage-used=0.45',
    ],
    sources: ['devcenter.heroku.com/articles/heroku-postgres-metrics-logs'],
  },
];
