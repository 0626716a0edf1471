import { t } from '../../text/l10n.ts';
import { ASYNC_WORKERS, BIND_TO_PORT, FIND_WHAT_BLOCKS, MORE_INSTANCES, TASK_QUEUE } from './often-advised.ts';
import { atStart, type Signature } from './signature.ts';

/** nginx' error log; the frame `time [level] pid#tid: *connection ` is off. */
export const NGINX: readonly Signature[] = [
  {
    id: 'nginx-upstream-timeout',
    severity: 'error',
    cause: 'timeout',
    program: 'nginx',
    versions: t('110 on Linux, 60 on BSD and macOS, 10060 on Windows'),
    title: t('nginx gave up waiting for the application (504)'),
    meaning: t(
      'No answer within proxy_read_timeout (60 seconds), or no connection within proxy_connect_timeout; the client gets 504.',
    ),
    causes: [
      t('A slow request: the same path in the log of the application shows it.'),
      t('All workers are busy, so nobody takes the connection.'),
    ],
    first: FIND_WHAT_BLOCKS,
    remedies: [ASYNC_WORKERS, TASK_QUEUE, MORE_INSTANCES],
    shapes: [
      atStart(
        'upstream timed out (110: Connection timed out) while <action>',
        /upstream timed out \(\d{1,5}: [^)\n]{1,120}\) while (?<action>(?:connecting to|reading response header from|reading|sending request to|SSL handshaking to) upstream)(?:[^\n]{0,300}?request: "[A-Z]{3,10} (?<path>[^\s"?]{1,300}))?/,
      ),
    ],
    per: 'path',
    examples: [
      '2026/11/20 06:00:55 [error] 37#37: *1005 upstream timed out (110: Connection timed out) while reading response header from upstream, client: 192.0.2.39, server: app.example.com, request: "GET /reports/monthly/?month=2026-10 HTTP/1.1", upstream: "http://10.42.1.7:5000/reports/monthly/", host: "app.example.com"',
    ],
    traps: [
      '2026/11/20 06:00:44 [info] 37#37: *1001 client timed out (110: Connection timed out) while waiting for request, client: 198.51.100.164, server: app.example.com',
    ],
    sources: ['nginx/nginx:src/http/ngx_http_upstream.c', 'fossar/selfoss#1427', 'NodeBB/NodeBB#5295'],
  },
  {
    id: 'nginx-upstream-reset',
    severity: 'error',
    cause: 'proxy',
    program: 'nginx',
    title: t('Application closed the connection without an answer (502)'),
    meaning: t('The application closed its socket before it sent a response header; the client gets 502.'),
    causes: [
      t('The worker was killed in the middle of the request: a timeout, its memory, a crash.'),
      t('The application closed an idle connection at the moment that nginx used it again.'),
    ],
    remedies: [
      { text: t('Repair what killed a worker in the same second.') },
      {
        recipe: 'R12',
        text: t('If none was killed, let the application keep connections longer than the proxy does (--keep-alive).'),
      },
    ],
    shapes: [
      atStart(
        'upstream prematurely closed connection while reading response header from upstream',
        /upstream prematurely closed (?:connection|FastCGI stdout) while reading response header from upstream(?:[^\n]{0,300}?request: "[A-Z]{3,10} (?<path>[^\s"?]{1,300}))?/,
      ),
      atStart(
        'peer closed connection in SSL handshake while SSL handshaking to upstream',
        /peer closed connection in SSL handshake (?:\(\d{1,5}: [^)\n]{1,120}\) )?while SSL handshaking to upstream(?:[^\n]{0,300}?request: "[A-Z]{3,10} (?<path>[^\s"?]{1,300}))?/,
      ),
      atStart(
        'recv() failed (104: Connection reset by peer) while reading response header from upstream',
        /recv\(\) failed \(\d{1,5}: [^)\n]{1,120}\) while reading response header from upstream(?:[^\n]{0,300}?request: "[A-Z]{3,10} (?<path>[^\s"?]{1,300}))?/,
      ),
    ],
    per: 'path',
    examples: [
      '2026/11/20 06:01:12 [error] 37#37: *1010 upstream prematurely closed connection while reading response header from upstream, client: 198.51.100.171, server: app.example.com, request: "GET /api/v1/export/ HTTP/1.1"',
      '2026/11/20 06:01:12 [error] 37#37: *1010 upstream prematurely closed FastCGI stdout while reading response header from upstream, client: 198.51.100.171',
      '2026/11/20 06:01:15 [error] 37#37: *1014 recv() failed (104: Connection reset by peer) while reading response header from upstream, client: 198.51.100.78',
      '2026/11/20 06:01:15 [error] 37#37: *1014 peer closed connection in SSL handshake (104: Connection reset by peer) while SSL handshaking to upstream, client: 198.51.100.78',
    ],
    traps: [
      '2026/11/20 06:00:45 [info] 37#37: *1002 epoll_wait() reported that client prematurely closed connection, so upstream connection is closed too while sending request to upstream, client: 192.0.2.32',
      '2026/11/20 06:01:12 [error] 37#37: *1010 upstream prematurely closed connection while reading upstream, client: 198.51.100.171',
      '2026/11/20 06:01:15 [info] 37#37: *1014 peer closed connection in SSL handshake while SSL handshaking, client: 198.51.100.78',
    ],
    sources: ['nginx/nginx:src/http/ngx_http_upstream.c', 'kubernetes/ingress-nginx#12286'],
  },
  {
    id: 'nginx-upstream-connect-failed',
    severity: 'critical',
    cause: 'proxy',
    program: 'nginx',
    title: t('nginx cannot connect to the application (502)'),
    meaning: t(
      'Nothing listens where nginx looks (111, 2), its host is not found or routed to (113), or its backlog is full (11).',
    ),
    causes: [t('The process is down, or still boots.'), t('It listens on another port or only on 127.0.0.1.')],
    remedies: [BIND_TO_PORT, { recipe: 'R6', text: t('With 11: run more instances.') }],
    shapes: [
      atStart(
        'connect() failed (111: Connection refused) while connecting to upstream',
        /connect\(\) (?:to unix:[^\s,]{1,200} )?failed \((?<errno>\d{1,5}): [^)\n]{1,120}\) while connecting to upstream(?:[^\n]{0,400}?upstream: "(?<upstream>[^"?\n]{1,200}))?/,
      ),
      atStart(
        '<host> could not be resolved (3: Host not found)',
        /(?<upstream>[\w.-]{1,120}) could not be resolved \(\d{1,5}: /,
      ),
    ],
    examples: [
      '2026/11/20 06:01:22 [error] 37#37: *1015 connect() failed (111: Connection refused) while connecting to upstream, client: 10.0.3.212, server: app.example.com, request: "GET / HTTP/1.1", upstream: "http://10.42.1.7:5000/"',
      '2026/11/20 06:01:22 [error] 37#37: *1015 connect() failed (113: No route to host) while connecting to upstream, client: 10.0.3.212',
      '2026/11/20 06:01:22 [crit] 37#37: *1015 connect() to unix:/run/app.sock failed (2: No such file or directory) while connecting to upstream, client: 10.0.3.212',
      '2026/11/20 06:01:22 [error] 37#37: *1015 connect() to unix:/run/app.sock failed (11: Resource temporarily unavailable) while connecting to upstream',
      '2026/11/20 06:01:22 [error] 37#37: *1015 web could not be resolved (3: Host not found), client: 10.0.3.212, server: app.example.com, request: "GET / HTTP/2.0"',
    ],
    traps: [
      '2026/11/20 06:01:22 [info] 37#37: *9 client closed connection while waiting for request, client: 10.0.3.212',
    ],
    sources: [
      'nginx/nginx:src/event/ngx_event_connect.c',
      'nginx/nginx:src/http/ngx_http_upstream.c',
      'kubernetes/ingress-nginx#5734',
      'zabbix/zabbix-docker#451',
    ],
  },
  {
    id: 'nginx-no-live-upstreams',
    severity: 'critical',
    cause: 'proxy',
    program: 'nginx',
    title: t('nginx has no instance left (502)'),
    meaning: t('Every server of the group is marked as failed, so nginx answers 502 without trying one.'),
    causes: [t('The instances failed one after the other; the first error of the burst says why.')],
    remedies: [
      { text: t('Repair the first failure of the burst; change max_fails and fail_timeout only afterwards.') },
      MORE_INSTANCES,
    ],
    shapes: [
      atStart('no live upstreams while connecting to upstream', /no live upstreams while connecting to upstream/),
    ],
    examples: [
      '2026/11/20 06:01:26 [error] 37#37: *1027 no live upstreams while connecting to upstream, client: 10.0.3.29, server: app.example.com, request: "GET / HTTP/1.1", upstream: "http://prod-web-80/"',
    ],
    traps: ['there are no live upstreams in this chart'],
    sources: ['nginx/nginx:src/http/ngx_http_upstream.c'],
  },
  {
    id: 'nginx-upstream-disabled',
    severity: 'warning',
    cause: 'proxy',
    program: 'nginx',
    title: t('nginx took an instance out of service'),
    meaning: t('One server of the group failed max_fails times and is left alone for fail_timeout.'),
    causes: [t('The error just before it: a refused connection or a timeout.')],
    remedies: [{ text: t('Repair the error just before it.') }],
    shapes: [
      atStart('upstream server temporarily disabled while <action>', /upstream server temporarily disabled while /),
    ],
    examples: [
      '2026/11/20 06:01:22 [warn] 37#37: *1016 upstream server temporarily disabled while connecting to upstream, client: 10.0.4.25',
    ],
    traps: ['upstream server list reloaded'],
    sources: ['nginx/nginx:src/http/ngx_http_upstream_round_robin.c'],
  },
  {
    id: 'nginx-upstream-big-header',
    severity: 'error',
    cause: 'proxy',
    program: 'nginx',
    title: t('Response header is too big for nginx (502)'),
    meaning: t('The response header does not fit proxy_buffer_size; a healthy application gets a 502.'),
    causes: [t('Large cookies or tokens in the response.')],
    remedies: [{ text: t('Raise proxy_buffer_size (annotation proxy-buffer-size) or send smaller cookies.') }],
    shapes: [
      atStart(
        'upstream sent too big header while reading response header from upstream',
        /upstream sent too big header while reading response header from upstream(?:[^\n]{0,300}?request: "[A-Z]{3,10} (?<path>[^\s"?]{1,300}))?/,
      ),
    ],
    per: 'path',
    examples: [
      '2026/11/20 06:01:30 [error] 37#37: *1032 upstream sent too big header while reading response header from upstream, client: 192.0.2.28, server: app.example.com, request: "GET /accounts/login/ HTTP/1.1"',
    ],
    traps: [
      '2026/11/20 06:00:45 [warn] 37#37: *1003 an upstream response is buffered to a temporary file /var/cache/nginx/proxy_temp/3/00/0000000003 while reading upstream',
    ],
    sources: ['nginx/nginx:src/http/ngx_http_upstream.c'],
  },
  {
    id: 'nginx-worker-connections',
    severity: 'critical',
    cause: 'resource',
    program: 'nginx',
    title: t('nginx has no connections left'),
    meaning: t('All worker_connections are in use; further requests are dropped.'),
    causes: [t('Slow upstreams hold connections, or the limit is too low for the load.')],
    remedies: [{ text: t('Raise worker_connections; look for slow requests that hold connections.') }],
    shapes: [atStart('<n> worker_connections are not enough', /(?<limit>\d{1,9}) worker_connections are not enough/)],
    examples: [
      '2026/11/20 06:04:40 [alert] 37#37: 1024 worker_connections are not enough',
      '2026/11/20 06:04:40 [alert] 37#37: *7 1024 worker_connections are not enough while connecting to upstream, client: 10.0.4.25',
    ],
    traps: ['worker_connections 1024;'],
    sources: ['nginx/nginx:src/core/ngx_connection.c', 'nginx/nginx:src/event/ngx_event.c'],
  },
  {
    id: 'nginx-worker-killed',
    severity: 'critical',
    cause: 'crash',
    program: 'nginx',
    title: t('nginx worker was killed or crashed'),
    meaning: t('A worker of nginx itself ended on signal 9 (memory) or crashed (11, 6).'),
    causes: [t('The container of the proxy is too small, or a third-party module crashed.')],
    remedies: [{ text: t('Give the container of the proxy more memory; suspect third-party modules.') }],
    shapes: [
      atStart(
        'worker process <pid> exited on signal <9|11|6>',
        /worker process (?<pid>\d{1,10}) exited on signal (?<signal>9|11|6|7|4|8)\b/,
      ),
    ],
    examples: ['2026/11/20 06:05:01 [alert] 1#1: worker process 37 exited on signal 9'],
    traps: [
      '2026/11/20 06:05:09 [notice] 1#1: worker process 41 exited with code 0',
      '2026/11/20 06:05:09 [notice] 1#1: worker process 41 exited on signal 15',
    ],
    sources: ['nginx/nginx:src/os/unix/ngx_process.c'],
  },
  {
    id: 'nginx-start-refused',
    severity: 'critical',
    cause: 'startup',
    program: 'nginx',
    title: t('nginx does not start'),
    meaning: t('nginx refuses its configuration, or cannot open what it names, and ends.'),
    causes: [
      t('The container behind a name of an upstream does not run yet, has failed, or is in another network.'),
      t('A directive, a certificate or a file that the configuration names is wrong or missing.'),
    ],
    remedies: [
      {
        text: t(
          'Start nginx after what is behind it, and let it be started again; else correct the line that it names.',
        ),
      },
    ],
    shapes: [
      atStart('nginx: [emerg] <reason>', /nginx: \[emerg\] (?<reason>[^\n]{1,200})/, 'told'),
      atStart(
        'host not found in upstream "<host>" in <file>:<line>',
        /(?:\[emerg\] \d{1,10}#\d{1,10}: )?host not found in upstream "(?<host>[^"\n]{1,120})"/,
      ),
      atStart(
        'unknown directive "<name>" in <file>:<line>',
        /(?<reason>(?:unknown directive "|"[a-z_]{1,60}" directive |directive "[a-z_]{1,60}" (?:has no|is not)|invalid (?:number of arguments in|parameter) "|unexpected (?:end of file|"[{};]))[^\n]{0,160} in [^\s:]{1,200}:\d{1,7})(?=\s{0,4}$)/,
      ),
      atStart('mkdir() "<folder>" failed (13: Permission denied)', /mkdir\(\) "[^"\n]{1,200}" failed \(\d{1,3}: /),
    ],
    examples: [
      'nginx: [emerg] unknown directive "proxy_pas" in /etc/nginx/conf.d/app.conf:7',
      '2026/11/20 16:54:59 [emerg] 1#1: host not found in upstream "web:8000" in /etc/nginx/conf.d/app.conf:2',
      '2026/11/20 16:54:59 [emerg] 1#1: unknown directive "proxy_pas" in /etc/nginx/conf.d/app.conf:7',
      '2026/11/20 16:54:59 [emerg] 12#12: mkdir() "/var/lib/nginx/body" failed (13: Permission denied)',
    ],
    traps: [
      'nginx: [warn] conflicting server name "app.example.com" on 0.0.0.0:80, ignored',
      'nginx: configuration file /etc/nginx/nginx.conf test is successful',
    ],
    sources: [
      'nginx/nginx:src/core/ngx_log.c',
      'nginx/nginx:src/core/ngx_conf_file.c',
      'nginx/nginx:src/http/ngx_http_upstream.c',
      'test/unit/logs/real-programs/gateways.test.ts',
      'jpbruinsslot/docker-django#14',
    ],
  },
];
