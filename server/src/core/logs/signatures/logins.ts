import { t } from '../../text/l10n.ts';
import { anywhere, atStart, type Signature } from './signature.ts';

/**
 * Services that answer, but let nobody in. Only what clients say: the services' own logs tell of every robot that tries. Before all
 * that says the same service cannot be reached.
 */
export const LOGINS: readonly Signature[] = [
  {
    id: 'login-refused',
    severity: 'critical',
    cause: 'dependency',
    program: 'PostgreSQL, pgbouncer, MySQL, Redis, RabbitMQ, boto3',
    title: t('A service refuses the login'),
    meaning: t('The database, cache or broker is reached, but does not know the user, password or database.'),
    causes: [
      t('The credentials in the environment are missing, old, or of another environment.'),
      t('The database or the user has not been made yet.'),
      t('The user may not log in from this address, or without TLS.'),
    ],
    remedies: [{ text: t('Compare user, password and database in the environment with what the service knows.') }],
    shapes: [
      atStart(
        'FATAL:  password authentication failed for user "<u>", as a client tells it',
        /(?:connection to server at "(?<host>[^"\n]{1,120})"(?: \([^)\n]{1,60}\))?, port \d{1,5} failed: |\(psycopg2\.OperationalError\) |(?:psycopg2?|django\.db\.utils)\.OperationalError: (?:connection (?:failed|is bad): )?|server login failed: )FATAL:? {1,2}(?:(?:password authentication failed|no pg_hba\.conf entry) for |(?:database|role) "[^"\n]{1,63}" does not exist)/,
      ),
      atStart(
        'asyncpg.exceptions.InvalidPasswordError: password authentication failed for user "<u>"',
        /(?:asyncpg\.exceptions\.)?(?:InvalidPasswordError: password authentication failed for |InvalidCatalogNameError: database "|InvalidAuthorizationSpecificationError: role ")/,
      ),
      atStart(
        "(1045, \"Access denied for user '<u>'@'<h>' (using password: YES)\")",
        /\(1045, "Access denied for user '/,
      ),
      atStart('(1049, "Unknown database \'<db>\'")', /\(1049, "Unknown database '/),
      atStart(
        '(1130, "Host \'<host>\' is not allowed to connect to this MySQL server")',
        /\(1130, "Host '[^'\n]{1,200}' is not allowed to connect to this M/,
      ),
      atStart(
        'redis.exceptions.AuthenticationError: Authentication required.',
        /(?:redis\.exceptions\.)?(?:AuthenticationError|ResponseError)(?:: |\(')(?:NOAUTH |WRONGPASS )?(?:Authentication required\.|invalid (?:username-password pair|password)|HELLO must be called with the client already authenticated)/,
      ),
      atStart(
        'Consumer encountered a connection error: Authentication required.',
        /Consumer encountered a connection error: Authentication required\./,
      ),
      atStart(
        'botocore.exceptions.NoCredentialsError: Unable to locate credentials',
        /(?:botocore\.exceptions\.)?NoCredentialsError: Unable to locate credentials/,
      ),
      anywhere(
        'ACCESS_REFUSED - Login was refused using authentication mechanism <m>.',
        /ACCESS_REFUSED - Login was refused using authentication mechanism /,
      ),
    ],
    per: 'host',
    examples: [
      'redis.exceptions.AuthenticationError: HELLO must be called with the client already authenticated, otherwise the HELLO AUTH <user> <pass> option can be used',
      'psycopg2.OperationalError: connection to server at "pg.example.com" (10.0.9.3), port 5432 failed: FATAL:  password authentication failed for user "app"',
      'sqlalchemy.exc.OperationalError: (psycopg2.OperationalError) FATAL:  password authentication failed for user "app"',
      'psycopg.OperationalError: connection failed: FATAL:  password authentication failed for user "app"',
      'asyncpg.exceptions.InvalidPasswordError: password authentication failed for user "app"',
      'asyncpg.exceptions.InvalidCatalogNameError: database "app" does not exist',
      'psycopg2.OperationalError: connection to server at "pg.example.com" (10.0.9.3), port 5432 failed: FATAL:  database "app" does not exist',
      'django.db.utils.OperationalError: FATAL:  role "app" does not exist',
      '2026-11-20 19:36:42.886 29835 WARNING server login failed: FATAL database "app" does not exist',
      'django.db.utils.OperationalError: (1049, "Unknown database \'app\'")',
      "django.db.utils.OperationalError: (1045, \"Access denied for user 'app'@'10.0.0.7' (using password: YES)\")",
      'django.db.utils.OperationalError: (1130, "Host \'172.18.0.5\' is not allowed to connect to this MySQL server")',
      'redis.exceptions.AuthenticationError: Authentication required.',
      'redis.exceptions.AuthenticationError: WRONGPASS invalid username-password pair or user is disabled.',
      '[2026-11-20 01:25:42,256] [PID 8] [Thread-6] [dramatiq.worker.ConsumerThread(default)] [CRITICAL] Consumer encountered a connection error: Authentication required.',
      'botocore.exceptions.NoCredentialsError: Unable to locate credentials',
      'amqp.exceptions.AccessRefused: (0, 0): (403) ACCESS_REFUSED - Login was refused using authentication mechanism PLAIN. For details see the broker logfile.',
    ],
    traps: [
      '2026-11-20 14:05:14.001 UTC [33] FATAL:  password authentication failed for user "postgres"',
      '2026-11-20 14:05:14.001 UTC [33] FATAL:  database "scan" does not exist',
      "2026-11-20T14:05:14.001000Z 9 [Note] Access denied for user 'root'@'192.0.2.7' (using password: NO)",
      '2026-11-20 13:00:06,014 WARNING app.views: Authentication required.',
    ],
    sources: [
      'postgres/postgres:src/backend/libpq/auth.c',
      'MagicStack/asyncpg:asyncpg/exceptions/__init__.py',
      'mysql/mysql-server:share/messages_to_clients.txt ER_ACCESS_DENIED_ERROR',
      'redis/redis-py:redis/_parsers/base.py',
      'rabbitmq/rabbitmq-server:deps/rabbit/src/rabbit_reader.erl',
      'boto/botocore:botocore/exceptions.py',
      'codalab/codabench#1175',
      'mhdzumair/MediaFusion#422',
      'chiefonboarding/ChiefOnboarding#423',
      'postgres/postgres:src/backend/utils/init/postinit.c',
      'pgbouncer/pgbouncer#46',
    ],
  },
];
