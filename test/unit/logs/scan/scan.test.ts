// In a process of its own: each engine has megabytes outside the heap, whose collection walks through all that others keep.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createEngine, type LogEngine } from '../../../../server/src/core/logs/engine.ts';
import { createScanEngine, type FoundLine } from '../../../../server/src/core/logs/scan-engine.ts';
import { CATALOGUE } from '../../../../server/src/core/logs/signatures/catalogue.ts';
import { readingOf } from '../../../../server/src/core/logs/stream/reading.ts';
import type { LogLine } from '../../../../server/src/core/logs/types.ts';
import { randomRuns } from '../../../support/random-runs.ts';
import { sampleBytes, sampleFiles, sampleText } from '../samples.ts';
import { log, objects, plain, storms, wrapped } from './generated-lines.ts';
import { inFull, plainly, told } from './scan-results.ts';

const NOW = Date.UTC(2026, 10, 21);
const encoder = new TextEncoder();

/** All that a log comes to; `chunks` of the same stream. */
function outcome(chunks: readonly Uint8Array[], mode: 'push' | 'scan', windowMs: number) {
  const scanning = createScanEngine({ windowMs });
  const engine = mode === 'scan' ? scanning : createEngine({ windowMs });
  const found: FoundLine[] = [];
  let lines = 0;
  for (const chunk of chunks) {
    if (mode === 'scan') lines += scanning.scan(chunk, 'file', NOW, (line) => found.push(line)).lines;
    else lines += noted(engine.push(chunk, 'file', NOW), found);
  }
  lines += noted(engine.end('file', NOW), found);
  return { lines, found, ...engineState(engine) };
}

/** Adds to `found` what a scan would give of these lines; how many lines there are. */
function noted(lines: readonly LogLine[], found: FoundLine[]): number {
  for (const { sequence, message, match, event } of lines) {
    if (match || event) found.push({ sequence, message, match, event });
  }
  return lines.length;
}

/** The same, where nobody wants to see a line. */
function figures(bytes: Uint8Array, windowMs: number) {
  const engine = createScanEngine({ windowMs });
  const { lines, matches } = engine.scan(bytes, 'file', NOW);
  const last = engine.end('file', NOW);
  const { length } = [...last].filter(({ match }) => match);
  return { lines: lines + last.length, matches: matches + length, ...engineState(engine) };
}

function engineState(engine: LogEngine) {
  return { incidents: engine.incidents(), health: engine.health(NOW) };
}

function assertEqualModes(bytes: Uint8Array): void {
  for (const windowMs of [Number.POSITIVE_INFINITY, 300_000]) {
    const pushed = outcome([bytes], 'push', windowMs);
    assert.deepEqual(outcome([bytes], 'scan', windowMs), pushed);
    const { found, ...rest } = pushed;
    assert.deepEqual(figures(bytes, windowMs), { ...rest, matches: found.filter(({ match }) => match).length });
  }
}

/** Lines that set the zone, so that the rest of a sample is scanned and not read in full. */
const HEAD = encoder.encode('ordinary line of the application\n'.repeat(1200));

function behindHead(bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(HEAD.length + bytes.length);
  whole.set(HEAD);
  whole.set(bytes, HEAD.length);
  return whole;
}

for (const file of sampleFiles()) {
  test(`${file}: the scan of bytes finds what the reading of every line finds`, () => {
    assertEqualModes(sampleBytes(file));
    assertEqualModes(behindHead(sampleBytes(file)));
  });
}

test('every signature has texts that the scan can look for', () => {
  assert.ok(readingOf({}, []).prefilter);
});

test('scanning and reading agree on generated logs', () => {
  fc.assert(
    fc.property(log, (lines) => {
      assertEqualModes(behindHead(encoder.encode(lines.map((line) => line.join('')).join(''))));
    }),
    { numRuns: randomRuns(60), seed: 20261121 },
  );
});

