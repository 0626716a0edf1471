import { t } from '../../text/l10n.ts';
import { anywhere, atStart, type Signature } from './signature.ts';

const MISTAKE = t('An option is misspelt, in the wrong place, or not of this release.');
const OPTION = t('Correct the option that the line names.');

/** What programs write when they do not take their own start command, and end. */
export const START_REFUSALS: readonly Signature[] = [
  {
    id: 'gunicorn-start-refused',
    severity: 'critical',
    cause: 'startup',
    program: 'gunicorn',
    title: t('gunicorn refuses its settings'),
    meaning: t('gunicorn does not take an option or a setting, and ends before it listens.'),
    causes: [MISTAKE, t('The package of the worker class, or one that it needs, is missing.')],
    remedies: [{ recipe: 'R0', text: OPTION }],
    shapes: [
      atStart(
        'gunicorn: error: <reason>',
        /(?:gunicorn|__main__\.py): error: (?<reason>(?:unrecognized arguments|argument -|ambiguous option)[^\n]{1,200})/,
      ),
      atStart(
        "Error: class uri '<class>' invalid or not found: ",
        /Error: (?<reason>class uri '[^'\n]{1,120}' invalid or not found|No application module specified)/,
      ),
      atStart(
        "Error: '<file>' doesn't exist",
        /Error: (?<reason>'[^'\n]{0,200}(?:\.py|conf|config)' doesn't exist)(?=\s{0,4}$)/,
      ),
      atStart('Failed to read config file: <file>', /(?<reason>Failed to read config file: [^\n]{1,200})/),
    ],
    examples: [
      'gunicorn: error: unrecognized arguments: --wokers 4',
      "gunicorn: error: argument -w/--workers: invalid int value: 'four'",
      "Error: class uri 'gevent' invalid or not found: ",
      'Error: No application module specified.',
      'Failed to read config file: gunicorn.conf.py',
      "Error: 'gunicorn.conf.py' doesn't exist",
    ],
    traps: [
      "INFO app: Error: 'logo.png' doesn't exist",
      'usage: gunicorn [OPTIONS] [APP_MODULE]',
      'INFO app: error: argument list was empty',
    ],
    sources: [
      'benoitc/gunicorn:gunicorn/app/base.py',
      'benoitc/gunicorn:gunicorn/util.py load_class()',
      'python/cpython:Lib/argparse.py',
      'django/django:django/core/management/__init__.py fetch_command()',
      'dotja/django-docker-compose#4',
      'test/unit/logs/real-programs/gunicorn.test.ts',
    ],
  },
  {
    id: 'celery-app-not-found',
    severity: 'critical',
    cause: 'startup',
    program: 'celery',
    title: t('celery cannot load the application'),
    meaning: t('The module that -A names cannot be imported or holds no Celery application; celery ends.'),
    causes: [
      t('The module has another name, or celery is started in another folder.'),
      t('The module raises an exception while it is imported.'),
    ],
    remedies: [{ recipe: 'R0', text: t('Correct the module behind -A in the start command.') }],
    shapes: [
      atStart('Unable to load celery application.', /Unable to load celery application\./),
      // Since 5.0.1 the reason is on the next line.
      atStart("Error: Invalid value for '-A' / '--app': <reason>", /Error: Invalid value for '-A' \/ '--app': (?=\S)/),
      atStart(
        'While trying to load the module <module> the following error occurred:',
        /While trying to load the module (?<module>[\w.]{1,120}) the following error/,
        'reason',
      ),
    ],
    examples: [
      'Unable to load celery application.',
      "Error: Invalid value for '-A' / '--app': No module named 'proj'",
      'While trying to load the module proj the following error occurred:',
    ],
    traps: ["Error: Invalid value for '-A' / '--app': ", 'The module proj was not found.'],
    sources: [
      'celery/celery:celery/bin/celery.py',
      'celery/celery:celery/app/utils.py find_app()',
      'celery/celery#6397',
    ],
  },
  {
    id: 'celery-pidfile-exists',
    severity: 'critical',
    cause: 'startup',
    program: 'celery',
    versions: t('celery beat 5 writes a pid file only where --pidfile names one'),
    title: t('celery does not start: its pid file is there'),
    meaning: t('celery found the file of an earlier process, took it for one that runs, and ended.'),
    causes: [
      t('The earlier process was killed and left its file; in a container the new one has the same number.'),
      t('Another celery beat or worker does run with the same file.'),
    ],
    remedies: [
      { recipe: 'R15', text: t('Start celery beat without a pid file: --pidfile followed by an empty text.') },
      { text: t('Keep the file outside of volumes that outlive the container, or remove it before the start.') },
    ],
    shapes: [
      atStart(
        'ERROR: Pidfile (<file>) already exists.',
        /(?:ERROR: )?Pidfile \((?<file>[^)\n]{1,200})\) already exists\./,
      ),
      atStart(
        "celery.platforms.LockFailed: [Errno 17] File exists: '<file>'",
        /celery\.platforms\.LockFailed: \[Errno 17\] File exists: '(?<file>[^'\n]{1,200})'/,
      ),
    ],
    examples: [
      'ERROR: Pidfile (celerybeat.pid) already exists.',
      "celery.platforms.LockFailed: [Errno 17] File exists: '/celerybeat.pid'",
    ],
    traps: [
      "Seems we're already running? (pid: 1)",
      'Stale pidfile exists - Removing it.',
      'celery beat v4.4.7 (cliffs) is starting.',
    ],
    sources: [
      'celery/celery:celery/platforms.py PIDFILE_EXISTS',
      'celery/celery:celery/apps/beat.py',
      'bytedeck/bytedeck#516',
      'lardbit/nefarious#324',
      'test/unit/remedies/real-programs.test.ts',
    ],
  },
  {
    id: 'celery-redis-tls-unset',
    severity: 'critical',
    cause: 'startup',
    program: 'celery',
    title: t('celery refuses the address of Redis'),
    meaning: t('rediss:// stands for TLS, and celery wants to be told how to check the certificate; it ends.'),
    causes: [t('The platform gives such an address, as Heroku does, without ssl_cert_reqs.')],
    remedies: [
      {
        text: t(
          'Add ?ssl_cert_reqs=CERT_REQUIRED to broker and results; CERT_NONE where the certificate is self-signed.',
        ),
      },
    ],
    shapes: [
      anywhere(
        'A rediss:// URL must have parameter ssl_cert_reqs',
        /A rediss:\/\/ URL must have parameter ssl_cert_reqs/,
      ),
    ],
    examples: [
      'A rediss:// URL must have parameter ssl_cert_reqs and this must be set to CERT_REQUIRED, CERT_OPTIONAL, or CERT_NONE',
    ],
    traps: ['rediss://:**@redis.example.com:6380/0?ssl_cert_reqs=required'],
    sources: [
      'celery/celery:celery/backends/redis.py E_REDIS_SSL_PARAMS_AND_SCHEME_MISMATCH',
      'WeblateOrg/weblate#3146',
    ],
  },
  {
    id: 'command-refused',
    severity: 'critical',
    cause: 'startup',
    // With click the line does not say which.
    program: 'celery, uvicorn, hypercorn, daphne, granian, sanic, Flask, Django',
    title: t('A start command is refused'),
    meaning: t('A program does not know what its command line says, and ends.'),
    causes: [MISTAKE],
    remedies: [{ recipe: 'R0', text: OPTION }],
    shapes: [
      atStart(
        'Error: No such option: <option>',
        /Error: (?<reason>(?:\wo such option:? '?-|No such command '|Invalid value for '-(?!A)|Option '-|Missing argument '|Got unexpected extra arguments? \()[^\n]{1,200})/,
      ),
      atStart(
        '<program>: error: unrecognized arguments: <arguments>',
        /(?:hypercorn|daphne|celery|manage\.py \w{1,40}): error: (?<reason>(?:unrecognized arguments|argument -|ambiguous option|the following arguments are required)[^\n]{1,200})/,
      ),
      atStart(
        "Unknown command: '<command>'. Did you mean <command>?",
        /(?<reason>Unknown command: '[^'\n]{1,80}')(?:\. Did you mean |\s{0,4}$)/,
      ),
    ],
    examples: [
      'hypercorn: error: unrecognized arguments: --wokers 4',
      'manage.py migrate: error: unrecognized arguments: --no-inptu',
      "Unknown command: 'migrate\\r'. Did you mean migrate?",
      'Error: No such option: --concurency Did you mean --concurrency?',
      'Error: no such option: -A',
      "Error: No such command 'wroker'.",
      "Error: Invalid value for '--port': 'abc' is not a valid integer.",
      "Error: Missing argument 'APP'.",
      "Error: Option '--port' requires an argument.",
      'Error: Got unexpected extra argument (wsgi)',
    ],
    traps: ['Usage: celery worker [OPTIONS]', "Try 'celery worker --help' for help.", 'Error: No such user'],
    sources: [
      'pallets/click:src/click/exceptions.py',
      'python/cpython:Lib/argparse.py',
      'test/unit/logs/real-programs/celery.test.ts',
    ],
  },
];
