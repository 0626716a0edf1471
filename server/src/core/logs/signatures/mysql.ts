import { t } from '../../text/l10n.ts';
import { DOWN_OR_MISTAKEN, FEWER_WORKERS_OR_THREADS, OWN_CONNECTIONS } from './often-advised.ts';
import { anywhere, atStart, type Signature } from './signature.ts';

/** MySQL and MariaDB as their clients show them: `(number, 'text')` in Python, `ER_…` in Node.js. */
export const MYSQL: readonly Signature[] = [
  {
    id: 'mysql-too-many-connections',
    severity: 'critical',
    cause: 'resource',
    program: 'MySQL, MariaDB',
    title: t('MySQL has no connections left'),
    meaning: t('Workers × threads × replicas open more connections than max_connections or the account allows.'),
    causes: [OWN_CONNECTIONS],
    remedies: [FEWER_WORKERS_OR_THREADS, { text: t('Bound the pools, or let connections go earlier (CONN_MAX_AGE).') }],
    shapes: [
      atStart("(1040, 'Too many connections')", /\(1040, ['"]Too many connections/),
      atStart('ERROR 1040 (HY000): Too many connections', /(?:ERROR )?1040 \((?:HY000|08004)\): Too many connections/),
      atStart('ER_CON_COUNT_ERROR', /(?:Error: )?ER_CON_COUNT_ERROR\b/),
      atStart(
        'Data source rejected establishment of connection,  message from server: "Too many connections"',
        /Data source rejected establishment of connection, {1,2}message from server: "Too many connections"/,
      ),
      atStart(
        "(1226, \"User '<u>' has exceeded the 'max_user_connections' resource (current value: <n>)\")",
        /\(1226, ['"]User '(?<user>[^'\n]{1,80})' has exceeded the '(?<resource>[^'\n]{1,60})' resource/,
      ),
    ],
    examples: [
      "pymysql.err.OperationalError: (1040, 'Too many connections')",
      'ERROR 1040 (HY000): Too many connections',
      'Error: ER_CON_COUNT_ERROR: Too many connections',
      'com.mysql.cj.jdbc.exceptions: Data source rejected establishment of connection,  message from server: "Too many connections"',
      "django.db.utils.OperationalError: (1226, \"User 'app' has exceeded the 'max_user_connections' resource (current value: 30)\")",
    ],
    traps: ['Too many connections from this IP, blocked for 60 s'],
    sources: ['dev.mysql.com/doc/mysql-errors/8.0/en/server-error-reference.html'],
  },
  {
    id: 'mysql-lock-wait-timeout',
    severity: 'error',
    cause: 'timeout',
    program: 'MySQL (InnoDB)',
    title: t('MySQL waited too long for a row'),
    meaning: t('Another transaction held the row longer than innodb_lock_wait_timeout (50 seconds).'),
    causes: [t('A long transaction, or one that a killed worker left open.')],
    remedies: [{ text: t('Keep transactions short and find the one that blocks (SHOW ENGINE INNODB STATUS).') }],
    shapes: [
      atStart(
        "(1205, 'Lock wait timeout exceeded; try restarting transaction')",
        /(?:\(1205, ['"])?Lock wait timeout exceeded; try restarting transaction/,
      ),
    ],
    examples: [
      "django.db.utils.OperationalError: (1205, 'Lock wait timeout exceeded; try restarting transaction')",
      'ERROR 1205 (HY000): Lock wait timeout exceeded; try restarting transaction',
    ],
    traps: ['innodb_lock_wait_timeout = 50'],
    sources: ['dev.mysql.com/doc/refman/8.0/en/innodb-parameters.html#sysvar_innodb_lock_wait_timeout'],
  },
  {
    id: 'mysql-deadlock',
    severity: 'error',
    cause: 'resource',
    program: 'MySQL (InnoDB)',
    title: t('Deadlock in MySQL'),
    meaning: t('Two transactions waited for each other; one was ended.'),
    causes: [t('The same rows are locked in another order.')],
    remedies: [{ text: t('Lock rows in the same order everywhere, and retry the transaction.') }],
    shapes: [
      atStart(
        "(1213, 'Deadlock found when trying to get lock; try restarting transaction')",
        /(?:\(1213, ['"])?Deadlock found when trying to get lock; try restarting transaction/,
      ),
    ],
    examples: [
      "django.db.utils.OperationalError: (1213, 'Deadlock found when trying to get lock; try restarting transaction')",
    ],
    traps: ['SELECT name FROM metrics WHERE name = "deadlock"'],
    sources: ['dev.mysql.com/doc/refman/8.0/en/innodb-deadlocks.html'],
  },
  {
    id: 'mysql-gone-away',
    severity: 'error',
    cause: 'dependency',
    program: 'MySQL, MariaDB',
    title: t('Connection to MySQL was lost'),
    meaning: t('The server had closed the connection when the application used it.'),
    causes: [
      t('The connection was idle longer than wait_timeout.'),
      t('A packet larger than max_allowed_packet, or a failover.'),
    ],
    remedies: [
      {
        text: t(
          'Django: CONN_MAX_AGE below wait_timeout and CONN_HEALTH_CHECKS=True. SQLAlchemy: pool_recycle and pool_pre_ping.',
        ),
      },
    ],
    shapes: [
      atStart("(2006, 'MySQL server has gone away')", /(?:\((?:2006|4031), ['"]|(?:ERROR )?(?:2006|4031) \(HY000\): )/),
      atStart(
        "(2013, 'Lost connection to MySQL server during query')",
        /(?:\(2013, ['"]|(?:ERROR )?2013 \(HY000\): )Lost connection to (?:MySQL )?server/,
      ),
      // PyMySQL, of a connection that it has closed after an error.
      atStart("pymysql.err.InterfaceError: (0, '')", /(?:pymysql\.err|django\.db\.utils)\.InterfaceError: \(0, ''\)/),
      atStart(
        'Error: Connection lost: The server closed the connection.',
        /(?:Error: )?(?:PROTOCOL_CONNECTION_LOST\b|Connection lost: The server closed the connection)/,
      ),
      atStart(
        'SQLSTATE[HY000]: General error: 2006 MySQL server has gone away',
        /SQLSTATE\[HY000\]: General error: 2006 /,
      ),
    ],
    examples: [
      "django.db.utils.OperationalError: (2006, 'MySQL server has gone away')",
      "MySQLdb.OperationalError: (2006, '')",
      'mysql.connector.errors.OperationalError: 2013 (HY000): Lost connection to MySQL server during query',
      "pymysql.err.OperationalError: (2013, 'Lost connection to MySQL server during query')",
      "django.db.utils.InterfaceError: (0, '')",
      'Error: Connection lost: The server closed the connection.',
      'PDOException: SQLSTATE[HY000]: General error: 2006 MySQL server has gone away',
    ],
    traps: [
      '{"levelname": "INFO", "message": "user searched the knowledge base", "q": "MySQL server has gone away"}',
      'see https://dev.mysql.com/doc/refman/8.0/en/gone-away.html: MySQL server has gone away',
      "  code: 'PROTOCOL_CONNECTION_LOST',",
    ],
    sources: [
      'dev.mysql.com/doc/refman/8.0/en/gone-away.html',
      'grafos-ml/frappe#26',
      'altairbow/django-db-connection-pool#32',
    ],
  },
  {
    id: 'mysql-unreachable',
    severity: 'critical',
    cause: 'dependency',
    program: 'MySQL, MariaDB',
    title: t('MySQL cannot be reached'),
    meaning: t('The database refuses the connection or its name does not resolve.'),
    causes: [DOWN_OR_MISTAKEN],
    remedies: [
      { text: t('Check the binding of the database and its variables; wait for it before the application starts.') },
    ],
    shapes: [
      atStart(
        "(2003, \"Can't connect to MySQL server on '<h>' (<why>)\")",
        /(?:\(2003, ['"]|(?:ERROR )?2003 \(HY000\): )Can(?:'|\\')t connect to (?:MySQL )?server on \\?'(?<host>[^'\n]{1,120})'/,
      ),
      // As other clients and ProxySQL tell it.
      anywhere(
        'WSREP has not yet prepared node for application use',
        /\bWSREP has not yet prepared node for application use/,
      ),
      atStart(
        "(2002, \"Can't connect to local MySQL server through socket '<s>' (2)\")",
        /\((?:1047|2002|2005|2026), ['"](?:Can(?:'|\\')t connect to |Unknown MySQL server host|SSL connection error|WSREP has not yet prepared)/,
      ),
    ],
    per: 'host',
    examples: [
      "pymysql.err.OperationalError: (2003, \"Can't connect to MySQL server on 'mysql.example.com' ([Errno 111] Connection refused)\")",
      "django.db.utils.OperationalError: (2002, \"Can't connect to local MySQL server through socket '/run/mysqld/mysqld.sock' (2)\")",
      'MySQLdb.OperationalError: (2005, "Unknown MySQL server host \'mysql.example.com\' (-2)")',
      "MySQLdb.OperationalError: (2026, 'SSL connection error: unknown error number')",
      "pymysql.err.OperationalError: (1047, 'WSREP has not yet prepared node for application use')",
      'Mysql2::Error: WSREP has not yet prepared node for application use: COMMIT',
    ],
    traps: ["pymysql.err.IntegrityError: (1062, \"Duplicate entry '502' for key 'uniq'\")"],
    sources: [
      'dev.mysql.com/doc/refman/8.0/en/can-not-connect-to-server.html',
      'PyMySQL/PyMySQL:pymysql/connections.py',
    ],
  },
  {
    id: 'mysql-aborted-connection',
    severity: 'warning',
    cause: 'resource',
    program: 'MySQL, MariaDB',
    title: t('MySQL dropped an idle connection'),
    meaning: t('The server gave up a connection that its client neither used nor closed.'),
    causes: [t('A client that was killed, or a pool that keeps connections longer than wait_timeout.')],
    remedies: [{ text: t('Close connections, or recycle them below wait_timeout (pool_recycle, CONN_MAX_AGE).') }],
    shapes: [
      atStart(
        "Aborted connection <id> to db: '<d>' user: '<u>' host: '<h>' (Got timeout reading communication packets)",
        /Aborted connection \d{1,12} to db: '(?<database>[^'\n]{0,64})' user: '[^'\n]{0,80}' host: '(?<host>[^'\n]{0,120})' \(Got timeout reading communication packets\)/,
      ),
    ],
    examples: [
      "2026-11-20T14:07:05Z [Note] Aborted connection 3307 to db: 'app' user: 'app' host: '10.0.0.5' (Got timeout reading communication packets)",
    ],
    traps: [
      "2026-11-20T14:07:06Z [Note] Aborted connection 3308 to db: 'app' user: 'app' host: '10.0.0.5' (Got an error reading communication packets)",
    ],
    sources: ['dev.mysql.com/doc/refman/8.0/en/communication-errors.html'],
  },
  {
    id: 'mysql-ended',
    severity: 'critical',
    cause: 'crash',
    program: 'MySQL, MariaDB',
    isOfService: true,
    title: t('MySQL crashed or did not start'),
    meaning: t('The server of MySQL or MariaDB ended; every connection to it is lost or refused.'),
    causes: [
      t('Files that are damaged, or of another release: after a machine went down, or an upgrade.'),
      t('Too little memory or disk, or files that belong to another user.'),
    ],
    remedies: [{ text: t('Read the first [ERROR] above it; keep a copy of the data before anything is repaired.') }],
    shapes: [
      atStart('mysqld got signal <n> ;', /(?:\[ERROR\] )?(?:mysqld|mariadbd) got signal (?<signal>\d{1,2})/),
      anywhere('[ERROR] Aborting', /\[ERROR\] (?:\[MY-\d{1,6}\] \[Server\] )?Aborting(?=\s{0,4}$)/),
    ],
    examples: [
      '261120 15:55:52 [ERROR] mysqld got signal 6 ;',
      '2026-11-20T15:55:53.000001Z 0 [ERROR] [MY-010119] [Server] Aborting',
    ],
    traps: ['2026-11-20 14:58:41 0 [Note] InnoDB: Starting shutdown...'],
    sources: ['mysql/mysql-server:sql/signal_handler.cc', 'mysql/mysql-server:sql/mysqld.cc unireg_abort()'],
  },
];
