import fc from 'fast-check';
import { CATALOGUE } from '../../../../server/src/core/logs/signatures/catalogue.ts';

/** Lines come from these days. */
const NOW = Date.UTC(2026, 10, 21);

const stamp = fc.integer({ min: 0, max: 86_399 }).map((second) => new Date(NOW - second * 1000).toISOString());
const word = fc.constantFrom(
  'GET',
  'POST',
  'status',
  'order',
  'HTTP/1.1',
  '-',
  '200',
  '502',
  '"',
  "'",
  '#033[31m',
  'é',
);
const path = fc.constantFrom(
  '/',
  '/healthz',
  '/ping?x=1',
  '/api/v1/orders/17',
  '/a#b',
  '/MemoryError',
  '/%20"x',
  '/readyz/',
);
const agent = fc.constantFrom(
  'curl/8',
  'kube-probe/1.29',
  'x" "GoogleHC/1.0',
  'GoogleHC \\"x\\"',
  'Mozilla/5.0 (X11; \\"x\\")',
  '-',
  '',
  'x" 7 0.250 [up',
);
const status = fc.constantFrom(101, 200, 302, 404, 499, 500, 502, 503, 504, 600);
const haproxy = fc
  .record({ stamp, status, path, timer: fc.integer({ min: -1, max: 9999 }), to: fc.integer({ min: 60, max: 200 }) })
  .map(({ stamp: at, status: s, path: p, timer, to }) => {
    const time = `${at.slice(8, 10)}/Nov/2026:${at.slice(11, 19)}.123`;
    const timers = [timer, 0, -1, timer, timer + 30].join('/');
    const request = `"GET ${p.repeat(9)} HTTP/1.1"`;
    return `10.0.3.7:5678 [${time}] www web/srv1 ${timers} ${s} 2750 - - ---- 1/1/1/1/0 0/0 ${request}`.slice(0, to);
  });
const colour = fc.constantFrom(
  '\x1b[32m',
  '\x1b[0m',
  '\x1b[1;31m',
  '\x1b]0;title\x07',
  '\x1bM',
  '\x1b[',
  '\x1b',
  '#033[1m',
);
const address = fc.constantFrom('10.0.3.7', '::1', '2001:db8::7', '-', 'unix:', '12.5', '1:2');
const access = fc
  .record({ stamp, path, agent, status, address, size: fc.nat(99_999), user: word, duration: fc.nat(9_999_999) })
  .map(({ stamp: at, path: p, agent: a, status: s, address: ip, size, user, duration }) => {
    const time = `${at.slice(8, 10)}/Nov/2026:${at.slice(11, 19)} +0800`;
    const ingress = size % 3 === 0 ? ` 512 0.${String(size % 1000).padStart(3, '0')} [up] []` : '';
    return [
      `[${ip}] ${user} - [${time}] "GET ${p} HTTP/1.1" ${s} ${duration} ${size} "-" "${a}"`,
      `${ip} - ${user} [${time}] "POST ${p} HTTP/1.1" ${s} ${size} "https://x/" "${a}"${ingress}`,
      `${ip} - - [${time}] "GET ${p}" ${s} -`,
      `INFO:     ${ip}:4242 - "GET ${p} HTTP/1.1" ${s} Not Found`,
      `INFO:     10.0.3.7:4242 - "GET ${p} HTTP/1.1" ${s} OK`,
    ];
  });
const failure = fc.constantFrom(...CATALOGUE.flatMap(({ examples, traps }) => [...examples, ...traps]));
export const plain = fc.oneof(
  access.chain((lines) => fc.constantFrom(...lines)),
  haproxy,
  failure,
  fc.array(word, { maxLength: 8 }).map((words) => words.join(' ')),
  stamp.map((at) => `${at.slice(0, 10)} ${at.slice(11, 19)},123 INFO app: ordinary`),
);
const coloured = fc
  .tuple(plain, fc.array(fc.tuple(colour, fc.nat(120)), { maxLength: 6 }))
  .map(([line, colours]) => colours.reduce((text, [one, at]) => text.slice(0, at) + one + text.slice(at), line));
const sometimesColoured = fc.oneof({ weight: 4, arbitrary: plain }, { weight: 1, arbitrary: coloured });
export const wrapped = fc.record({ line: sometimesColoured, at: stamp, kind: fc.nat(9) }).map(({ line, at, kind }) => {
  const time = `${at.slice(0, 19)}.123456789Z`;
  if (kind === 0) return JSON.stringify({ log: `${line}\n`, stream: 'stdout', time });
  if (kind === 1) return JSON.stringify({ log: line, stream: 'stderr', time });
  if (kind === 2) return JSON.stringify({ asctime: at, levelname: 'INFO', message: line });
  if (kind === 3) return `${time} stdout ${line.length % 3 === 0 ? 'P' : 'F'} ${line}`;
  if (kind === 4) return `web-1  | ${line}`;
  if (kind === 5)
    return JSON.stringify({ log: `${JSON.stringify({ message: line, status: 502 })}\n`, stream: 'stdout', time });
  if (kind === 6) return JSON.stringify({ method: 'GET', path: line.slice(0, 9), statusCode: 503, ts: 1763674744 });
  return line;
});
export const log = fc.array(fc.tuple(wrapped, fc.constantFrom('\n', '\n', '\n', '\r\n', '\r')), {
  minLength: 1,
  maxLength: 60,
});

