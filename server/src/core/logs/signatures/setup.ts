import { t } from '../../text/l10n.ts';
import { anywhere, atStart, type Signature } from './signature.ts';

/** What a deployment of a Python application lacks; tried after all that says what did not start without it. */
export const SETUP: readonly Signature[] = [
  {
    id: 'module-missing',
    severity: 'error',
    cause: 'startup',
    program: 'Python',
    generic: true,
    title: t('A Python module is missing'),
    meaning: t('An import failed: the package is not installed, or the module has another name.'),
    causes: [
      t('It is not in requirements.txt or the lock file, or in a release that does not have that name.'),
      t('The process starts in another folder, or the path of the module in its start command is wrong.'),
    ],
    remedies: [
      { text: t('Add the package to the requirements, and deploy again.') },
      { text: t('If the module is your own, correct its path in the start command.') },
    ],
    shapes: [
      atStart(
        "ModuleNotFoundError: No module named '<module>'",
        /(?:ModuleNotFound|Import)Error: No module named '?(?<module>[\w.-]{1,200})/,
      ),
      atStart(
        "ImportError: cannot import name '<name>' from '<module>'",
        /ImportError: cannot import name '?[\w.]{1,200}'? from (?:partially initialized module )?'(?<module>[\w.]{1,200})'/,
      ),
    ],
    per: 'module',
    examples: [
      "ModuleNotFoundError: No module named 'pymysql'",
      'ImportError: No module named shop.wsgi',
      "ImportError: cannot import name 'url_quote' from 'werkzeug.urls' (/app/.venv/lib/python3.12/site-packages/werkzeug/urls.py)",
    ],
    traps: ['    except ModuleNotFoundError:', "INFO app: no module named 'uvloop', using asyncio"],
    sources: ['python/cpython:Lib/importlib/_bootstrap.py', 'python/cpython:Python/ceval.c import_from()'],
  },
  {
    id: 'library-missing',
    severity: 'error',
    cause: 'startup',
    program: 'Python, ld.so',
    generic: true,
    title: t('A library of the system is missing'),
    meaning: t('A package needs a shared library that the image does not have.'),
    causes: [t('The system package that brings it is not installed.')],
    remedies: [
      {
        text: t(
          'Install it in the image or through an Aptfile; or take a release that brings it: psycopg[binary], opencv-python-headless.',
        ),
      },
    ],
    shapes: [
      atStart(
        'ImportError: <library>: cannot open shared object file: No such file or directory',
        /(?:(?:Import|OS)Error|(?:[\w.]{1,60}\.)?ImproperlyConfigured: Error loading [\w.]{1,40} module|error while loading shared libraries): (?:Error loading shared library )?(?<library>[\w.+-]{1,80}\.so[\w.-]{0,40}): (?:cannot open |No such file)/,
      ),
      atStart(
        "OSError: cannot load library '<library>': <reason>",
        /OSError: cannot load library '(?<library>[^'\n]{1,80})'/,
      ),
    ],
    per: 'library',
    examples: [
      'ImportError: libGL.so.1: cannot open shared object file: No such file or directory',
      'django.core.exceptions.ImproperlyConfigured: Error loading psycopg2 module: libpq.so.5: cannot open shared object file: No such file or directory',
      'uwsgi: error while loading shared libraries: libpcre.so.3: cannot open shared object file: No such file or directory',
      'ImportError: Error loading shared library ld-linux-x86-64.so.2: No such file or directory (needed by /venv/cryptography/_rust.abi3.so)',
      "OSError: cannot load library 'gobject-2.0-0': gobject-2.0-0: cannot open shared object file: No such file or directory",
    ],
    traps: [
      'WARNING:modules:module ocr failed due to libGL.so.1: cannot open shared object file: No such file or directory',
    ],
    sources: ['bminor/glibc:elf/dl-load.c', 'python/cpython:Python/dynload_shlib.c', 'khoj-ai/khoj#76'],
  },
  {
    id: 'settings-refused',
    severity: 'error',
    cause: 'startup',
    program: 'pydantic, python-decouple, environs',
    generic: true,
    title: t('The application refuses its settings'),
    meaning: t('A variable is missing or has a wrong value; what reads the settings does not start.'),
    causes: [t('It is not set in this environment, or has another name there.')],
    remedies: [{ text: t('Set the variables that the lines below it name, for this module and environment.') }],
    shapes: [
      atStart(
        'pydantic_core._pydantic_core.ValidationError: <n> validation errors for Settings',
        /(?:pydantic[\w.]{0,40}\.)?ValidationError: \d{1,4} validation errors? for (?<model>\w{0,60}(?:Settings|Config|Env)\w{0,60})/,
      ),
      atStart(
        'decouple.UndefinedValueError: <variable> not found. Declare it as envvar or define a default value.',
        /decouple\.UndefinedValueError: (?<variable>\w{1,100}) not found\./,
      ),
      atStart(
        'environs.EnvError: Environment variable "<variable>" not set',
        /environs\.(?:exceptions\.)?Env\w{0,20}Error: Environment variable "(?<variable>[^"\n]{1,100})" /,
      ),
    ],
    examples: [
      'pydantic_core._pydantic_core.ValidationError: 3 validation errors for Settings',
      'pydantic.error_wrappers.ValidationError: 1 validation error for AppConfig',
      'decouple.UndefinedValueError: SECRET_KEY not found. Declare it as envvar or define a default value.',
      'environs.exceptions.EnvError: Environment variable "SECRET_KEY" not set',
    ],
    traps: ['pydantic_core._pydantic_core.ValidationError: 1 validation error for Order'],
    sources: [
      'pydantic/pydantic-core:src/errors/validation_exception.rs',
      'HBNetwork/python-decouple:decouple.py',
      'sloria/environs:src/environs/__init__.py',
      'florgon/api#171',
    ],
  },
  {
    id: 'static-file-missing',
    severity: 'error',
    cause: 'startup',
    program: 'Django, WhiteNoise',
    generic: true,
    title: t('A static file was not collected'),
    meaning: t('A page names a file that the manifest of static files lacks, and ends in a 500.'),
    causes: [t('collectstatic was not run for this release; or upper and lower case differ.')],
    remedies: [{ text: t('Run collectstatic in the build, or before the new version serves.') }],
    shapes: [
      atStart(
        "ValueError: Missing staticfiles manifest entry for '<path>'",
        /ValueError: Missing staticfiles manifest entry for '(?<path>[^'\n]{1,200})'/,
      ),
    ],
    per: 'path',
    examples: ["ValueError: Missing staticfiles manifest entry for 'css/app.css'"],
    traps: ['    raise ValueError("Missing staticfiles manifest entry for \'%s\'" % clean_name)'],
    sources: ['django/django:django/contrib/staticfiles/storage.py stored_name()', 'nitely/Spirit#297'],
  },
  {
    id: 'django-misconfigured',
    severity: 'error',
    cause: 'startup',
    program: 'Django',
    generic: true,
    title: t('Django refuses its settings'),
    meaning: t('A setting is missing or wrong; what needs it does not start.'),
    causes: [
      t('A variable that the settings read is not set in this environment.'),
      t('DJANGO_SETTINGS_MODULE names no module, or another one.'),
    ],
    remedies: [{ text: t('Set the variable that the line names, for this module and environment.') }],
    shapes: [
      atStart(
        'django.core.exceptions.ImproperlyConfigured: <reason>',
        /(?:django\.core\.exceptions\.)?ImproperlyConfigured: (?<reason>[^\n]{1,160})/,
      ),
    ],
    examples: [
      'django.core.exceptions.ImproperlyConfigured: The SECRET_KEY setting must not be empty.',
      'ImproperlyConfigured: Set the DATABASE_URL environment variable',
    ],
    traps: ["    raise ImproperlyConfigured('The SECRET_KEY setting must not be empty.')"],
    sources: ['django/django:django/conf/__init__.py'],
  },
  {
    id: 'permission-denied',
    severity: 'error',
    cause: 'resource',
    program: 'Python, bash, sh',
    generic: true,
    title: t('No permission to use a file or folder'),
    meaning: t('The user of the process may not read or write a path.'),
    causes: [t('The path was made by another user, or belongs to a volume or an image of root.')],
    remedies: [
      { text: t('Log to the standard output; keep files in a folder that belongs to the user of the process.') },
    ],
    shapes: [
      atStart(
        "PermissionError: [Errno 13] Permission denied: '<path>'",
        /(?:PermissionError|IOError|OSError): \[Errno 13\] [^\n:']{1,60}(?:: '(?<path>[^'\n]{1,200})')?/,
      ),
      atStart(
        '<script>: line <n>: <path>: Permission denied',
        /(?:(?:line )?\d{1,5}: |(?<=sh: ))(?:cannot create )?(?<path>[^\s:]{1,200}): Permission denied(?=\s{0,4}$)/,
      ),
    ],
    per: 'path',
    examples: [
      "PermissionError: [Errno 13] Permission denied: '/app/logs/app.log'",
      '/app/start.sh: line 10: /etc/passwd: Permission denied',
      'bash: ./start.sh: Permission denied',
      '/app/start.sh: 10: cannot create /etc/passwd: Permission denied',
    ],
    traps: [
      "Control server error: [Errno 13] Permission denied: '/nonexistent'",
      "    raise PermissionError(13, 'Permission denied')",
    ],
    sources: ['python/cpython:Objects/exceptions.c', 'hotosm/tasking-manager#6267'],
  },
  {
    id: 'tls-handshake-failed',
    severity: 'error',
    cause: 'dependency',
    program: 'Python, Node.js',
    generic: true,
    title: t('A TLS handshake with a service failed'),
    meaning: t('The client began TLS, and the other side answered with something else or hung up.'),
    causes: [
      t('The port speaks no TLS: https:// or rediss:// in the address where http:// or redis:// is meant.'),
      t('Mail: port 587 wants STARTTLS, port 465 TLS from the start.'),
      t('A proxy on the way answers in plain text, or the sides share no version of TLS.'),
    ],
    remedies: [{ text: t('Correct scheme and port in the variable that holds the address of the service.') }],
    shapes: [
      anywhere(
        '[SSL: WRONG_VERSION_NUMBER] wrong version number',
        /\[SSL: (?:WRONG_VERSION_NUMBER|UNEXPECTED_EOF_WHILE_READING|UNSUPPORTED_PROTOCOL|NO_PROTOCOLS_AVAILABLE|SSLV3_ALERT_HANDSHAKE_FAILURE|TLSV1_ALERT_PROTOCOL_VERSION)\] /,
      ),
      atStart(
        'ssl.SSLEOFError: EOF occurred in violation of protocol',
        /ssl\.SSLEOFError: EOF occurred in violation of /,
      ),
      atStart(
        'Error: <number>:error:<code>:SSL routines:ssl3_get_record:wrong version number:<place>',
        /Error: [0-9A-F]{8,16}:error:[0-9A-F]{8}:SSL routines:\w{0,40}:wrong version number/,
      ),
    ],
    examples: [
      "requests.exceptions.SSLError: HTTPSConnectionPool(host='cmdb.example.com', port=8079): Max retries exceeded with url: / (Caused by SSLError(SSLError(1, '[SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:1000)')))",
      'ssl.SSLEOFError: EOF occurred in violation of protocol (_ssl.c:1129)',
      'ssl.SSLError: [SSL: UNEXPECTED_EOF_WHILE_READING] unexpected eof while reading (_ssl.c:1007)',
      'Error: 140072807995264:error:1408F10B:SSL routines:ssl3_get_record:wrong version number:../deps/openssl/openssl/ssl/record/ssl3_record.c:332:',
    ],
    traps: [
      '1:X 23 Jan 2023 11:24:37.130 # Error accepting a client connection: error:1408F10B:SSL routines:ssl3_get_record:wrong version number',
      'ssl.SSLError: [SSL: HTTP_REQUEST] http request (_ssl.c:1000)',
      'INFO app: TLS handshake done',
    ],
    sources: [
      'openssl/openssl:include/openssl/sslerr.h',
      'python/cpython:Modules/_ssl.c',
      'hiett/serverless-redis-http#23',
      'apecloud/ApeRAG#44',
      'joeferner/redis-commander#472',
    ],
  },
  {
    id: 'django-host-refused',
    severity: 'error',
    cause: 'startup',
    program: 'Django',
    title: t('Django refuses the address of the application'),
    meaning: t('Every request under this name is answered with 400: it is not in ALLOWED_HOSTS.'),
    causes: [
      t('The name that the platform gives the application is not in the settings of this environment.'),
      t('The health check of the platform asks under a name of its own.'),
    ],
    remedies: [{ text: t('Add the name to ALLOWED_HOSTS; a point before it lets its subdomains in, too.') }],
    shapes: [
      anywhere(
        "Invalid HTTP_HOST header: '<app>.herokuapp.com'. You may need to add '<app>.herokuapp.com' to ALLOWED_HOSTS.",
        /Invalid HTTP_HOST header: '(?<host>(?:[\w-]{1,63}\.){1,4}(?:herokuapp\.com|onrender\.com|up\.railway\.app|fly\.dev|azurewebsites\.net|azurecontainerapps\.io|run\.app|elasticbeanstalk\.com|ondigitalocean\.app|scalingo\.io)|healthcheck\.railway\.app)'\. You may need to add/,
      ),
    ],
    per: 'host',
    examples: [
      "2018-12-04T02:32:25.003239+00:00 app[web.1]: 02:32:25 - ERROR [django.security.DisallowedHost] request_id=0bc30a9d Invalid HTTP_HOST header: 'app-4f21.herokuapp.com'. You may need to add u'app-4f21.herokuapp.com' to ALLOWED_HOSTS.",
      "2024-11-24 09:33:30,308 ERROR [django.security.DisallowedHost:124] exception 3 139624116890376 Invalid HTTP_HOST header: 'healthcheck.railway.app'. You may need to add 'healthcheck.railway.app' to ALLOWED_HOSTS.",
    ],
    traps: [
      "2024-06-20 08:00:21,728 ERROR    Invalid HTTP_HOST header: '192.0.2.172'. You may need to add '192.0.2.172' to ALLOWED_HOSTS.",
      "ERROR django.security.DisallowedHost Invalid HTTP_HOST header: 'www.example.net'. You may need to add 'www.example.net' to ALLOWED_HOSTS.",
    ],
    sources: [
      'django/django:django/http/request.py get_host()',
      'docs.railway.com/guides/healthchecks#healthcheck-hostname',
      'railwayapp/docs#616',
      'tdfischer/organizer#127',
    ],
  },
  {
    id: 'tls-not-trusted',
    severity: 'error',
    cause: 'dependency',
    program: 'Python, Node.js, Go',
    generic: true,
    title: t('The certificate of a service is not trusted'),
    meaning: t('A TLS connection was given up, because the certificate of the other side could not be verified.'),
    causes: [
      t('Its certificate is of an internal authority that the image does not know, or has expired.'),
      t('A proxy on the way puts a certificate of its own in.'),
    ],
    remedies: [
      {
        text: t(
          'Add the certificate of the authority to the image, and name it in SSL_CERT_FILE or REQUESTS_CA_BUNDLE.',
        ),
      },
    ],
    shapes: [
      anywhere(
        '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed',
        /\[SSL: CERTIFICATE_VERIFY_FAILED\] certificate verify failed/,
      ),
      // libpq
      anywhere('SSL error: certificate verify failed', /\bSSL error: certificate verify failed/),
      anywhere(
        'x509: <reason>',
        /x509: (?:certificate (?:signed by unknown authority|has expired|is (?:valid for|not valid for any names))|cannot validate certificate for )/,
      ),
    ],
    examples: [
      'httpx.ConnectError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate (_ssl.c:1006)',
      'ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to get local issuer certificate (_ssl.c:1007)',
      'redis.exceptions.ConnectionError: Error 1 connecting to redis.example.com:6380. [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self signed certificate in certificate chain (_ssl.c:997).',
      '(psycopg2.OperationalError) SSL error: certificate verify failed',
      'Get "https://api.example.com/": tls: failed to verify certificate: x509: certificate signed by unknown authority',
    ],
    traps: ['INFO app: certificate verified', '    ssl.CERT_REQUIRED'],
    sources: [
      'python/cpython:Modules/_ssl.c',
      'golang/go:src/crypto/x509/verify.go',
      'rckclmbr/pyportify#74',
      'mozilla/bugbug#4028',
    ],
  },
];
