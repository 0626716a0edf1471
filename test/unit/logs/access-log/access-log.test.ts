import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AccessRecord } from '../../../../server/src/core/logs/access-log/access-record.ts';
import { compileOwnFormat } from '../../../../server/src/core/logs/access-log/own-format.ts';
import { accessOfText } from '../../../../server/src/core/logs/access-log/text-access.ts';
import { unwrap } from '../../../../server/src/core/logs/unwrap/unwrap.ts';
import { idOfLine } from '../samples.ts';

const CLOCK = { zone: 0, now: Date.UTC(2026, 10, 21) };

function recordOf(line: string): AccessRecord | undefined {
  const { access, message } = unwrap(line, CLOCK);
  return access ?? accessOfText(message);
}

/** Server, status, microseconds and path of each format. */
const FORMATS: readonly (readonly [string, AccessRecord['server'], number, number | undefined, string | undefined])[] =
  [
    [
      '[10.0.3.7] 4bf92f35 - [20/Nov/2026:21:39:01 +0800] "GET /api/v1/orders/ HTTP/1.1" 200 152340 512 "https://bk.example.com/" "Mozilla/5.0"',
      'gunicorn',
      200,
      152340,
      '/api/v1/orders/',
    ],
    [
      '[10.0.3.7] - - [20/Nov/2026:21:39:01 +0800] "GET /?q=\\"a\\" HTTP/1.1" 502 31 - "-" "a \\"quoted\\" agent"',
      'gunicorn',
      502,
      31,
      '/?q=\\"a\\"',
    ],
    ['10.0.3.7 - - [20/Nov/2026:21:39:01 +0000] "\\x16\\x03\\x01" 400 157 "-" "-"', 'clf', 400, undefined, undefined],
    [
      '10.0.3.7 - - [20/Nov/2026:21:39:01 +0000] "GET /a HTTP/1.1" 503 157 "-" "curl/8.5.0"',
      'clf',
      503,
      undefined,
      '/a',
    ],
    [
      '10.0.3.7 - bob [20/Nov/2026:06:01:12 +0000] "POST /a?b=502 HTTP/2.0" 504 157 "-" "curl/8.5.0" 533 60.001 [prod-web-80] [] 10.42.1.7:5000 8123 60.001 504 0110e865',
      'clf',
      504,
      60_001_000,
      '/a?b=502',
    ],
    ['127.0.0.1 - - [21/Nov/2026 06:01:12] "GET /a HTTP/1.1" 502 -', 'clf', 502, undefined, '/a'],
    [
      '127.0.0.1:49720 - - [21/Nov/2026:01:29:02 +0000] "GET /a 1.1" 502 - "-" "curl/7.88.1"',
      'clf',
      502,
      undefined,
      '/a',
    ],
    ['INFO:     10.0.3.7:5000 - "GET /a HTTP/1.1" 503 Service Unavailable', 'uvicorn', 503, undefined, '/a'],
    ['[20/Nov/2026 21:39:01] "GET /a HTTP/1.1" 500 9113', 'django', 500, undefined, '/a'],
    [
      '[pid: 53|app: 0|req: 6/5] 10.0.3.7 () {38 vars in 581 bytes} [Mon Jan 15 01:14:23 2018] GET /a => generated 502 bytes in 224 msecs (HTTP/1.1 503) 7 headers in 163 bytes (1 switches on core 0)',
      'uwsgi',
      503,
      224_000,
      '/a',
    ],
    [
      '192.0.2.7:43609 [20/Nov/2026:06:05:10.083] https~ app/web1 0/0/3/-1/60004 504 198 - - sH-- 57/57/11/0/0 0/0 "GET /a HTTP/2.0"',
      'haproxy',
      504,
      60_004_000,
      '/a',
    ],
    [
      '[2026-11-20T06:07:00.101Z] "GET /a HTTP/1.1" 503 UC upstream_reset{x} - "-" 0 95 12 - "10.90.16.220" "okhttp/4.12.0" "3a7c" "app.example.com" "10.80.47.192:8181"',
      'envoy',
      503,
      12_000,
      '/a',
    ],
    [
      'at=info method=GET path="/a" host=app.example.com request_id=1 fwd="198.51.100.7" dyno=web.1 connect=1ms service=29000ms status=200 bytes=5 protocol=https',
      'heroku-router',
      200,
      29_000_000,
      '/a',
    ],
    ['{"method": "GET", "path": "/a", "status": 502, "request_time": 41.441}', 'json', 502, 41_441_000, '/a'],
    ['{"request": "GET /a HTTP/1.1", "status": "504", "request_time": "0.5"}', 'json', 504, 500_000, '/a'],
    [
      '{"level":30,"msg":"request completed","req":{"method":"GET","url":"/a"},"res":{"statusCode":503},"responseTime":12}',
      'json',
      503,
      12_000,
      '/a',
    ],
    [
      '{"timestamp":1795143600,"message":"raw","method":"GET","path":"/a","status_code":502,"response_time":0.25,"client_ip":"10.0.0.1","bytes_sent":5,"user_agent":"curl","http_version":"1.1"}',
      'bk-ingress',
      502,
      250_000,
      '/a',
    ],
  ];

