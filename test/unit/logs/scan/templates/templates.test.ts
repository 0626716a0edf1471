import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mayBecomeAccess } from '../../../../../server/src/core/logs/access-log/text-access.ts';
import { captureGroups } from '../../../../../server/src/core/logs/scan/patterns/capture-groups.ts';
import { isDigitBlind } from '../../../../../server/src/core/logs/scan/patterns/digit-blind.ts';
import { Classifier } from '../../../../../server/src/core/logs/scan/recognise/classifier.ts';
import { LineReader } from '../../../../../server/src/core/logs/scan/recognise/line-reader.ts';
import { isRecipeFor } from '../../../../../server/src/core/logs/scan/templates/line-recipe.ts';
import { recipeOf } from '../../../../../server/src/core/logs/scan/templates/recipe-of.ts';
import { CATALOGUE } from '../../../../../server/src/core/logs/signatures/catalogue.ts';
import type { PartSubject } from '../../../../../server/src/core/logs/stream/parts/part-rows.ts';
import { readRows } from '../../../../../server/src/core/logs/stream/parts/part-rows-reader.ts';
import { PartRowsWriter } from '../../../../../server/src/core/logs/stream/parts/part-rows-writer.ts';
import { IsoBytes } from '../../../../../server/src/core/logs/unwrap/iso-bytes.ts';
import { readStamp } from '../../../../../server/src/core/logs/unwrap/timestamp.ts';
import { unwrap } from '../../../../../server/src/core/logs/unwrap/unwrap.ts';

const CLOCK = { zone: 60, now: Date.UTC(2026, 10, 21) };
const encoder = new TextEncoder();