test('any chunking of the same bytes gives the same lines, matches, incidents and health', () => {
  fc.assert(
    fc.property(log, fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 20 }), (lines, sizes) => {
      const bytes = encoder.encode(lines.map((line) => line.join('')).join(''));
      const chunks: Uint8Array[] = [];
      for (let at = 0, i = 0; at < bytes.length; i++) {
        const size = sizes[i % sizes.length] ?? 1;
        chunks.push(bytes.subarray(at, at + size));
        at += size;
      }
      const engine = createScanEngine();
      const pieces = [...chunks.flatMap((chunk) => engine.push(chunk, 'file', NOW)), ...engine.end('file', NOW)];
      const once = createScanEngine();
      assert.deepEqual(pieces, [...once.push(bytes, 'file', NOW), ...once.end('file', NOW)]);
      assert.deepEqual(outcome(chunks, 'push', 300_000), outcome([bytes], 'push', 300_000));
      assert.deepEqual(outcome([HEAD, ...chunks], 'scan', 300_000), outcome([behindHead(bytes)], 'scan', 300_000));
    }),
    { numRuns: randomRuns(40), seed: 20261121 },
  );
});

const frames = [
  '',
  '2026-11-20 09:58:52,123 ERROR app: ',
  '[2026-11-20 09:58:52 +0800] [17] [ERROR] ',
  '[2026-11-20 01:00:27,641: ERROR/MainProcess] ',
  '2026/11/20 09:58:52 [error] 7#7: *12 ',
  '2026-11-20T09:58:52.123456789Z stdout F ',
  '2026-11-20T09:58:52Z app[web.1]: ',
  'Nov 20 04:00:18 node-3 gunicorn[1201]: ',
  '<134>1 2026-11-20T09:58:52Z host app 12 - ',
  'web-7d9f8b6c5-x2v4z web ',
  '[pod/web-7d9f8b6c5-x2v4z/web1] ',
  'web_1  | ',
  '2026-11-20 09:58:52.123  INFO 1 --- [nio-8080-exec-5] c.e.Logger : ',
] as const;

/** The line and others that differ from it in digits: often enough that the scan learns their shape. */
function ofOneShape(line: string, seed: number): string[] {
  const others = Array.from({ length: 24 }, (_, twin) =>
    twin % 5 === 4
      ? line
      : line.replace(/\d/g, (digit, at: number) => String((Number(digit) + twin * (at + seed)) % 10)),
  );
  return [line, ...others];
}

test('lines that differ in digits only are each read for what they are', () => {
  const lines = [
    ...CATALOGUE.flatMap(({ examples, traps }) => [...examples, ...traps]),
    ...sampleFiles().flatMap((name) => sampleText(name).split(/\r?\n/)),
  ];
  const framed = lines.map((line, at) => (frames[at % frames.length] ?? '') + line);
  for (let from = 0; from < framed.length; from += 100) {
    const text = framed.slice(from, from + 100).flatMap((line, at) => ofOneShape(line, at + 1));
    assertEqualModes(behindHead(encoder.encode(`${text.join('\n')}\n`)));
  }
});

test('the module that scans blocks is there, and tells what the plain scan tells, and the reading of every line', () => {
  const reading = readingOf({}, []);
  assert.ok(reading.scanners.take());
  fc.assert(
    fc.property(log, fc.boolean(), fc.integer({ min: 100, max: 5000 }), (lines, needsTimes, step) => {
      const bytes = encoder.encode(lines.map((line) => line.join('')).join(''));
      for (const isTold of [true, false]) {
        const options = { needsTimes, step, isTold, isFolded: step % 2 === 0 };
        const scanned = told(bytes, reading, options);
        assert.deepEqual(scanned, told(bytes, plainly(reading), options));
        assert.deepEqual(scanned, told(bytes, inFull(reading), options));
      }
    }),
    { numRuns: randomRuns(200), seed: 20261121 },
  );
});

