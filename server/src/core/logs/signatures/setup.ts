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
    program: 'Python',
    generic: true,
    title: t('A file or folder may not be used'),
    meaning: t('The user of the process may not read or write a path.'),
    causes: [t('The path was made by another user, or belongs to a volume or an image of root.')],
    remedies: [
      { text: t('Log to the standard output; keep files in a folder that belongs to the user of the process.') },
    ],
    shapes: [
      atStart(
        "PermissionError: [Errno 13] Permission denied: '<path>'",
        /(?:PermissionError|IOError|OSError): \[Errno 13\] Permission denied(?:: '(?<path>[^'\n]{1,200})')?/,
      ),
    ],
    per: 'path',
    examples: ["PermissionError: [Errno 13] Permission denied: '/app/logs/app.log'"],
    traps: [
      "Control server error: [Errno 13] Permission denied: '/nonexistent'",
      "    raise PermissionError(13, 'Permission denied')",
    ],
    sources: ['python/cpython:Objects/exceptions.c', 'hotosm/tasking-manager#6267'],
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
      anywhere(
        'x509: <reason>',
        /x509: (?:certificate (?:signed by unknown authority|has expired|is (?:valid for|not valid for any names))|cannot validate certificate for )/,
      ),
    ],
    examples: [
      'ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to get local issuer certificate (_ssl.c:1007)',
      'redis.exceptions.ConnectionError: Error 1 connecting to redis.example.com:6380. [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self signed certificate in certificate chain (_ssl.c:997).',
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
