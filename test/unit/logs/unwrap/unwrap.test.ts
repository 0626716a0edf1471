import assert from 'node:assert/strict';
import process from 'node:process';
import { test } from 'node:test';
import type { LogLevel } from '../../../../server/src/core/logs/types.ts';
import { type Unwrapped, unwrap } from '../../../../server/src/core/logs/unwrap/unwrap.ts';

interface Expected {
  readonly message?: string;
  readonly time?: string;
  readonly level?: LogLevel;
  readonly process?: string;
  readonly pod?: string;
  readonly pid?: number;
  readonly partial?: true;
  readonly exceptions?: readonly string[];
}

/** What is left of a line, and what its wrappers said; a fact that is not listed must not be made up. */
const CASES: Readonly<Record<string, Readonly<Record<string, Expected>>>> = {
  colours: {
    '\x1b[32mINFO\x1b[0m:     Started server process [\x1b[36m8\x1b[0m]': {
      message: 'Started server process [8]',
      level: 'info',
    },
    '#033[31mERROR#033[0m: text': { level: 'error' },
    '\x1b]0;title\x07text': {},
  },
  'boxes and reports': {
    '│ ValueError: no │': { message: 'ValueError: no' },
    '=ERROR REPORT==== 20-Nov-2026::14:03:07 ===': {
      message: '=ERROR REPORT==== 20-Nov-2026::14:03:07 ===',
      time: '2026-11-20T14:03:07.000Z',
      level: 'error',
    },
    '[Fri Nov 20 14:03:07.480124 2026] text': { time: '2026-11-20T14:03:07.000Z' },
  },
  containers: {
    'web-1  | text': { process: 'web' },
    'web_1  | text': { process: 'web' },
    'web-1 exited with code 137': { message: 'web-1 exited with code 137', process: 'web' },
    // netbox-community/netbox-docker#814, docker-compose 1.23
    'web_1_6fc3c5f81d13  | text': { process: 'web' },
    '{"log":"text\\n","stream":"stdout","time":"2026-11-20T02:09:14.1Z"}': { time: '2026-11-20T02:09:14.100Z' },
    '{"log":"te","stream":"stdout","time":"2026-11-20T02:09:14.1Z"}': {
      message: 'te',
      time: '2026-11-20T02:09:14.100Z',
      partial: true,
    },
    '2026-11-20T02:09:14.100000000Z stdout F text': { time: '2026-11-20T02:09:14.100Z' },
    '2026-11-20T02:09:14.100000000Z stderr P te': { message: 'te', time: '2026-11-20T02:09:14.100Z', partial: true },
    '2026-11-20T02:09:14.100000000Z text': { time: '2026-11-20T02:09:14.100Z' },
    '2026-11-20T02:09:14.100000000Z Exit Code:    137': {
      message: 'Exit Code:    137',
      time: '2026-11-20T02:09:14.100Z',
    },
    '2026-11-20T02:09:14Z Error: SQLITE_BUSY: text': {
      message: 'Error: SQLITE_BUSY: text',
      time: '2026-11-20T02:09:14.000Z',
    },
    '[pod/web-6f7-x/web] text': { process: 'web', pod: 'web-6f7-x' },
    'web-7d9c5b6f4-9k2lm web text': { process: 'web', pod: 'web-7d9c5b6f4-9k2lm' },
    '30m         Warning   Unhealthy           pod/web-7d9c5b6f4-2xkqp     text': {
      level: 'warning',
      pod: 'web-7d9c5b6f4-2xkqp',
    },
  },
  'platforms: GSA-TTS/FAC#3507, actualbudget/actual-server#54, mrluanma/shadowsocks-heroku#2, and their documentation':
    {
      '2026-11-20T02:09:14.47-0400 [APP/PROC/WEB/2] ERR text': { time: '2026-11-20T06:09:14.470Z', process: 'web' },
      '   2026-11-20T02:09:14.47-0400 [PROC/WEB/2] STDERR text': { time: '2026-11-20T06:09:14.470Z', process: 'web' },
      '2026-11-20T02:09:14.47-0400 [API/1] OUT text': { time: '2026-11-20T06:09:14.470Z', process: 'api' },
      '2026-11-20T02:09:14.829 app[fa31a9e5] ord [info] text': {
        time: '2026-11-20T02:09:14.829Z',
        process: 'app',
        pod: 'fa31a9e5',
        level: 'info',
      },
      '2026-11-20T02:09:14Z app[148e272ad23489] lax [info] [2026-11-20 02:09:13 +0000] [1] [ERROR] text': {
        time: '2026-11-20T02:09:14.000Z',
        process: 'app',
        pod: '148e272ad23489',
        level: 'error',
        pid: 1,
      },
      '2026-11-20T02:09:14.789000+00:00 ecs/web/0a1b2c3d4e5f60718293a4b5c6d7e8f9 text': {
        time: '2026-11-20T02:09:14.789Z',
        process: 'web',
      },
      'Nov 20 02:09:14 app-4f21 heroku/web.1:  text': { time: '2026-11-20T02:09:14.000Z', process: 'web.1' },
      '{"textPayload":"text","severity":"ERROR","timestamp":"2026-11-20T02:09:14.1Z"}': {
        time: '2026-11-20T02:09:14.100Z',
        level: 'error',
      },
      '{"jsonPayload":{"message":"text"},"severity":"ERROR"}': { level: 'error' },
      '{"log":"text\\n","stream":"stderr","kubernetes":{"pod_name":"web-1-x","container_name":"web"}}': {
        pod: 'web-1-x',
        process: 'web',
      },
      'app_web.1.8tzakzun1m64@node-1    | text': { process: 'app_web', pod: '8tzakzun1m64' },
      'Nov 20 02:09:14 host sh[22948]: caddy      | text': {
        time: '2026-11-20T02:09:14.000Z',
        process: 'caddy',
        pid: 22948,
      },
    },
  'frames of programs: apache/airflow#10964, getsentry/self-hosted#3688, celery/billiard#380, getsentry/sentry#18856': {
    '[2026-11-20 02:09:14,553] {webserver_command.py:222} ERROR - text': {
      time: '2026-11-20T02:09:14.553Z',
      level: 'error',
    },
    '2026-11-20 02:09:14.866 | text': { time: '2026-11-20T02:09:14.866Z' },
    '[2026-11-20 02:09:14,203] [ERROR] [celery.worker.request] text': {
      time: '2026-11-20T02:09:14.203Z',
      level: 'error',
    },
    '2026-11-20T02:09:14.094167Z [error    ] text': { time: '2026-11-20T02:09:14.094Z', level: 'error' },
    '2026-11-20T02:09:14.361Z ERROR - text': { time: '2026-11-20T02:09:14.361Z', level: 'error' },
    '02:09:14 [WARNING] text': { level: 'warning' },
    'ERROR | app.cache | text': { message: '| app.cache | text', level: 'error' },
  },
  'syslog and journald': {
    'Nov 20 04:00:18 node-3 gunicorn[1201]: text': {
      time: '2026-11-20T04:00:18.000Z',
      process: 'gunicorn',
      pid: 1201,
    },
    '2026-11-20T12:00:18+0800 node-3 systemd[1]: text': {
      time: '2026-11-20T04:00:18.000Z',
      process: 'systemd',
      pid: 1,
    },
    '<134>Nov 20 06:06:00 lb haproxy[655]: text': {
      time: '2026-11-20T06:06:00.000Z',
      level: 'info',
      process: 'haproxy',
      pid: 655,
    },
    '{"MESSAGE":"text","__REALTIME_TIMESTAMP":"1795143600000000","_SYSTEMD_UNIT":"web.service","PRIORITY":"3","_PID":"12"}':
      {
        time: '2026-11-20T03:00:00.000Z',
        level: 'error',
        process: 'web.service',
        pid: 12,
      },
    '{"MESSAGE":[116,101,120,116],"PRIORITY":"4"}': { level: 'warning' },
    'Nov 20 04:01:45 node-3 kernel: [ 7063.247407] text': { time: '2026-11-20T04:01:45.000Z', process: 'kernel' },
  },
  'Heroku and BlueKing': {
    '2026-11-20T12:01:30.490014+00:00 app[web.1]: text': { time: '2026-11-20T12:01:30.490Z', process: 'web.1' },
    '83 <40>1 2026-11-20T06:45:29+00:00 host app web.3 - text': {
      time: '2026-11-20T06:45:29.000Z',
      level: 'fatal',
      process: 'web.3',
    },
    '{"timestamp":1795143600,"message":"text","environment":"prod","process_id":"web","pod_name":"web-1"}': {
      time: '2026-11-20T03:00:00.000Z',
      process: 'web',
      pod: 'web-1',
    },
    'data: {"timestamp":"2026-11-20T02:09:14.1Z","message":"text"}': { time: '2026-11-20T02:09:14.100Z' },
    '{"timestamp":1795143600,"message":"raw","detail":{"json.levelname":"ERROR","json.message":"text"}}': {
      time: '2026-11-20T03:00:00.000Z',
      level: 'error',
    },
    '{"timestamp":1795143600,"message":"raw","detail":{"__ext_json.levelname":"ERROR","__ext_json.message":"text"}}': {
      time: '2026-11-20T03:00:00.000Z',
      level: 'error',
    },
  },
  'process managers': {
    '0|api  | text': { process: 'api' },
    'PM2        | 2026-11-20T15:02:47: PM2 log: text': { process: 'PM2' },
    '2026-11-20 15:00:36,585 WARN text': { time: '2026-11-20T15:00:36.585Z', level: 'warning' },
    '12:00:00 web.1  | text': { process: 'web.1' },
  },
  'frames of Python programs': {
    '[2026-11-20 09:58:52 +0800] [1] [CRITICAL] text': { time: '2026-11-20T01:58:52.000Z', level: 'fatal', pid: 1 },
    '2010-07-28 23:01:19 [5869] [CRITICAL] text': { time: '2010-07-28T23:01:19.000Z', level: 'fatal', pid: 5869 },
    '[2026-11-20 01:00:27,641: ERROR/MainProcess] text': { time: '2026-11-20T01:00:27.641Z', level: 'error' },
    'Mon Jan 15 01:14:45 2018 - text': { time: '2018-01-15T01:14:45.000Z' },
    '2026-11-20 09:58:59,120 - app.views - ERROR - text': { time: '2026-11-20T09:58:59.120Z', level: 'error' },
    'ERROR:app.views:text': { level: 'error' },
    'ERROR 2026-11-20 09:58:59,120 views 12 140213550888768 text': {
      time: '2026-11-20T09:58:59.120Z',
      level: 'error',
      pid: 12,
    },
    '2026-11-20 07:28:16.619 | WARNING  | text': { time: '2026-11-20T07:28:16.619Z', level: 'warning' },
    'INFO:     198.51.100.63:55992 - "GET / HTTP/1.1" 200 OK': {
      message: '198.51.100.63:55992 - "GET / HTTP/1.1" 200 OK',
      level: 'info',
    },
  },
  'frames of other programs': {
    '2026/11/20 06:00:55 [error] 37#37: *1005 text': { time: '2026-11-20T06:00:55.000Z', level: 'error' },
    '2026/11/20 06:00:55 [error] 37#37: *1 FastCGI sent in stderr: "PHP message: text': {
      message: 'PHP message: text',
      time: '2026-11-20T06:00:55.000Z',
      level: 'error',
    },
    '2026/11/20 14:03:04 text': { time: '2026-11-20T14:03:04.000Z' },
    '[20-Nov-2026 14:04:00] WARNING: text': { time: '2026-11-20T14:04:00.000Z', level: 'warning' },
    '2026-11-20 14:05:09.577 UTC [9997] app@app FATAL:  text': {
      time: '2026-11-20T14:05:09.577Z',
      level: 'fatal',
      pid: 9997,
    },
    '1:M 20 Nov 2026 14:06:00.001 # text': { time: '2026-11-20T14:06:00.001Z', pid: 1 },
    '566:M 12 Nov 19:04:40.166 # text': { message: 'text', time: '2026-11-12T19:04:40.000Z', pid: 566 },
    '[2116] 07 Jun 11:14:09.671 # text': { message: 'text', time: '2026-06-07T11:14:09.000Z', pid: 2116 },
    '2026-11-20 14:06:29.300000+00:00 [warning] <0.298.0> text': { time: '2026-11-20T14:06:29.300Z', level: 'warning' },
    'E1120 05:31:02.000000   22614 prober.go:107] text': { level: 'error', pid: 22614 },
    'E, [2026-11-20T15:05:04.189396 #12083] ERROR -- : text': {
      time: '2026-11-20T15:05:04.189Z',
      level: 'error',
      pid: 12083,
    },
    '2026-11-20 14:02:01.123 ERROR 1 --- [nio-8080-exec-9] o.a.c.C : text': {
      time: '2026-11-20T14:02:01.123Z',
      level: 'error',
      pid: 1,
    },
    '2026-11-20 10:00:00.000 [http-nio-8080-exec-1] ERROR c.e.C - text': {
      time: '2026-11-20T10:00:00.000Z',
      level: 'error',
    },
    'ERROR 1040 (HY000): Too many connections': { message: 'ERROR 1040 (HY000): Too many connections' },
    'FATAL ERROR: Reached heap limit': { message: 'FATAL ERROR: Reached heap limit' },
    '2026-11-20T02:09:14.100Z [web] ERROR: text': { message: '[web] ERROR: text', time: '2026-11-20T02:09:14.100Z' },
  },
  'structured records': {
    '{"level":50,"time":1795143600123,"pid":18,"msg":"text"}': {
      time: '2026-11-20T03:00:00.123Z',
      level: 'error',
      pid: 18,
    },
    '{"levelname":"ERROR","message":"text","exc_info":"Traceback (most recent call last):\\n  File \\"x\\"\\nMemoryError"}':
      {
        level: 'error',
        exceptions: ['MemoryError'],
      },
    '{"level":"error","msg":"text","err":{"stack":"Error: boom\\n    at f (x.js:1:1)"}}': {
      level: 'error',
      exceptions: ['Error: boom'],
    },
    'level=ERROR ts=2026-11-20 14:03:46,952 module=log line=253 message=Internal Server Error: /': {
      message: 'Internal Server Error: /',
      time: '2026-11-20T14:03:46.952Z',
      level: 'error',
    },
    'level=info message=two words caller=app.go:12': { message: 'two words', level: 'info' },
    'time="2026-11-20T03:00:00Z" level=error msg="text" error="dial tcp 10.0.0.1:1: connect: connection refused"': {
      time: '2026-11-20T03:00:00.000Z',
      level: 'error',
      exceptions: ['dial tcp 10.0.0.1:1: connect: connection refused'],
    },
    'timestamp=2026-11-20T03:00:00Z level=critical event="text" logger=gunicorn.error': {
      time: '2026-11-20T03:00:00.000Z',
      level: 'fatal',
    },
    'level=error event=login message="text"': { level: 'error' },
    'ts=2026-11-20T03:00:00Z caller=main.go:1 level=warn msg=text': {
      time: '2026-11-20T03:00:00.000Z',
      level: 'warning',
    },
    '{"level":"error","msg":"te': { message: 'te', level: 'error' },
  },
};

