import { t } from '../../text/l10n.ts';
import { atStart, type Signature } from './signature.ts';

/** What servers of any kind write when the system does not let them listen where they want to, though nobody else does. */
export const ADDRESS_REFUSED: readonly Signature[] = [
  {
    id: 'address-refused',
    severity: 'error',
    cause: 'startup',
    program: 'gunicorn, uvicorn, daphne, Node.js, nginx, Go',
    title: t('The system refuses the address'),
    meaning: t('The server may not listen on this port, or the machine does not have this address.'),
    causes: [
      t('A port below 1024, which only root may listen on, while the process runs as another user.'),
      t('The public name or address of the application instead of `0.0.0.0`: inside its container it has another one.'),
    ],
    remedies: [{ recipe: 'R0', text: t('Listen on $PORT, which the platform gives to each process.') }],
    shapes: [
      atStart(
        "connection to ('<host>', <port>) failed: [Errno 13] Permission denied",
        /connection to (?:\('(?<host>[^'\n]{0,100})', (?<port>\d{1,5})[^\n]{0,40}|[^\n]{1,120}) failed: \[Errno (?:13|99|49)\] /,
        'reason',
      ),
      atStart(
        "Invalid address: ('<host>', <port>)",
        /Invalid address: \('(?<host>[^'\n]{0,100})', (?<port>\d{1,5})/,
        'reason',
      ),
      atStart(
        "[Errno 13] error while attempting to bind on address ('<host>', <port>): permission denied",
        /\[Errno (?:13|99|49)\] error while attempting to bind on address \('(?<host>[^'\n]{0,100})', (?<port>\d{1,5})/,
      ),
      atStart(
        'Error: listen EACCES: permission denied <addr>',
        /Error: listen (?:EACCES|EADDRNOTAVAIL)(?:: [a-z ]{1,40})? (?<address>\S{1,100})/,
      ),
      atStart(
        'nginx: [emerg] bind() to <addr> failed (13: Permission denied)',
        /bind\(\) to (?<address>\S{1,100}) failed \((?:13|99): /,
      ),
      atStart(
        'listen tcp <addr>: bind: permission denied',
        /listen tcp[46]? (?<address>\S{1,100}): bind: (?:permission denied|cannot assign requested address)/,
      ),
      atStart(
        "Listen failure: Couldn't listen on <address>: [Errno 13] Permission denied.",
        /Couldn't listen on (?<address>\S{1,120}): \[Errno (?:13|99|49)\] /,
      ),
    ],
    examples: [
      "[2026-11-20 08:06:00 +0000] [1] [ERROR] connection to ('0.0.0.0', 80) failed: [Errno 13] Permission denied",
      "[2026-11-20 08:06:00 +0000] [1] [ERROR] Invalid address: ('10.9.9.9', 8000)",
      "ERROR:    [Errno 13] error while attempting to bind on address ('0.0.0.0', 80): permission denied",
      "ERROR:    [Errno 99] error while attempting to bind on address ('10.9.9.9', 8111): cannot assign requested address",
      'Error: listen EACCES: permission denied 0.0.0.0:80',
      'nginx: [emerg] bind() to 0.0.0.0:80 failed (13: Permission denied)',
      '2026/11/20 14:03:04 listen tcp :80: bind: permission denied',
      "2026-11-20 20:00:20,458 CRITICAL Listen failure: Couldn't listen on 127.0.0.1:80: [Errno 13] Permission denied.",
    ],
    traps: ['INFO app.forms: Invalid address: 12 Main Street', 'bind address: 0.0.0.0:80 (needs the right to do so)'],
    sources: [
      'benoitc/gunicorn:gunicorn/sock.py',
      'python/cpython:Lib/asyncio/base_events.py create_server()',
      'twisted/twisted:src/twisted/internet/error.py CannotListenError',
      'test/unit/logs/real-programs/gunicorn.test.ts',
      'test/unit/logs/real-programs/servers.test.ts',
    ],
  },
];
