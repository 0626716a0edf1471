import { t } from '../../text/l10n.ts';
import { ASYNC_WORKERS, BIND_TO_PORT, MORE_INSTANCES, TASK_QUEUE } from './often-advised.ts';
import { anywhere, atStart, type Signature } from './signature.ts';

/** Gateways in front of the application, and services behind it, that answer 502, 503 or 504. */
export const PROXIES: readonly Signature[] = [
  {
    id: 'envoy-upstream-reset',
    severity: 'error',
    cause: 'proxy',
    program: 'Envoy, Istio',
    title: t('Envoy could not reach the application'),
    meaning: t('The sidecar could not connect, or the application closed a connection that was used again.'),
    causes: [
      t('Sidecar and application start in the wrong order.'),
      t('The application closes idle connections earlier than Envoy does.'),
    ],
    remedies: [
      { text: t('Use holdApplicationUntilProxyStarts; let the application keep idle connections longer than Envoy.') },
      MORE_INSTANCES,
    ],
    shapes: [
      atStart(
        'upstream connect error or disconnect/reset before headers. reset reason: <reason>',
        /upstream connect error or disconnect\/reset before headers\.(?: (?:retried and the latest )?reset reason: (?<reason>[a-z ]{1,60}))?/,
      ),
    ],
    examples: [
      'proxy error body: upstream connect error or disconnect/reset before headers. reset reason: connection failure',
    ],
    traps: ['cluster.web.upstream_rq_503: 3', 'cluster.web.upstream_rq_timeout: 0'],
    sources: ['istio/istio#20475', 'envoyproxy/envoy#8639'],
  },
  {
    id: 'proxy-cannot-connect',
    severity: 'critical',
    cause: 'proxy',
    program: 'HAProxy, Apache, Traefik, Fly.io',
    title: t('The proxy cannot reach an instance of the application'),
    meaning: t(
      'An instance refuses connections, or fails the checks of the proxy; with none left, every request fails.',
    ),
    causes: [t('The process is down, or still boots.'), t('It listens on another port or only on 127.0.0.1.')],
    remedies: [BIND_TO_PORT],
    shapes: [
      atStart(
        'Server <backend>/<server> is DOWN, reason: <reason>',
        /Server (?<server>\S{1,200}) is DOWN, reason: (?<reason>[^,\n]{1,80})/,
        'server',
      ),
      atStart(
        'Server <backend>/<server> is DOWN. <n> active and <n> backup servers left.',
        /Server (?<server>\S{1,200}) is DOWN\. \d{1,5} active and \d{1,5} backup servers left/,
        'server',
      ),
      atStart(
        "backend '<name>' has no server available!",
        /(?:backend|proxy) '?(?<backend>[^\s']{1,120})'? has no server available!/,
        'backend',
      ),
      atStart(
        'AH00957: HTTP: attempt to connect to <address> failed',
        /AH00957: \w{1,12}: attempt to connect to (?<server>\S{1,200})/,
      ),
      atStart(
        'AH01114: HTTP: failed to make connection to backend: <host>',
        /AH01114: \w{1,12}: failed to make connection to backend: (?<backend>\S{1,120})/,
        'backend',
      ),
      atStart(
        'Health check <failed, removing from server list|still failing>. Backend: "<backend>" URL: "<url>" Reason: <reason>',
        /Health check (?:failed, removing from server list\.|still failing\. Backend: )/,
        'check',
      ),
      atStart('instance refused connection', /instance refused connection(?=\.|\s{0,4}$)/),
      atStart(
        'could not find a good candidate within <n> attempts at load balancing',
        /could not find a good candidate within \d{1,5} attempts at load balancing/,
      ),
    ],
    examples: [
      '<134>Nov 20 06:06:12 lb haproxy[655]: Server app/web1 is DOWN, reason: Layer4 connection problem, info: "Connection refused", check duration: 0ms. 0 active and 0 backup servers left.',
      '2026-11-20 15:54:43 [WARNING]  (8) : Server app/web1 is DOWN. 1 active and 0 backup servers left. 0 sessions active, 0 requeued, 0 remaining in queue.',
      "[ALERT] 324/060612 (1) : backend 'app' has no server available!",
      'time="2026-11-20T00:01:19Z" level=warning msg="Health check still failing. Backend: \\"app@docker\\" URL: \\"http://172.18.0.3:5000\\" Reason: HTTP request failed: Get \\"http://172.18.0.3:5000/ping\\": dial tcp 172.18.0.3:5000: connect: connection refused"',
      '[Fri Nov 20 17:40:54.742169 2026] [proxy:error] [pid 9] (111)Connection refused: AH00957: HTTP: attempt to connect to 127.0.0.1:8000 (127.0.0.1) failed',
      '[Fri Nov 20 17:40:54.742228 2026] [proxy_http:error] [pid 9] [client 10.0.2.2:53768] AH01114: HTTP: failed to make connection to backend: 127.0.0.1',
      '2026-11-20T10:00:59.789 proxy[148e272ad23489] lhr [error] instance refused connection. is your app listening on 0.0.0.0:8080? make sure it is not only listening on 127.0.0.1',
      '2026-11-20T10:00:59Z proxy[148e272ad23489] iad [error] could not find a good candidate within 90 attempts at load balancing. last error: no known healthy instances found for route tcp/443.',
    ],
    traps: [
      '[WARNING] 324/060613 (1) : Server app/web1 is UP, reason: Layer4 check passed, check duration: 0ms.',
      '[WARNING] 324/060613 (1) : Server app/web1 is going DOWN for maintenance. 1 active and 0 backup servers left.',
    ],
    sources: [
      'haproxy/haproxy:src/server.c',
      'haproxy/haproxy:src/backend.c',
      'apache/httpd:modules/proxy/proxy_util.c',
      'apache/httpd:modules/proxy/mod_proxy_http.c',
      'traefik/traefik:pkg/healthcheck/healthcheck.go at v2',
      'traefik/traefik#8570',
      'balena-io/open-balena#37',
      'dwyl/phoenix-liveview-todo-list-tutorial#66',
      'dmuth/fastapi-httpbin#12',
    ],
  },
  {
    id: 'proxy-concurrency-limit',
    severity: 'error',
    cause: 'proxy',
    program: 'Fly.io',
    title: t('The proxy of Fly.io is at its limit of concurrent requests'),
    meaning: t('An instance has reached its hard_limit: further requests wait at the proxy, or are refused.'),
    causes: [
      t('Requests take longer than before, so more are open at once.'),
      t('Connections stay open: websockets, streams, clients that do not close theirs.'),
      t('The limit is that of a new application: 25 connections.'),
    ],
    remedies: [
      MORE_INSTANCES,
      { text: t('Raise hard_limit and soft_limit in fly.toml; count requests, not connections.') },
    ],
    shapes: [
      atStart(
        'Instance <id> reached hard limit of <n> concurrent <connections|requests>.',
        /(?:Instance|Machine|App) (?<instance>\w{1,40}) (?:has )?reached (?:its )?hard limit of (?<limit>\d{1,10}) concurrent (?:connections|requests)/,
      ),
    ],
    examples: [
      '2026-11-20T14:34:04.378 proxy[148e272ad23489] den [warn] Instance 148e272ad23489 reached hard limit of 25 concurrent connections. This usually indicates your app is not closing connections properly or is not closing them fast enough for the traffic levels it is handling.',
    ],
    traps: [
      "2026-11-20T14:34:04.378 proxy[148e272ad23489] den [info] Downscaling app in region 'den' from 2 machines to 1 machines. Automatically stopping machine 148e272ad23489",
    ],
    sources: ['fly.io/docs/reference/configuration/#http_service-concurrency', 'gitcoinco/grants-stack-indexer#153'],
  },
  {
    id: 'http-502',
    severity: 'error',
    cause: 'proxy',
    program: 'nginx, gunicorn, uvicorn, uWSGI, HAProxy, Envoy',
    title: t('502 Bad Gateway'),
    meaning: t('A request was answered with 502: the hop below gave no valid answer.'),
    causes: [t('A worker was killed, the process is down or restarts, or it closed the connection too early.')],
    remedies: [{ text: t('Repair what the log shows in the same second: a killed worker or an error of the proxy.') }],
    shapes: [],
    status: 502,
    per: 'path',
    generic: true,
    examples: [
      '10.0.4.147 - - [20/Nov/2026:06:01:12 +0000] "GET /api/v1/export/ HTTP/1.1" 502 157 "-" "curl/8.5.0" 533 31.442 [prod-web-80] [] 10.42.1.7:5000 8123 31.442 502 0110e8656be1c8c68900de621952a224',
      'INFO:     198.51.100.63:55992 - "GET /proxy/llm HTTP/1.1" 502 Bad Gateway',
      '{"time": "2026-11-20T10:02:49.095943+08:00", "method": "POST", "path": "/api/v1/orders/", "status": 502, "request_time": 41.441}',
      '<134>Nov 20 06:06:12 lb haproxy[655]: 192.0.2.7:43611 [20/Nov/2026:06:06:12.001] https~ app/web1 0/0/0/-1/502 502 204 - - SH-- 61/61/12/0/0 0/0 "GET https://app.example.com/ HTTP/2.0"',
    ],
    traps: [
      '10.0.3.3 - - [20/Nov/2026:06:01:12 +0000] "GET /errors/502 HTTP/1.1" 200 502 "-" "curl/8.5.0"',
      '{"method": "GET", "path": "/api/", "status": 200, "request_time": 0.41, "upstream_status": "502, 200"}',
      '{"levelname": "INFO", "message": "synced", "status": 502, "rows": 9}',
    ],
    sources: ['nginx/nginx:src/http/modules/ngx_http_log_module.c', 'kubernetes/ingress-nginx#3610'],
  },
  {
    id: 'http-503',
    severity: 'error',
    cause: 'proxy',
    program: 'nginx, gunicorn, uvicorn, uWSGI, HAProxy, Envoy',
    title: t('503 Service Unavailable'),
    meaning: t('A request was answered with 503: no instance was ready, or a limit was reached.'),
    causes: [t('No instance passes its readiness probe, all are at their limit, or a maintenance page is on.')],
    remedies: [MORE_INSTANCES, { recipe: 'R9', text: t('Check the readiness probe and the concurrency limits.') }],
    shapes: [],
    status: 503,
    per: 'path',
    generic: true,
    examples: [
      '10.0.4.109 - - [20/Nov/2026:06:01:49 +0000] "GET /maintenance HTTP/1.1" 503 504 "-" "curl/8.5.0"',
      '[2026-11-20T06:07:00.101Z] "GET /v1/status HTTP/1.1" 503 UC upstream_reset_before_response_started{connection_termination} - "-" 0 95 0 - "10.90.16.220" "okhttp/4.12.0" "3a7cbcc1" "app.example.com" "10.80.47.192:8181" outbound|80||web.prod.svc.cluster.local 10.80.45.233:37132 10.80.45.233:80 - default',
    ],
    traps: ['10.0.3.3 - - [20/Nov/2026:06:01:12 +0000] "GET / HTTP/1.1" 200 503 "-" "curl/8.5.0"'],
    sources: ['istio/istio#45802', 'adobe-platform/porter#19'],
  },
  {
    id: 'http-504',
    severity: 'error',
    cause: 'timeout',
    program: 'nginx, gunicorn, uvicorn, uWSGI, HAProxy, Envoy',
    title: t('504 Gateway Timeout'),
    meaning: t('A request was answered with 504: a proxy gave up waiting for the application.'),
    causes: [t('The request is slow, or all workers are busy.')],
    remedies: [ASYNC_WORKERS, TASK_QUEUE],
    shapes: [],
    status: 504,
    per: 'path',
    generic: true,
    examples: [
      '192.0.2.221 - - [20/Nov/2026:06:01:50 +0000] "GET /slow HTTP/2.0" 504 0 "https://app.example.com/?err=504" "curl/8.5.0"',
      '<134>Nov 20 06:06:10 lb haproxy[655]: 192.0.2.7:43609 [20/Nov/2026:06:05:10.083] https~ app/web1 0/0/3/-1/60004 504 198 - - sH-- 57/57/11/0/0 0/0 "GET https://app.example.com/reports/monthly/ HTTP/2.0"',
    ],
    traps: ['Completed 200 OK in 504ms (Views: 16.3ms | ActiveRecord: 11.9ms)'],
    sources: ['haproxy/haproxy#2071'],
  },
  {
    id: 'dependency-5xx',
    severity: 'warning',
    cause: 'dependency',
    program: 'requests, httpx, axios, Traefik',
    title: t('A service answered with an error (5xx)'),
    meaning: t('A service that is called answered 502, 503 or 504; in the log of Traefik it is the application.'),
    causes: [t('That service is down, overloaded or being deployed.')],
    remedies: [
      { text: t('Retry with growing pauses, set a timeout, and tell the owner of that service.') },
      { text: t('Of Traefik: see the log of the application at the same second.') },
    ],
    shapes: [
      atStart(
        'requests.exceptions.HTTPError: 50<2|3|4> Server Error: <reason> for url: <url>',
        /(?:requests\.exceptions\.)?HTTPError: (?<status>50[234]) Server Error: [^\n]{0,120}? for url: (?:https?:\/\/(?<host>[^\s/:]{1,100}))?/,
      ),
      atStart(
        "httpx.HTTPStatusError: Server error '50<2|3|4> <reason>' for url '<url>'",
        /(?:httpx\.)?HTTPStatusError: Server error '(?<status>50[234]) [^'\n]{1,60}' for url '(?:https?:\/\/(?<host>[^\s/:']{1,100}))?/,
      ),
      atStart(
        'AxiosError: Request failed with status code 50<2|3|4>',
        /(?:AxiosError|Error): Request failed with status code (?<status>50[234])\b/,
      ),
      anywhere(
        "'50<2|3|4> <reason>' caused by: <error>",
        /'(?<status>502 Bad Gateway|503 Service Unavailable|504 Gateway Timeout)' caused by: /,
      ),
    ],
    per: 'host',
    examples: [
      'requests.exceptions.HTTPError: 502 Server Error: Bad Gateway for url: https://bkapi.example.com/api/job/prod/',
      "httpx.HTTPStatusError: Server error '503 Service Unavailable' for url 'https://llm.example.com/v1/chat'",
      'AxiosError: Request failed with status code 502',
      "'502 Bad Gateway' caused by: dial tcp 10.0.0.7:8080: connect: connection refused",
    ],
    traps: [
      'requests.exceptions.HTTPError: 404 Client Error: Not Found for url: https://bkapi.example.com/api/502',
      'AxiosError: Request failed with status code 404',
      "'499 Client Closed Request' caused by: context canceled",
    ],
    sources: [
      'psf/requests:src/requests/models.py raise_for_status()',
      'encode/httpx:httpx/_models.py',
      'axios/axios:lib/core/settle.js',
      'traefik/traefik:pkg/proxy/httputil/proxy.go',
    ],
  },
  {
    id: 'dependency-limited',
    severity: 'warning',
    cause: 'dependency',
    program: 'requests, httpx, aiohttp, openai, anthropic, boto3, Google Cloud',
    title: t('A service refuses: too many calls'),
    meaning: t('A service that is called answered 429, or with its own word for a limit that is used up.'),
    causes: [
      t('More calls than the account may make: all workers and instances together count.'),
      t('Retries without a pause, or a quota or a credit that is used up.'),
    ],
    remedies: [
      { text: t('Retry with growing pauses, as long as Retry-After says; cache answers; have the limit raised.') },
      { recipe: 'R4', text: t('Call it from fewer workers at once.') },
    ],
    shapes: [
      atStart(
        'requests.exceptions.HTTPError: 429 Client Error: Too Many Requests for url: <url>',
        /(?:requests\.exceptions\.)?HTTPError: 429 Client Error: [^\n]{0,120}? for url: (?:https?:\/\/(?<host>[^\s/:]{1,100}))?/,
      ),
      atStart(
        "httpx.HTTPStatusError: Client error '429 Too Many Requests' for url '<url>'",
        /(?:httpx\.)?HTTPStatusError: Client error '429 [^'\n]{1,60}' for url '(?:https?:\/\/(?<host>[^\s/:']{1,100}))?/,
      ),
      atStart(
        'aiohttp.client_exceptions.ClientResponseError: 429, message=<reason>',
        /aiohttp\.client_exceptions\.ClientResponseError: 429, message=/,
      ),
      atStart(
        'openai.RateLimitError: Error code: 429 - <answer>',
        /(?:openai|anthropic|groq|mistralai|cohere)[\w.]{0,40}\.(?:RateLimitError|TooManyRequestsError): /,
      ),
      atStart(
        'botocore.exceptions.ClientError: An error occurred (<code>) when calling the <name> operation: <reason>',
        /(?:botocore\.[\w.]{1,40}\.\w{1,60}: )?An error occurred \((?:Throttling|ThrottlingException|ThrottledException|TooManyRequestsException|RequestLimitExceeded|RequestThrottled|ProvisionedThroughputExceededException|SlowDown|LimitExceededException)\) when calling the (?<operation>\w{1,60}) operation/,
      ),
      atStart(
        'google.api_core.exceptions.ResourceExhausted: 429 <reason>',
        /google\.api_core\.exceptions\.(?:ResourceExhausted|TooManyRequests): 429 /,
      ),
      atStart(
        'AxiosError: Request failed with status code 429',
        /(?:AxiosError|Error): Request failed with status code 429\b/,
      ),
    ],
    per: 'host',
    examples: [
      'requests.exceptions.HTTPError: 429 Client Error: Too Many Requests for url: https://bkapi.example.com/api/job/prod/',
      "httpx.HTTPStatusError: Client error '429 Too Many Requests' for url 'https://llm.example.com/v1/chat'",
      "aiohttp.client_exceptions.ClientResponseError: 429, message='Too Many Requests', url='https://llm.example.com/v1/chat'",
      "openai.RateLimitError: Error code: 429 - {'error': {'message': 'Rate limit reached for requests', 'type': 'requests'}}",
      'botocore.exceptions.ClientError: An error occurred (Throttling) when calling the DescribeInstances operation (reached max retries: 4): Rate exceeded',
      'google.api_core.exceptions.ResourceExhausted: 429 Quota exceeded for quota metric',
      'AxiosError: Request failed with status code 429',
    ],
    traps: [
      '2026-11-20 19:34:50,876 - INFO - HTTP Request: POST https://llm.example.com/completions "HTTP/1.1 429 Too Many Requests"',
      'x-amzn-errortype: ThrottlingException:',
      'INFO openai._base_client: Retrying request to /chat/completions in 0.5 seconds',
      'botocore.exceptions.ClientError: An error occurred (AccessDenied) when calling the GetObject operation: Access Denied',
    ],
    sources: [
      'psf/requests:src/requests/models.py raise_for_status()',
      'encode/httpx:httpx/_models.py',
      'openai/openai-python:src/openai/_exceptions.py',
      'docs.aws.amazon.com/general/latest/gr/api-retries.html',
      'googleapis/python-api-core:google/api_core/exceptions.py',
      'vanna-ai/vanna#1045',
      'GSA/notifications-api#1140',
    ],
  },
];
