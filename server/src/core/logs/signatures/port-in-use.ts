import { t } from '../../text/l10n.ts';
import { anywhere, atStart, type Signature } from './signature.ts';

/** What servers of any kind write when another process listens where they want to. */
export const PORT_IN_USE: readonly Signature[] = [
  {
    id: 'port-in-use',
    severity: 'error',
    cause: 'startup',
    program: 'gunicorn, uvicorn, uWSGI, daphne, Node.js, nginx, Go, Django, Flask, sshd',
    title: t('Port is already in use'),
    meaning: t('Another process holds the address that this one wants to listen on.'),
    causes: [
      t('Two processes of the application are bound to the same fixed port.'),
      t('The old process has not ended, or the start script starts a second server in the background.'),
    ],
    remedies: [{ recipe: 'R0', text: t('Listen on $PORT, which the platform gives to each process.') }],
    shapes: [
      atStart(
        "Connection in use: ('<host>', <port>)",
        /Connection in use: (?:\('(?<host>[^'\n]{0,100})', (?<port>\d{1,5})|\/)/,
      ),
      atStart(
        "connection to ('<host>', <port>) failed: [Errno 98] Address already in use",
        /connection to [^\n]{1,120} failed: \[Errno (?:98|48)\] Address already in use/,
        'reason',
      ),
      atStart(
        "Can't connect to ('<host>', <port>)",
        /Can't connect to \('(?<host>[^'\n]{0,100})', (?<port>\d{1,5})/,
        'end',
      ),
      atStart(
        "[Errno 98] error while attempting to bind on address ('<host>', <port>): address already in use",
        /\[Errno (?:98|48)\] error while attempting to bind on address \('(?<host>[^'\n]{0,100})', (?<port>\d{1,5})[^\n]{0,40}address already in use/,
      ),
      atStart(
        'OSError: [Errno 98] Address already in use',
        /OSError: \[(?:Errno 98\] |Errno 48\] Address already in use|WinError 10048\])/,
      ),
      atStart(
        'Error: listen EADDRINUSE: address already in use <addr>',
        /Error: listen EADDRINUSE(?:: address already in use)? (?<address>\S{1,100})/,
      ),
      atStart(
        'nginx: [emerg] bind() to <addr> failed (98: Address already in use)',
        /bind\(\) to (?<address>\S{1,100}) failed \(98: /,
      ),
      atStart(
        'listen tcp <addr>: bind: address already in use',
        /listen tcp[46]? (?<address>\S{1,100}): bind: address already in use/,
      ),
      atStart(
        "Listen failure: Couldn't listen on <address>: <reason>",
        /Couldn't listen on (?<address>\S{1,120}): (?:\[Errno (?:98|48)\] |Cannot acquire lock)/,
      ),
      atStart('Error: That port is already in use.', /Error: That port is already in use\./),
      atStart(
        'Port <port> is in use by another program.',
        /Port (?<port>\d{1,5}) is in use by another program\. Either identify and stop/,
      ),
      atStart(
        'probably another instance of uWSGI is running on the same address (<addr>).',
        /probably another instance of uWSGI is running on the same address \((?<address>[^)\n]{1,100})\)/,
      ),
      anywhere(
        'bind(): Address already in use [core/socket.c line <n>]',
        /bind\(\): Address already in use \[/,
        'bind',
      ),
      atStart(
        'error: Bind to port <port> on <host> failed: Address already in use.',
        /error: Bind to port (?<port>\d{1,5}) on (?<host>\S{1,60}) failed: Address already in use/,
      ),
    ],
    examples: [
      "[2026-11-20 08:06:00 +0000] [1] [ERROR] Connection in use: ('0.0.0.0', 5000)",
      "ERROR:    [Errno 98] error while attempting to bind on address ('0.0.0.0', 8000): address already in use",
      'Error: listen EADDRINUSE: address already in use :::3000',
      'nginx: [emerg] bind() to 0.0.0.0:80 failed (98: Address already in use)',
      "[2026-11-20 08:06:00 +0000] [1] [ERROR] connection to ('0.0.0.0', 5000) failed: [Errno 98] Address already in use",
      "[2026-11-20 08:06:05 +0000] [1] [ERROR] Can't connect to ('0.0.0.0', 5000)",
      'OSError: [Errno 98] Address already in use',
      'OSError: [Errno 98] Die Adresse wird bereits verwendet',
      'OSError: [WinError 10048] Only one usage of each socket address (protocol/network address/port) is normally permitted',
      'error: Bind to port 22 on 0.0.0.0 failed: Address already in use.',
      '2026/11/20 14:03:04 listen tcp :8080: bind: address already in use',
      "2026-11-20 20:00:20,458 CRITICAL Listen failure: Couldn't listen on 0.0.0.0:9000: [Errno 98] Address already in use.",
      'Error: That port is already in use.',
      'Port 5000 is in use by another program. Either identify and stop that program, or start the server with a different port.',
      'probably another instance of uWSGI is running on the same address (:8000).',
      'bind(): Address already in use [core/socket.c line 230]',
    ],
    traps: ["  code: 'EADDRINUSE',", 'bind address: 0.0.0.0:5000 (address in list of allowed binds)'],
    sources: [
      'benoitc/gunicorn:gunicorn/sock.py',
      'pallets/werkzeug:src/werkzeug/serving.py BaseWSGIServer',
      'unbit/uwsgi:core/socket.c bind_to_tcp()',
      'twisted/twisted:src/twisted/internet/error.py CannotListenError',
      'test/unit/logs/real-programs/gunicorn.test.ts',
    ],
  },
];
