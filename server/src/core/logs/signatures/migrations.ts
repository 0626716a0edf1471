import { t } from '../../text/l10n.ts';
import { anywhere, atStart, type Signature } from './signature.ts';

/** Changes of the tables that fail, or were never made: Django, Alembic, Flask-Migrate, and what databases say of both. */
export const MIGRATIONS: readonly Signature[] = [
  {
    id: 'migration-failed',
    severity: 'critical',
    cause: 'startup',
    program: 'Django, Alembic, Flask-Migrate',
    title: t('A migration of the database failed'),
    meaning: t(
      'The tables were not changed, or only in part; the new version may use tables or columns that are not there.',
    ),
    causes: [
      t('What it creates is there already: it was made by hand, or an earlier run stopped half-way.'),
      t('The database has a revision that this version of the application does not have.'),
      t('Several instances migrate at the same time.'),
    ],
    first: t('Compare the migrations of the database with those of the application: showmigrations, current.'),
    remedies: [
      {
        text: t(
          'Migrate once per release, not in every instance: the release process of a Procfile, or pre_release_hook in app_desc.yaml.',
        ),
      },
      { text: t('Record as made what is there already: migrate --fake, or alembic stamp.') },
    ],
    shapes: [
      anywhere(
        'Applying <migration>...Traceback (most recent call last):',
        /Applying (?<migration>[\w.]{1,200})\.\.\. ?Traceback \(most recent call last\):/,
      ),
      atStart('alembic.util.exc.CommandError: <reason>', /alembic\.util\.exc\.CommandError: (?<reason>[^\n]{1,200})/),
      // Alembic logs it, and prints it.
      anywhere(
        "FAILED: Can't locate revision identified by '<revision>'",
        /FAILED: (?<reason>Can't locate revision identified by|Multiple head(?: revision)?s are present|Target database is not up to date)/,
        'told',
      ),
      atStart(
        "Can't locate revision identified by '<revision>'",
        /(?:Error: )?(?<reason>Can't locate revision identified by|Multiple head(?: revision)?s are present|Target database is not up to date)/,
      ),
      atStart(
        'django.db.migrations.exceptions.<class>: <reason>',
        /django\.db\.migrations\.exceptions\.(?<reason>[A-Z]\w{1,60}: [^\n]{1,200})/,
      ),
      atStart(
        'CommandError: Conflicting migrations detected; multiple leaf nodes in the migration graph: (<migrations>).',
        /CommandError: (?<reason>Conflicting migrations detected)/,
      ),
      // Only who changes the tables is told so.
      atStart(
        '<class>: relation "<name>" already exists',
        /(?:\(psycopg2?\.errors\.Duplicate\w{5,15}\) |(?:psycopg2?\.errors|(?:<class ')?asyncpg\.exceptions)\.Duplicate(?:Table|Column|Object|Alias|Function)(?:Error(?:'>)?)?: |\(psycopg2?\.ProgrammingError\) |(?:(?:psycopg2?|django\.db\.utils)\.)?ProgrammingError: )(?<reason>(?:relation|column|type|constraint|function) "[^"\n]{1,200}"(?: of relation "[^"\n]{1,200}")?(?: for relation "[^"\n]{1,200}")? already exists)/,
      ),
      atStart(
        '<class>: (1050, "Table \'<table>\' already exists")',
        /\(?(?:[\w.]{1,60}\.)?OperationalError[:)] \((?:1050, "Table '|1060, "Duplicate column name '|1061, "Duplicate key name ')/,
      ),
      atStart(
        '<class>: table <table> already exists',
        /\(?(?:sqlite3|django\.db\.utils)\.OperationalError[:)] (?:table "?\w{1,120}"? already exists|duplicate column name: )/,
      ),
    ],
    examples: [
      '  Applying api.0015_examplestate...Traceback (most recent call last):',
      "alembic.util.exc.CommandError: Can't locate revision identified by 'bc804d8e7a18'",
      "ERROR [alembic.util.messaging] Can't locate revision identified by '9728d4a4062e'",
      "ERROR [flask_migrate] Error: Can't locate revision identified by '08ec4f75af5e'",
      "FAILED: Can't locate revision identified by '9728d4a4062e'",
      "django.db.migrations.exceptions.InconsistentMigrationHistory: Migration api.0002_state is applied before its dependency api.0001_initial on database 'default'.",
      'CommandError: Conflicting migrations detected; multiple leaf nodes in the migration graph: (0002_a, 0002_b in api).',
      'psycopg2.errors.DuplicateTable: relation "api_examplestate" already exists',
      'django.db.utils.ProgrammingError: column "state" of relation "api_example" already exists',
      'sqlalchemy.exc.ProgrammingError: (psycopg2.errors.DuplicateTable) relation "user" already exists',
      'sqlalchemy.dialects.postgresql.asyncpg.AsyncAdapt_asyncpg_dbapi.ProgrammingError: <class \'asyncpg.exceptions.DuplicateTableError\'>: relation "ix_chunks" already exists',
      'django.db.utils.OperationalError: (1050, "Table \'api_example\' already exists")',
      'sqlalchemy.exc.OperationalError: (pymysql.err.OperationalError) (1060, "Duplicate column name \'state\'")',
      'sqlite3.OperationalError: table "api_example" already exists',
    ],
    traps: [
      '  Applying api.0015_examplestate... OK',
      'INFO  [alembic.runtime.migration] Running upgrade 1975ea83b712 -> 9728d4a4062e, add state',
      "  Your models in app(s): 'api' have changes that are not yet reflected in a migration, and so won't be applied.",
      '2026-11-20 14:05:10.150 UTC [40] ERROR:  relation "logs" already exists',
    ],
    sources: [
      'django/django:django/core/management/commands/migrate.py migration_progress_callback()',
      'django/django:django/db/migrations/exceptions.py',
      'sqlalchemy/alembic:alembic/util/messaging.py err()',
      'miguelgrinberg/Flask-Migrate:src/flask_migrate/__init__.py catch_errors()',
      'doccano/doccano#1734',
      'onyx-dot-app/onyx#1239',
      'langgenius/dify#15220',
      'muesli-hd/muesli#147',
    ],
  },
  {
    id: 'table-missing',
    severity: 'error',
    cause: 'startup',
    program: 'PostgreSQL, MySQL, SQLite',
    title: t('A table or column is missing in the database'),
    meaning: t('The application asks for a table or a column that the database does not have.'),
    causes: [
      t('The migrations of this release were not run.'),
      t('It is connected to an empty database: on a platform a file of SQLite is gone with every new container.'),
    ],
    remedies: [
      {
        text: t(
          'Run the migrations before the new version serves: the release process of a Procfile, or pre_release_hook in app_desc.yaml.',
        ),
      },
    ],
    shapes: [
      atStart(
        '<class>: relation "<name>" does not exist',
        /(?:\(psycopg2?\.errors\.Undefined\w{5,6}\) |(?:psycopg2?\.errors|(?:<class ')?asyncpg\.exceptions)\.Undefined(?:Table|Column)(?:Error(?:'>)?)?: |\(psycopg2?\.ProgrammingError\) |(?:(?:psycopg2?|django\.db\.utils)\.)?ProgrammingError: )(?:relation|column) "?(?<table>[\w.]{1,120})"?(?: of relation "[^"\n]{1,120}")? does not exist/,
      ),
      // The class says it in every language.
      atStart(
        'psycopg2.errors.UndefinedTable: <reason>',
        /(?:\(psycopg2?\.errors\.Undefined(?:Table|Column)\) |psycopg2?\.errors\.Undefined(?:Table|Column): )/,
      ),
      atStart(
        "<class>: (1146, \"Table '<table>' doesn't exist\")",
        /\(?(?:[\w.]{1,60}\.)?(?:ProgrammingError|OperationalError)[:)] \((?:1146, "Table '|1054, "Unknown column ')(?<table>[^'\n]{1,120})'/,
      ),
      atStart(
        '<class>: no such table: <table>',
        /(?:\(sqlite3\.OperationalError\) |(?:sqlite3|django\.db\.utils)\.OperationalError: )no such (?:table|column): (?<table>[\w.]{1,120})/,
      ),
    ],
    per: 'table',
    examples: [
      'django.db.utils.ProgrammingError: relation "shop_order" does not exist',
      'ProgrammingError: relation "shop_order" does not exist',
      'sqlalchemy.exc.ProgrammingError: (psycopg2.ProgrammingError) relation "shop_order" does not exist',
      'sqlalchemy.exc.ProgrammingError: (psycopg2.errors.UndefinedColumn) column shop_order.state does not exist',
      'asyncpg.exceptions.UndefinedTableError: relation "shop_order" does not exist',
      'psycopg2.errors.UndefinedTable: 错误:  关系 "shop_order" 不存在',
      "django.db.utils.ProgrammingError: (1146, \"Table 'shop.shop_order' doesn't exist\")",
      'django.db.utils.OperationalError: no such table: shop_order',
      'sqlalchemy.exc.OperationalError: (sqlite3.OperationalError) no such table: shop_order',
    ],
    traps: [
      '2026-11-20 14:05:10.150 UTC [40] ERROR:  relation "shop_order" does not exist at character 15',
      'NOTICE:  table "shop_order" does not exist, skipping',
      'You have 18 unapplied migration(s). Your project may not work properly until you apply the migrations for app(s): admin.',
    ],
    sources: [
      'postgres/postgres:src/backend/parser/parse_relation.c',
      'mysql/mysql-server:share/messages_to_clients.txt ER_NO_SUCH_TABLE',
      'sqlite/sqlite:src/build.c',
      'dokku/dokku#4579',
      'boundlessgeo/exchange#436',
    ],
  },
];
