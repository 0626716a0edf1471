import { t } from '../../text/l10n.ts';
import { GREW_SLOWLY } from './often-advised.ts';
import { atStart, type Signature } from './signature.ts';

/** Apache in front of a Python application: mod_wsgi and mod_proxy. */
export const APACHE: readonly Signature[] = [
  {
    id: 'apache-backend-lost',
    severity: 'error',
    cause: 'proxy',
    program: 'Apache, mod_wsgi',
    title: t('Apache lost the application in the middle of a request'),
    meaning: t('A process ended or hung up before its answer was complete; the client got a 500 or 502.'),
    causes: [
      t('The process crashed in a native library: some need WSGIApplicationGroup %{GLOBAL}.'),
      t('It was killed for its memory, or restarted at its request-timeout.'),
    ],
    first: GREW_SLOWLY,
    remedies: [
      {
        text: t('Look for “exit signal” in the main error log of Apache, at LogLevel info.'),
      },
    ],
    shapes: [
      atStart(
        "Truncated or oversized response headers received from daemon process '<name>'",
        /Truncated or oversized response headers received from daemon process/,
      ),
      atStart(
        'mod_wsgi (pid=<pid>): Failed to proxy response from daemon.',
        /mod_wsgi \(pid=\d{1,10}\): Failed to proxy response from daemon/,
        'proxy',
      ),
      atStart(
        'AH00051: child pid <pid> exit signal Segmentation fault (11)',
        /AH0005[12]: child pid (?<pid>\d{1,10}) exit signal (?<signal>[A-Z][\w ]{1,40} \(\d{1,2}\))/,
        'exit',
      ),
      atStart('AH00898: Error reading from remote server', /AH00898: Error reading from remote server/, 'remote'),
    ],
    examples: [
      "[Fri Nov 20 02:03:02.259434 2026] [wsgi:error] [pid 137:tid 14] [client 10.42.6.14:41134] Truncated or oversized response headers received from daemon process 'app': /srv/app/wsgi.py",
      '[Fri Nov 20 02:03:02.258689 2026] [wsgi:error] [pid 12:tid 14] (104)Connection reset by peer: [client 10.42.6.14:33748] mod_wsgi (pid=12): Failed to proxy response from daemon.',
      '[Fri Nov 20 02:03:03.487482 2026] [core:notice] [pid 7:tid 14] AH00051: child pid 9 exit signal Segmentation fault (11), possible coredump in /var/cache/apache2',
      '[Fri Nov 20 02:03:02.113460 2026] [proxy:error] [pid 9] AH00898: Error reading from remote server returned by /',
    ],
    traps: [
      "[Fri Nov 20 02:03:02.515256 2026] [wsgi:info] [pid 9:tid 14] mod_wsgi (pid=9): Attach interpreter ''.",
      '[Fri Nov 20 02:03:02.515256 2026] [mpm_event:notice] [pid 7:tid 14] AH00489: Apache/2.4.62 (Debian) configured -- resuming normal operations',
    ],
    sources: [
      'GrahamDumpleton/mod_wsgi:src/server/mod_wsgi.c',
      'apache/httpd:server/mpm_unix.c ap_process_child_status()',
      'apache/httpd:modules/proxy/proxy_util.c',
      'GrahamDumpleton/mod_wsgi#491',
      'GrahamDumpleton/mod_wsgi#876',
    ],
  },
];