test('durations that the module puts into buckets are those that are put there one by one', () => {
  const reading = readingOf({}, []);
  const duration = fc.oneof(fc.nat(999), fc.integer({ min: 0, max: 2 ** 48 }), fc.constant(999_999_999_999_999));
  const head = '[10.0.3.7] id - [20/Nov/2026:21:39:01 +0800] "GET / HTTP/1.1"';
  const request = fc.tuple(fc.constantFrom(200, 101, 500), duration).map(([status, microseconds]) => {
    return `${head} ${status} ${microseconds} 512 "-" "Mozilla/5.0"\n`;
  });
  fc.assert(
    fc.property(fc.array(request, { maxLength: 90 }), fc.integer({ min: 300, max: 9000 }), (lines, step) => {
      const bytes = encoder.encode(lines.join(''));
      const scanned = told(bytes, reading, { step, isFolded: true });
      assert.deepEqual(scanned, told(bytes, plainly(reading), { step, isFolded: true }));
    }),
    { numRuns: randomRuns(100), seed: 20261121 },
  );
});

test('lines of known shapes are told by the module as by the reading of every line', () => {
  const reading = readingOf({}, []);
  let known = 0;
  fc.assert(
    fc.property(storms, fc.constantFrom(0, 480), fc.integer({ min: 300, max: 9000 }), (lines, zone, step) => {
      const bytes = encoder.encode(`${lines.join('\n')}\n`);
      const onKnown = (count: number): void => {
        known += count;
      };
      const scanned = told(bytes, reading, { step, isTold: false, zone, onKnown });
      assert.deepEqual(scanned, told(bytes, inFull(reading), { step, isTold: false, zone }));
    }),
    { numRuns: 60, seed: 20261121 },
  );
  assert.ok(known > 1000, `${known} lines`);
});

test('objects of known shapes are told as the reading of every line tells them, whatever their digits and escapes', () => {
  const reading = readingOf({}, []);
  let known = 0;
  fc.assert(
    fc.property(fc.array(objects, { minLength: 1, maxLength: 4 }), fc.constantFrom(0, 480), (all, zone) => {
      const bytes = encoder.encode(`${all.flat().join('\n')}\n`);
      const onKnown = (count: number): void => {
        known += count;
      };
      for (const isTold of [true, false]) {
        const scanned = told(bytes, reading, { isTold, zone, onKnown });
        assert.deepEqual(scanned, told(bytes, inFull(reading), { isTold, zone }));
      }
    }),
    { numRuns: 60, seed: 20261121 },
  );
  assert.ok(known > 1000, `${known} lines`);
});

test('a line of a known shape that tells no time is a row where a line before it tells one', () => {
  const reading = readingOf({}, []);
  const ordinary = [
    '2026-11-20 09:58:52,123 INFO app: one',
    '[2026-11-20 09:58:53 +0800] [17] [INFO] two',
    '  in view',
  ];
  const others = [
    'at 09:58:54 three',
    '{"ts":1763674744}',
    '2026-11-20 09:58:55,1 \x1b[32mINFO\x1b[0m four',
    '12:3x:44',
  ];
  for (const line of [...ordinary, ...others]) {
    const part = encoder.encode(`${[...ordinary, line, '', '  File "x.py", line 7', 'MemoryError'].join('\n')}\n`);
    // What the reader learns from one block the module knows in the next.
    const step = 20 * part.length;
    const bytes = new Uint8Array(5 * step).map((_, at) => part[at % part.length] ?? 0);
    let known = 0;
    const onKnown = (count: number): void => {
      known += count;
    };
    const scanned = told(bytes, reading, { isTold: false, step, onKnown });
    assert.deepEqual(scanned, told(bytes, inFull(reading), { isTold: false, step }));
    assert.equal(known > 50, !others.includes(line), `${known} lines behind ${line}`);
  }
});