const storm = fc.constantFrom(
  '[2026-11-20 09:58:52 +0800] [17] [CRITICAL] WORKER TIMEOUT (pid:2961)',
  '2026-11-20 09:58:52,123 ERROR app redis.exceptions.ConnectionError: Error 111 connecting to redis:6379. Connection refused.',
  '2026/11/20 09:58:52 [error] 7#7: *12 upstream timed out (110: Connection timed out) while reading upstream',
  'MemoryError',
  '2026-11-20 09:58:52,123 INFO app: ordinary',
  '10.0.3.7 - - [20/Nov/2026:21:39:01 +0800] "GET / HTTP/1.1" 200 512',
  'INFO:     127.0.0.1:5000 - "GET / HTTP/1.1" 200 OK',
);
/** What stands between them: the last time is looked for there. */
const between = fc.constantFrom(
  '[2026-11-20 09:58:52 +0800] [17] [INFO] ordinary',
  '2026-11-20 09:58:52 +0300 INFO ordinary',
  '2026-11-20 09:58:52,123 \x1b[32mINFO\x1b[0m app: ordinary',
  'at 09:58:52 something else',
  '  File "/app/views.py", line 17, in view',
  '',
);
const inDocker = (line: string): string =>
  JSON.stringify({ log: `${line}\n`, stream: 'stdout', time: '2026-11-20T09:58:52.123456789Z' });
const dayLater = (line: string): string => line.replace('2026-11-20', '2026-11-21').replace('2026/11/20', '2026/11/21');
/** The same few lines again and again, some of them on the next day. */
export const storms = fc.array(
  fc
    .tuple(
      fc.oneof({ weight: 9, arbitrary: storm }, { weight: 1, arbitrary: between }),
      fc.boolean(),
      fc.nat(19),
      fc.nat(999),
    )
    .map(([line, isWrapped, day, seed]) =>
      (day === 0 ? dayLater : String)(isWrapped ? inDocker(line) : line).replace(/(?<=:|pid:)\d\d/g, (two) =>
        String((Number(two) + seed) % 60).padStart(2, '0'),
      ),
    ),
  { minLength: 150, maxLength: 300 },
);

const value = fc.oneof(
  storm,
  failure,
  stamp,
  fc.constantFrom(
    '17',
    '1763674744',
    '{"pid":7}',
    'web.1',
    '\x00',
    '\t',
    'é',
    '\\',
    'a "7"',
    ' 200',
    '"',
    '#033[1m',
    '',
    'GET',
  ),
  fc.constantFrom<unknown>(7, 17, 0.5, -1, 1e21, 200, 503, 1763674744, 1763674744123, true, null),
  fc.constantFrom<unknown>([1, 12], { pid: 12, status: 503 }, ['MemoryError']),
);
const name = fc.constantFrom(
  ...['message', 'msg', 'log', 'event', 'MESSAGE', 'asctime', 'ts', 'time', 'timestamp', '__REALTIME_TIMESTAMP'],
  ...[
    'pid',
    'process',
    'process_type',
    'pod',
    'level',
    'status',
    'method',
    'path',
    'req',
    'detail',
    'exc_info',
    'stack',
  ],
  ...['err', 'stream', 'statusCode', 'duration_ms', 'line1', 'a"b'],
);
const oddMember = fc.tuple(name, value);
/** What most loggers write, with a member or two that few do. */
const steadyMembers = fc
  .tuple(storm, stamp, fc.nat(120), fc.array(oddMember, { maxLength: 2 }), fc.nat(3))
  .map(([text, time, pid, odd, turn]) => {
    const usual: [string, unknown][] = [
      ['asctime', time],
      ['process', pid],
      ['message', text],
    ];
    const all = [...usual, ...odd];
    return [...all.slice(turn), ...all.slice(0, turn)];
  });
const members = fc.oneof(
  { weight: 5, arbitrary: steadyMembers },
  { weight: 1, arbitrary: fc.array(oddMember, { minLength: 1, maxLength: 7 }) },
);
/** An object as a logger writes it, or nearly: broken, with escapes, with names that stand twice, too long for a shape. */
const object = fc
  .record({
    members,
    gap: fc.constantFrom('', '', ' ', '  '),
    kind: fc.nat(30),
  })
  .map(({ members: all, gap, kind }) => {
    const written = all.map(([key, one]) => `${JSON.stringify(key)}:${gap}${JSON.stringify(one)}`).join(`,${gap}`);
    if (kind === 0) return `{${written}`;
    if (kind === 1) return `{${written}}x`;
    if (kind === 2) return `{${written},}`;
    if (kind === 3) return `{"x":"${'y'.repeat(600)}",${written}}`;
    if (kind === 4) return `{${written.replaceAll('E', '\\u0045')}}`;
    if (kind === 5) return `{${written.replaceAll('/', '\\/')}}`;
    return `{${written}}`;
  });
/** A few such objects, each again and again with other digits: a number may become none, a time none, a status one. */
export const objects = fc
  .array(fc.tuple(object, fc.array(fc.nat({ max: 9999 }), { minLength: 40, maxLength: 80 })), {
    minLength: 1,
    maxLength: 4,
  })
  .map((all) => {
    const lines = all.flatMap(([line, seeds]) => seeds.map((seed) => otherDigits(line, seed)));
    return lines.map((line, at) => lines[(at * 7) % lines.length] ?? line);
  });

/** Most lines keep their day and most of their other digits. */
function otherDigits(line: string, seed: number): string {
  const other = (digit: string, at: number): string =>
    (seed + at) % 5 === 0 ? String((Number(digit) + seed * (at + 1)) % 10) : digit;
  return line.replace(/\d{4}-\d\d-\d\d|\d/g, (text, at: number) => {
    if (text.length > 1 && seed % 8 > 0) return text;
    return text.replace(/\d/g, (digit: string, more: number) => other(digit, at + more));
  });
}