test('groups are told by number as by name', () => {
  const sources = CATALOGUE.flatMap(({ shapes }) => shapes.map(({ pattern }) => pattern.source));
  for (const source of [...sources, '[(](?<a>x)(y)\\((?:z)(?<b>\\d)', '(?<=a)(?<b>b)(?<!c)', '(?<q>.)\\k<q>']) {
    const { source: plain, names } = captureGroups(source);
    const count = (new RegExp(`${plain}|`).exec('')?.length ?? 0) - 1;
    assert.equal(names.length, count, source);
    const named = [...source.matchAll(/\(\?<(\w+)>/g)].map(([, name]) => name);
    assert.deepEqual(
      names.filter((name) => name !== undefined),
      named,
      source,
    );
  }
  assert.equal(captureGroups('(?<q>.)\\k<q>').source, '(?<q>.)\\k<q>');
});

for (const [source, blind] of [
  ['worker \\d{1,5} (?<pid2>\\d+)', true],
  ['[0-9a-f]{8}', true],
  ['signal 9', false],
  ['[1-5]\\d\\d', false],
  ['port 0-9', false],
  ['\\x1b', false],
] as const) {
  test(`a pattern ${blind ? 'takes any digit for any other' : 'looks at digits'}: ${source}`, () => {
    assert.equal(isDigitBlind(source), blind);
  });
}

const classifier = new Classifier(CATALOGUE);
const reader = new LineReader(classifier, []);

function recipe(line: string) {
  const literals = classifier.literals.flatMap((text, index) => (line.includes(text) ? [index] : []));
  return recipeOf(line, literals, reader, CLOCK);
}

test('a recipe says where things stand in a line', () => {
  const found = recipe('[2026-11-20 09:58:52 +0800] [17] [CRITICAL] WORKER TIMEOUT (pid:2961)');
  assert.equal(found?.signature?.id, 'gunicorn-worker-timeout');
  assert.deepEqual(found?.stamp, { from: 1, to: 26 });
  assert.deepEqual(found?.pid, { slot: { from: 64, to: 68, isNumber: true }, isField: true });
  assert.deepEqual(found?.fields, [['pid', { from: 64, to: 68, isNumber: true }]]);
});

test('where other digits may say something else a recipe is one for the same digits', () => {
  const line = (seconds: number, errno: number) =>
    `2026-11-20 09:58:${seconds},123 ERROR app: PermissionError: [Errno ${errno}] Permission denied: '/app/a'`;
  const found = recipe(line(52, 13));
  assert.equal(found?.signature?.id, 'permission-denied');
  assert.ok(found && isRecipeFor(found, encoder.encode(line(17, 13)), 0));
  assert.ok(!isRecipeFor(found, encoder.encode(line(52, 17)), 0));
  const any = recipe('2026-11-20 09:58:52,123 ERROR app: Exception in thread Thread-1 (work):');
  assert.equal(any?.signature?.id, 'background-exception');
  assert.equal(any?.fixedDigits, undefined);
});

test('a recipe says where things stand in a line of docker’s file', () => {
  const time = '2026-11-20T09:58:52.123456789Z';
  const error =
    '2026/11/20 09:58:52 [error] 7#7: *12 upstream timed out (110: Connection timed out) while connecting to';
  const text = `${error} upstream, client: 10.0.0.1, server: _, request: "GET /a HTTP/1.1", upstream: "http://x/"`;
  const line = JSON.stringify({ log: `${text}\r\n`, stream: 'stderr', time });
  const found = recipe(line);
  assert.equal(found?.signature?.id, 'nginx-upstream-timeout');
  assert.equal(found.stamp && line.slice(found.stamp.from, found.stamp.to), time);
  const { from, behind, isEscaped } = found.message;
  assert.ok(isEscaped && line.slice(from, line.length - behind).startsWith('upstream timed out'));
  assert.ok(line.slice(0, line.length - behind).endsWith('http://x/\\"'));
  const path = found.fields.find(([name]) => name === 'path')?.[1];
  assert.equal(path, '/a');
});

test('a recipe says where things stand in an object of a logger, whatever the order of its members', () => {
  const time = '2026-11-20T09:58:52.123Z';
  const message = '[17] said "x": WORKER TIMEOUT (pid:2961)';
  for (const line of [
    JSON.stringify({ asctime: time, levelname: 'ERROR', process: 17, message }),
    `{"message": ${JSON.stringify(message)}, "process_type": "web.1", "process": 17, "timestamp": "${time}"}`,
  ]) {
    const found = recipe(line);
    assert.equal(found?.signature?.id, 'gunicorn-worker-timeout', line);
    assert.equal(found.stamp && line.slice(found.stamp.from, found.stamp.to), time);
    const { from, behind, isEscaped } = found.message;
    assert.ok(isEscaped);
    assert.equal(line.slice(from, line.length - behind), message.replaceAll('"', '\\"'));
    assert.deepEqual(
      found.fields.map(([, slot]) => typeof slot === 'object' && line.slice(slot.from, slot.to)),
      ['2961'],
    );
  }
});

for (const [why, line] of [
  ['a status decides', '10.0.3.7 - - [20/Nov/2026:21:39:01 +0800] "GET / HTTP/1.1" 502 512 "-" "curl/8"'],
  ['a status makes a request of an object', '{"status":200,"message":"WORKER TIMEOUT (pid:2961)"}'],
  ['other digits tell another kind of number', '{"ts":1763674744,"message":"WORKER TIMEOUT (pid:2961)"}'],
  ['more stands behind a time', '{"asctime":"2026-11-20 09:58:52 x","message":"MemoryError"}'],
  ['a time is told by the message only', '{"message":"2026-11-20 09:58:52,123 ERROR app: MemoryError"}'],
  ['an object stands in another', '{"detail":{"pid":7},"message":"MemoryError"}'],
  ['a name may stand twice', '{"message":"WORKER TIMEOUT (pid:2961)","message":"MemoryError"}'],
  ['a text is no number', '{"process":01,"message":"MemoryError"}'],
  ['a letter of an object may be an escape', '{"message":"Memory\\u0045rror MemoryError"}'],
  ['a stack tells the exception', '{"exc_info":"MemoryError","message":"failed"}'],
  [
    'a letter is written as an escape',
    JSON.stringify({ log: 'MemoryError\t\n', stream: 'stdout', time: '2026-11-20T09:58:52.123456789Z' }),
  ],
  ['the version of the protocol counts', '<134>1 2026-11-20T09:58:52Z host app 12 - WORKER TIMEOUT (pid:2961)'],
  ['its year is not told', 'Nov 20 04:00:18 node-3 gunicorn[1201]: WORKER TIMEOUT (pid:2961)'],
  ['places are counted in bytes', '2026-11-20 09:58:52 é WORKER TIMEOUT (pid:2961)'],
] as const) {
  test(`no recipe where ${why}`, () => {
    assert.equal(recipe(line), undefined);
  });
}

test('what may become an access line is told whatever its digits are', () => {
  assert.ok(mayBecomeAccess('10.0.3.7 - - [20/Nov/2026:21:39:01 +0800] "GET / HTTP/1.1" 902 512'));
  assert.ok(!mayBecomeAccess('upstream timed out, request: "GET / HTTP/1.1", host: "x"'));
});

const fraction = fc.constantFrom('', ',123', '.1', '.123456', '.123456789', '.1234567890', ',');
const zone = fc.constantFrom('', 'Z', ' UTC', ' +0800', '-03:30', ' +08', ' Zulu', 'x');
const rest = fc.constantFrom(
  ' INFO app: text',
  ': ERROR/MainProcess] x',
  '] [17] [INFO] x',
  '] "GET',
  ' - x',
  ' | x',
  ']',
);
const line = fc
  .record({ at: fc.integer({ min: 0, max: 4e12 }), fraction, zone, rest, form: fc.nat(5) })
  .map(({ at, fraction: part, zone: where, rest: behind, form }) => {
    const iso = new Date(at).toISOString();
    const day = form % 2 === 0 ? iso.slice(0, 10) : iso.slice(0, 10).replaceAll('-', '/');
    return `${form > 2 ? '[' : ''}${day}${form === 5 ? 'T' : ' '}${iso.slice(11, 19)}${part}${where}${behind}`;
  });

test('the time of a line is told from its bytes as from its text, or not at all', () => {
  const iso = new IsoBytes();
  fc.assert(
    fc.property(line, (text) => {
      const bytes = encoder.encode(`${text}\n`);
      const time = iso.ofLine(bytes, 0, bytes.length, CLOCK);
      if (time !== undefined) assert.equal(time, unwrap(text, CLOCK).time);
      const from = text.startsWith('[') ? 1 : 0;
      const stamp = readStamp(text.slice(from), CLOCK);
      if (stamp) assert.equal(iso.read(bytes, from, from + stamp.length, CLOCK), stamp.time);
    }),
    { numRuns: 2000, seed: 20261121 },
  );
  const common = encoder.encode('2026-11-20 09:58:52,123 INFO app: text\n');
  assert.equal(iso.ofLine(common, 0, common.length, CLOCK), Date.UTC(2026, 10, 20, 8, 58, 52, 123));
});

test('rows come out of their large values as they went in', () => {
  const text = fc.option(fc.string({ maxLength: 9, unit: 'grapheme' }), { nil: undefined });
  const writer = new PartRowsWriter(() => ['path', 'host']);
  const subject: fc.Arbitrary<PartSubject> = fc.record(
    {
      index: fc.nat(3),
      stage: fc.constantFrom('', 'exception', 'end'),
      process: text,
      pod: text,
      fields: fc.dictionary(fc.constantFrom('path', 'host'), fc.string({ maxLength: 2 }), { noNullPrototype: true }),
    },
    { noNullPrototype: true },
  );
  const pid = fc.oneof(fc.constant(undefined), fc.nat({ max: 999_999_999 }), fc.string({ maxLength: 3 }));
  const seenAt = fc.option(fc.integer(), { nil: undefined });
  const shared = fc.option(fc.nat({ max: 3 }), { nil: undefined });
  const row = fc.tuple(fc.nat(), subject, pid, seenAt, fc.string({ unit: 'grapheme' }), shared);
  const keys = [{}, {}, {}, {}];
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const bySubject = new Map<object, PartSubject>();
      const expected = rows.map(([number, one, who, time, text, likeness]) => {
        const key = likeness === undefined ? undefined : keys[likeness];
        const same = (key && bySubject.get(key)) ?? one;
        if (key) bySubject.set(key, same);
        writer.add(number, writer.numberOf(key) ?? writer.subject(one, key), who, time, text);
        return [same, number, who, time, text];
      });
      const read: unknown[] = [];
      readRows(
        structuredClone(writer.take()),
        (one) => one,
        (...one) => read.push(one),
      );
      assert.deepEqual(read, expected);
    }),
    { numRuns: 200, seed: 20261121 },
  );
});