function factsOf({ message, time, level, process, pod, pid, partial, exceptions }: Unwrapped): Expected {
  return {
    message,
    ...(time !== undefined && { time: new Date(time).toISOString() }),
    ...(level && { level }),
    ...(process !== undefined && { process }),
    ...(pod !== undefined && { pod }),
    ...(pid !== undefined && { pid }),
    ...(partial && { partial: true as const }),
    ...(exceptions.length > 0 && { exceptions }),
  };
}

for (const [group, cases] of Object.entries(CASES)) {
  test(`unwraps ${group}`, () => {
    const clock = { zone: 0, now: Date.UTC(2026, 10, 21) };
    const got = Object.keys(cases).map((line) => [line, factsOf(unwrap(line, clock))]);
    const want = Object.entries(cases).map(([line, facts]) => [line, { message: 'text', ...facts }]);
    assert.deepEqual(Object.fromEntries(got), Object.fromEntries(want));
  });
}

test('a time without a zone is read in the zone of the clock, and a date without a year is not in the future', () => {
  const clock = { zone: 480, now: Date.UTC(2026, 0, 2) };
  assert.equal(unwrap('2026-01-01 08:00:00,000 INFO text', clock).time, Date.UTC(2026, 0, 1));
  assert.equal(unwrap('Dec 31 08:00:00 host app[1]: text', clock).time, Date.UTC(2025, 11, 31));
});

