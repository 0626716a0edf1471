import { t } from '../../text/l10n.ts';
import { DOWN_OR_MISTAKEN, SLOW_OR_DROPPED } from './often-advised.ts';
import { anywhere, atStart, type Signature } from './signature.ts';

/** Failed connections that do not say to what: tried after everything that knows more. */
export const CONNECTIONS: readonly Signature[] = [
  {
    id: 'connection-shared',
    severity: 'error',
    cause: 'resource',
    program: 'asyncpg, MySQL drivers, libpq',
    title: t('One database connection is used by two at once'),
    meaning: t('Threads, tasks or processes used one connection at once; their answers get mixed up.'),
    causes: [
      t('A session or connection is global, or used by several tasks (asyncio.gather).'),
      t('It was opened before the workers were forked: --preload.'),
    ],
    remedies: [{ text: t('Take a connection or session for each request and task, and open it after the fork.') }],
    shapes: [
      anywhere(
        'cannot perform operation: another operation is in progress',
        /cannot perform operation: another operation is in progress/,
      ),
      atStart('(2014, "Commands out of sync; you can\'t run this command now")', /\(2014, ['"]Commands out of sync/),
      atStart(
        'pymysql.err.InternalError: Packet sequence number wrong - got <n> expected <n>',
        /(?:pymysql\.err\.InternalError: |InternalError\(['"])Packet sequence number wrong/,
      ),
    ],
    examples: [
      'asyncpg.exceptions._base.InterfaceError: cannot perform operation: another operation is in progress',
      'django.db.utils.OperationalError: (2014, "Commands out of sync; you can\'t run this command now")',
      'pymysql.err.InternalError: Packet sequence number wrong - got 1 expected 2',
    ],
    traps: ['INFO app: another operation is in progress'],
    sources: [
      'MagicStack/asyncpg:asyncpg/protocol/protocol.pyx _check_state()',
      'dev.mysql.com/doc/refman/8.0/en/commands-out-of-sync.html',
      'PyMySQL/PyMySQL:pymysql/connections.py _read_packet()',
    ],
  },
  {
    id: 'oracle-unreachable',
    severity: 'critical',
    cause: 'dependency',
    program: 'cx_Oracle, python-oracledb',
    title: t('Oracle cannot be reached'),
    meaning: t('It refuses the connection, does not answer, or knows no such service.'),
    causes: [DOWN_OR_MISTAKEN],
    remedies: [{ text: t('Check host, port and service name, and the variable that holds them.') }],
    shapes: [atStart('ORA-12541: TNS:no listener', /(?<code>ORA-12[1-6]\d\d|DPY-(?:600[0135]|4011)): /)],
    examples: [
      'django.db.utils.DatabaseError: ORA-12541: TNS:no listener',
      'oracledb.exceptions.OperationalError: DPY-6005: cannot connect to database (CONNECTION_ID=abc).',
    ],
    traps: ['django.db.utils.DatabaseError: ORA-00942: table or view does not exist'],
    sources: [
      'docs.oracle.com/en/error-help/db/ora-12541',
      'oracle/python-oracledb:src/oracledb/errors.py',
      'oracle/docker-images#1934',
    ],
  },
  {
    id: 'go-net-timeout',
    severity: 'error',
    cause: 'dependency',
    program: 'Go',
    generic: true,
    title: t('A call of a Go program timed out'),
    meaning: t('A deadline passed before a service answered.'),
    causes: [SLOW_OR_DROPPED],
    remedies: [{ text: t('Find the slow service; adjust the deadline and retry.') }],
    shapes: [
      atStart(
        '<dial|read|write> tcp <addr>: i/o timeout',
        /(?:dial|read|write) (?:tcp|udp)[46]? (?<address>[^\s]{1,100})(?: on \S{1,60})?: i\/o timeout/,
      ),
      atStart('context deadline exceeded', /context deadline exceeded(?=\s{0,4}$| \(Client\.Timeout)/),
      atStart(
        'net/http: TLS handshake timeout',
        /net\/http: (?:TLS handshake timeout|timeout awaiting response headers|request canceled (?:while waiting for connection )?\(Client\.Timeout exceeded)/,
      ),
    ],
    examples: [
      '2026/11/20 14:03:03 read tcp 10.0.0.5:41200->10.0.0.9:3306: i/o timeout',
      '2026/11/20 14:03:02 query failed: context deadline exceeded',
      'Get "https://api.example.com/": net/http: TLS handshake timeout',
      'Get "https://api.example.com/": net/http: request canceled (Client.Timeout exceeded while awaiting headers)',
    ],
    traps: [
      '2026/11/20 14:03:00 http: proxy error: context canceled',
      '2026/11/20 14:03:05 config: read_timeout=30s write_timeout=30s',
    ],
    sources: ['golang/go:src/net/net.go', 'golang/go:src/context/context.go', 'golang/go:src/net/http/client.go'],
  },
  {
    id: 'conn-reset',
    severity: 'warning',
    cause: 'dependency',
    program: 'Node.js, Python',
    generic: true,
    title: t('A connection was closed by the other side'),
    meaning: t('The other side closed a connection that was still in use.'),
    causes: [
      t('A crash or restart over there, or an idle connection used at the moment it was closed.'),
      t('The client has gone.'),
    ],
    remedies: [{ text: t('Repeat calls that may be repeated; keep connections shorter than the server does.') }],
    shapes: [
      atStart('Error: read ECONNRESET', /(?:Uncaught |\[)?Error: (?:(?:read|write) ECONNRESET|socket hang up)/),
      atStart(
        'ConnectionResetError: [Errno 104] Connection reset by peer',
        /ConnectionResetError(?:: \[Errno (?:104|54)\]|\((?:104|54), )/,
      ),
      atStart(
        "('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))",
        /(?:ProtocolError)?\('Connection aborted\.', (?:RemoteDisconnected|ConnectionResetError)\(/,
      ),
      atStart(
        'http.client.RemoteDisconnected: Remote end closed connection without response',
        /http\.client\.RemoteDisconnected: Remote end closed connection/,
      ),
      atStart(
        'httpx.RemoteProtocolError: Server disconnected without sending a response.',
        /(?:(?:httpx|httpcore)\.RemoteProtocolError: |aiohttp\.client_exceptions\.ServerDisconnectedError: )Server disconnected/,
      ),
      atStart(
        'read tcp <addresses>: read: connection reset by peer',
        /(?:read|write) tcp \S{1,200}: (?:read|write): connection reset by peer/,
      ),
      atStart(
        'smtplib.SMTPServerDisconnected: Connection unexpectedly closed',
        /(?:smtplib\.)?SMTPServerDisconnected: Connection unexpectedly closed/,
      ),
    ],
    examples: [
      'Error: read ECONNRESET',
      'Error: socket hang up',
      'ConnectionResetError: [Errno 104] Connection reset by peer',
      "requests.exceptions.ConnectionError: ('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))",
      'http.client.RemoteDisconnected: Remote end closed connection without response',
      'httpx.RemoteProtocolError: Server disconnected without sending a response.',
      'aiohttp.client_exceptions.ServerDisconnectedError: Server disconnected',
      '2026/11/20 14:03:01 http: proxy error: read tcp 10.0.0.7:59660->10.0.0.8:8080: read: connection reset by peer',
      'smtplib.SMTPServerDisconnected: Connection unexpectedly closed',
    ],
    traps: [
      '[2026-11-20 08:00:00 +0000] [9] [DEBUG] Ignoring connection reset',
      'BrokenPipeError: [Errno 32] Broken pipe',
      "  code: 'ECONNRESET'",
    ],
    sources: [
      'nodejs/node:lib/_http_client.js',
      'python/cpython:Lib/http/client.py',
      'encode/httpcore:httpcore/_sync/http11.py',
      'aio-libs/aiohttp:aiohttp/client_exceptions.py',
      'golang/go:src/net/net.go',
      'python/cpython:Lib/smtplib.py',
      'local-npm/local-npm#1',
    ],
  },
  {
    id: 'conn-refused',
    severity: 'error',
    cause: 'dependency',
    program: 'Node.js, Python, Go, Java',
    generic: true,
    title: t('A connection was refused'),
    meaning: t('Nothing listens at the address that the application connects to.'),
    causes: [t('The service is down or not started yet, or the address in the environment is wrong.')],
    remedies: [{ text: t('Check the address of the service and the order of the starts.') }],
    shapes: [
      // Behind what the program says of it: `console.log('request failed', error)` puts no more than a blank between.
      anywhere(
        'Error: connect ECONNREFUSED <ip>:<port>',
        /(?:(?:Uncaught |\[)?Error: connect ECONNREFUSED (?<address>[^\s,\]]{1,100})|AggregateError \[ECONNREFUSED\])/,
      ),
      atStart(
        'ConnectionRefusedError: [Errno 111] Connection refused',
        /ConnectionRefusedError(?:: \[(?:Errno (?:111|61)|WinError 10061)\]|\((?:111|61), )/,
      ),
      atStart(
        'error: [Errno 111] Connection refused',
        /(?:socket\.error|error|OSError): \[Errno (?:111|61)\] Connection refused/,
      ),
      atStart(
        'dial tcp <ip>:<port>: connect: connection refused',
        /dial (?:tcp[46]? (?<address>\S{1,100})|unix \S{1,200}): (?:connect|getsockopt): (?:connection refused|no such file or directory)/,
      ),
      atStart('java.net.ConnectException: Connection refused', /java\.net\.ConnectException: Connection refused/),
      // netty says it again, with the address.
      atStart(
        'io.netty.channel.AbstractChannel$AnnotatedConnectException: Connection refused: <address>',
        /io\.netty\.channel\.AbstractChannel\$AnnotatedConnectException: Connection refused/,
        'wrapper',
      ),
      // Without the name of the exception, as who passes it on says it (Bogdanp/dramatiq#187).
      atStart('[Errno 111] Connection refused', /\[Errno (?:111|61)\] Connect(?:ion refused| call failed)/),
    ],
    per: 'address',
    examples: [
      'Error: connect ECONNREFUSED 10.0.0.9:6379',
      'Uncaught Error: connect ECONNREFUSED 10.0.0.9:6379',
      'Request to app failed Error: connect ECONNREFUSED 127.0.0.1:8081',
      'AggregateError [ECONNREFUSED]: ',
      'ConnectionRefusedError: [Errno 111] Connection refused',
      'ConnectionRefusedError: [WinError 10061] No connection could be made because the target machine actively refused it',
      '{"error":"dial unix /dev/shm/core.sock: connect: no such file or directory","event":"failed to proxy to backend","level":"warning"}',
      'socket.error: [Errno 111] Connection refused',
      'Caused by: java.net.ConnectException: Connection refused: no further information',
      'io.netty.channel.AbstractChannel$AnnotatedConnectException: Connection refused: localhost/127.0.0.1:9091',
      '2026/11/20 14:03:01 http: proxy error: dial tcp 10.0.0.7:8080: connect: connection refused',
    ],
    traps: ["  code: 'ECONNREFUSED',", "  syscall: 'connect',"],
    sources: [
      'nodejs/node:lib/net.js',
      'python/cpython:Objects/exceptions.c',
      'golang/go:src/net/net.go',
      'netty/netty:transport/src/main/java/io/netty/channel/AbstractChannel.java',
      'goauthentik/authentik#14320',
    ],
  },
];