test('requests are read from the formats of the world', () => {
  const got = FORMATS.map(([line]) => {
    const record = recordOf(line);
    return [line, record?.server, record?.status, record?.duration, record?.path];
  });
  const want = FORMATS.map(([line, server, status, duration, path]) => [line, server, status, duration, path]);
  assert.deepEqual(got, want);
});

test('only the status of the answer counts', () => {
  for (const [line, server, status] of FORMATS) {
    const wanted = status >= 502 && status <= 504 && server !== 'heroku-router' ? `http-${status}` : undefined;
    assert.equal(idOfLine(line), wanted, line);
  }
});

test('a number that is no status, and a status of something else, stay silent', () => {
  const lines = [
    '10.0.3.7 - - [20/Nov/2026:06:01:12 +0000] "GET /errors/502 HTTP/1.1" 200 502 "http://x/504" "a 503 agent"',
    '10.0.3.7 - - [20/Nov/2026:06:01:12 +0000] "GET / HTTP/1.1" 200 157 "-" "curl" 533 0.1 [p] [] 10.0.0.1:5020 , 10.0.0.2:5000 0, 12 0.0, 0.1 502, 200 01',
    '192.0.2.7:43612 [20/Nov/2026:06:06:13.001] https~ app/web1 0/0/0/502/504 200 503 - - ---- 61/61/12/0/0 0/0 "GET / HTTP/2.0"',
    '{"method": "GET", "path": "/", "status": 200, "request_time": 0.41, "upstream_status": "502, 200"}',
    '{"levelname": "INFO", "message": "synced", "status": 502, "rows": 9}',
    '{"levelname": "INFO", "message": "called", "method": "GET", "url": "http://x/", "status_code": 502}',
    'GET /rooms 502 in 504ms',
    'user said: "GET / HTTP/1.1" 502 is bad',
    'http://cmdb:8000 "POST /api/v3/hosts HTTP/1.1" 200 502',
    'cluster.web.upstream_rq_503: 3',
  ];
  assert.deepEqual(
    lines.filter((line) => idOfLine(line) !== undefined),
    [],
  );
});

test('text in a request is never taken for a message', () => {
  const lines = [
    '10.0.3.7 - - [20/Nov/2026:06:01:12 +0000] "GET /WORKER%20TIMEOUT: WORKER TIMEOUT (pid:1) HTTP/1.1" 404 5 "-" "curl"',
    '10.0.3.7 - - [20/Nov/2026:06:01:12 +0000] "GET / HTTP/1.1" 200 5 "-" "x: MemoryError"',
    'INFO:     10.0.3.7:5000 - "GET /?q=OOMKilled HTTP/1.1" 200 OK',
  ];
  assert.deepEqual(
    lines.filter((line) => idOfLine(line) !== undefined),
    [],
  );
});

test('--access-logformat of a process is read as gunicorn fills it in', () => {
  const format = compileOwnFormat('%(t)s %(m)s %(U)s %(s)s %(M)sms "%({x-request-id}i)s"');
  assert.ok(format);
  const record = accessOfText('[20/Nov/2026:21:39:01 +0800] GET /a 502 31ms "7f3a"', [format]);
  assert.deepEqual([record?.status, record?.duration, record?.path], [502, 31_000, '/a']);
  assert.equal(compileOwnFormat('%(h)s "%(r)s"'), undefined);
});

for (const [name, format, line, expected] of [
  [
    'addresses of several proxies',
    '%({x-forwarded-for}i)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(D)s',
    '1.2.3.4, 5.6.7.8 - - [20/Nov/2026:21:39:01 +0800] "GET /a HTTP/1.1" 502 1234',
    [502, 1234, '/a'],
  ],
  [
    'several headers without quotes',
    '%({a}i)s %({b}i)s %({c}i)s %(s)s %(L)s',
    'x 1 2 3 200 y 404 0.001234',
    [404, 1234, undefined],
  ],
  [
    'the words of a status (hypercorn)',
    '%(U)s %(s)s %(st)s %(b)s %(f)s %(a)s %(p)s %(D)s',
    '/a 502 Bad Gateway - - - <13585> 357',
    [502, 357, '/a'],
  ],
  ['an agent without quotes', '%(s)s %(a)s rt=%(D)s', '200 Mozilla/5.0 (X11) rt=none rt=7', [200, 7, undefined]],
] as const) {
  test(`--access-logformat with ${name}`, () => {
    const record = accessOfText(
      line,
      [compileOwnFormat(format)].filter((one) => one !== undefined),
    );
    assert.deepEqual([record?.status, record?.duration, record?.path], expected);
  });
}

test('no --access-logformat is slow, whatever it strings together: lines that do not fit take no longer for more of it', () => {
  for (const atom of [
    '%({x}i)s',
    '%(a)s',
    '%(f)s',
    '%(h)s',
    '%(U)s',
    '%(r)s',
    '%(z)s',
    '%(s)s%({x}i)s',
    '%(D)s%(u)s',
  ]) {
    for (const between of [' ', '', ':', '" "']) {
      const format = compileOwnFormat(`%(s)s ${`${atom}${between}`.repeat(40)}%(L)s`);
      assert.ok(format);
      // Without a bound the first of these does not come to an end.
      for (const piece of [' ', 'word ', '200 ', ':', 'a', '" "', '7'])
        accessOfText(`200 ${piece.repeat(1000)}!`, [format]);
    }
  }
});