test('a number that is no time since the epoch is none, so that every time is a date', () => {
  for (const number of ['1e30', '1e300', '99999999999999999999999', '-1e30', '0', '1e99999']) {
    const { time } = unwrap(`{"ts": ${number}, "message": "text"}`, { zone: 0, now: 0 });
    assert.equal(time, undefined, number);
  }
  const { time } = unwrap('{"ts": 1795226332123456789, "message": "text"}', { zone: 0, now: 0 });
  assert.equal(new Date(time ?? Number.NaN).toISOString(), '2026-11-21T01:58:52.123Z');
});

test('colours, quotes and wrappers without an end do not make unwrapping slow', () => {
  const clock = { zone: 0, now: 0 };
  // As much work as a line of this length may make: a replacement at every second character.
  const harmless = best(() => 'ab'.repeat(1 << 19).replace(/a(?=b)/g, ''));
  const hostile = [
    '\x1b[',
    '\x1b]',
    '{"a":',
    '{"message":"',
    '[',
    '<1>1 ',
    'a | ',
    'level=',
    'data: {',
    '"\\',
    'x: ',
    '2026-11-20T02:09:14Z ',
    'Warning ',
  ]
    .map((piece) => piece.repeat((1 << 20) / piece.length))
    .map((line) => ({ line: line.slice(0, 20), times: best(() => unwrap(line, clock)) / harmless }))
    .filter(({ times }) => times > 4);
  assert.deepEqual(hostile, []);
});

/** Microseconds of processor time of the fastest of five runs: others who use the machine do not count. */
function best(work: () => void): number {
  const runs = [0, 1, 2, 3, 4].map(() => {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    return user + system;
  });
  return Math.min(...runs);
}

test('numbers that JSON does not know end the members of an object that is none', () => {
  const clock = { zone: 0, now: 0 };
  for (const number of ['007', '1.2.3', '1e', '--1', '1.', '-']) {
    assert.equal(unwrap(`{"message":"text","size":${number},"rest":1}`, clock).message, 'text', number);
    assert.equal(unwrap(`{"size":${number},"message":"text"}`, clock).message, `{"size":${number},"message":"text"}`);
  }
  assert.equal(unwrap('{"size":-1.5e3,"message":"text","rest":007}', clock).message, 'text');
});