test('of lines of one shape those are told apart that have a text with other digits', () => {
  const reading = readingOf({}, []);
  assert.ok(reading.prefilter);
  const { all, signaturesEnd } = reading.prefilter.texts;
  const numbered = all.slice(0, signaturesEnd).filter((text) => /\d/.test(text));
  assert.ok(numbered.length > 40);
  const stamp = '2026-11-20 09:58:52,123 ERROR app: ';
  for (const before of [
    'MemoryError: ',
    'QueuePool limit of size 5 overflow 10 reached, ',
    '[1] [CRITICAL] WORKER TIMEOUT (pid:7) ',
  ]) {
    const lines = numbered.flatMap((text) => {
      const other = text.replace(/\d/g, (digit) => String((Number(digit) + 1) % 10));
      return [...Array.from({ length: 16 }, () => other), text, other, text].map((one) => stamp + before + one);
    });
    const bytes = encoder.encode(`${lines.join('\n')}\n`);
    assert.deepEqual(told(bytes, reading, { isTold: false }), told(bytes, inFull(reading), { isTold: false }));
  }
});

const zones = [
  '[2026-11-20 09:58:52 +0800] [1] [INFO] Booting worker with pid: 7',
  '2026-11-20 09:58:52 UTC [12] LOG:  ready',
  '2026-11-20T09:58:52.123-02:30 INFO app: ready',
  '10.0.3.7 - - [20/Nov/2026:21:39:01 +0800] "GET / HTTP/1.1" 200 512',
  JSON.stringify({ log: '2026-11-20 09:58:52Z INFO app: ready\n', stream: 'stdout', time: '2026-11-20T09:58:52.1Z' }),
  JSON.stringify({
    asctime: '2026-11-20T09:58:52Z',
    message: '[2026-11-20 09:58:52 +0545] [1] [INFO] Listening at: x',
  }),
  JSON.stringify({ asctime: '2026-11-20T09:58:52+08:00', message: 'ready' }),
];

test('the scan finds the zone that the reading of every line finds, and a byte order mark', () => {
  const reading = readingOf({}, []);
  const line = fc.oneof(plain, wrapped, fc.constant('2026-11-20 09:58:52,123 INFO app: ordinary'));
  const zone = fc.constantFrom('', ...zones);
  const ordinary = fc.constantFrom(0, 1, 30, 990);
  fc.assert(
    fc.property(
      ordinary,
      fc.array(line, { maxLength: 9 }),
      zone,
      log,
      fc.boolean(),
      (count, before, own, after, mark) => {
        const lines = [...Array.from({ length: count }, (_, i) => `2026-11-20 09:58:52,1 line ${i}`), ...before, own];
        const text = `${mark ? '\ufeff' : ''}${lines.join('\n')}\n${after.map((one) => one.join('')).join('')}`;
        const bytes = encoder.encode(text);
        const scanned = told(bytes, reading, { isStart: true });
        assert.deepEqual(scanned, told(bytes, plainly(reading), { isStart: true }));
        assert.deepEqual(scanned, told(bytes, inFull(reading), { isStart: true }));
      },
    ),
    { numRuns: randomRuns(100), seed: 20261121 },
  );
});

test('the module finds every text, wherever it stands and whatever is around it', () => {
  const { prefilter, scanners } = readingOf({}, []);
  assert.ok(prefilter);
  const literals = prefilter.texts.all.slice(0, prefilter.texts.signaturesEnd);
  for (const [index, text] of literals.entries()) {
    for (let before = 0; before < 4; before++) {
      for (const around of ['', ' ', 'é', '0'.repeat(20)]) {
        const bytes = encoder.encode(`${'x'.repeat(before)}${around}${text}${around}`);
        const found = scanners.look(bytes, 0, bytes.length);
        assert.ok(found && (found.literals === undefined || found.literals.includes(index)), text);
      }
    }
  }
});

for (const file of sampleFiles()) {
  test(`${file}: the module that scans blocks tells what the plain scan tells`, () => {
    const reading = readingOf({}, []);
    const bytes = sampleBytes(file);
    assert.deepEqual(told(bytes, reading), told(bytes, plainly(reading)));
    assert.deepEqual(told(bytes, reading), told(bytes, inFull(reading)));
  });
}
