// Lines put together from the pieces that wrappers are made of.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createEngine } from '../../../../server/src/core/logs/engine.ts';
import { stripColours } from '../../../../server/src/core/logs/unwrap/ansi.ts';
import { outerTime, unwrap } from '../../../../server/src/core/logs/unwrap/unwrap.ts';
import { sampleFiles, sampleText } from '../samples.ts';

const NOW = Date.UTC(2026, 10, 21);

const PIECES = [
  ...['2026-11-20T02:09:14.1Z ', '2026-11-20 02:09:14,123 ', '[20/Nov/2026:21:39:01 +0800] ', 'Nov 20 02:09:14 '],
  ...[
    '0000-00-00 00:00:00 ',
    '9999-12-31T23:59:60Z ',
    '<34>1 ',
    '<999>',
    'host app[12]: ',
    'heroku[web.1]: ',
    'stdout F ',
  ],
  ...[
    'stderr P ',
    'web-1  | ',
    'web.1 | ',
    '[pod/web-1/app] ',
    'data: ',
    '{"log":"',
    '\\n"}',
    '{"message":"x","level":30}',
  ],
  ...[
    '{"message":"',
    '","time":"',
    '"exc_info":"a\\nb"',
    '{',
    '}',
    '[',
    ']',
    '"',
    '\\',
    '\\u00',
    'level=error msg="',
    ' key=value',
  ],
  ...[
    '\x1b[31m',
    '\x1b]0;',
    '\x07',
    '\x1b',
    '#033[0m',
    '\0',
    '\ud800',
    '\udc00',
    '\ufeff',
    '\u202e',
    '日志',
    ' ',
    '\t',
    '\r',
  ],
  ...[
    '[2026-11-20 02:09:14 +0000] [12] [CRITICAL] WORKER TIMEOUT (pid:13)',
    'Out of memory',
    'INFO:     ',
    '10.0.0.1 - - ',
  ],
  ...['GET / HTTP/1.1" 200 12 "-" "-"', '999999999999999999999', '-1', 'NaN', 'Infinity', '__proto__', 'constructor'],
];
const line = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 10 })
  .map((parts) => parts.join('').replaceAll('\n', ' '));

test('a line of anything is unwrapped: nothing fails, nothing is made up, and what is whole stays', () => {
  fc.assert(
    fc.property(line, (text) => {
      const { message, time, pid, zone, verbatim, exceptions } = unwrap(text, { now: NOW, zone: 0 });
      // Colours inside a wrapper are taken off with it.
      if (verbatim) assert.ok(stripColours(stripColours(text)).endsWith(message));
      for (const number of [time, pid, zone]) assert.ok(number === undefined || Number.isFinite(number));
      assert.ok(exceptions.every((one) => typeof one === 'string'));
      assert.equal(unwrap(text, { now: NOW, zone: 0 }, () => true).framed, false);
    }),
    { numRuns: 5000, seed: 20261121 },
  );
});

test('the time that the outermost wrapper tells is the time of the line', () => {
  const clock = { now: NOW, zone: 480 };
  let told = 0;
  const check = (text: string): void => {
    const outer = outerTime(text, clock);
    if (outer === undefined) return;
    told++;
    assert.equal(outer, unwrap(text, clock).time, text);
  };
  fc.assert(fc.property(line, check), { numRuns: 5000, seed: 20261122 });
  for (const file of sampleFiles()) sampleText(file).split(/\r?\n/).forEach(check);
  assert.ok(told > 500, String(told));
});

test('bytes of anything, cut anywhere, are lines: the same ones however they are cut', () => {
  const bytes = fc
    .array(
      fc.oneof(
        line.map((text) => new TextEncoder().encode(text)),
        fc.uint8Array({ maxLength: 12 }),
        fc.constant(Uint8Array.of(10)),
        fc.constant(Uint8Array.of(13, 10)),
      ),
      { maxLength: 12 },
    )
    .map((parts) => Uint8Array.from(parts.flatMap((part) => [...part])));
  // A source for each run: an engine of its own would make its tables anew, which takes ten times as long as the lines.
  const whole = createEngine();
  const cut = createEngine();
  let runs = 0;
  fc.assert(
    fc.property(bytes, fc.array(fc.nat({ max: 200 }), { maxLength: 6 }), (all, cuts) => {
      const source = `file ${++runs}`;
      const wanted = [...whole.push(all, source, NOW), ...whole.end(source, NOW)];
      const places = [0, ...cuts.filter((at) => at <= all.length).sort((a, b) => a - b), all.length];
      const got = places.slice(1).flatMap((end, i) => [...cut.push(all.subarray(places[i], end), source, NOW)]);
      assert.deepEqual([...got, ...cut.end(source, NOW)], wanted);
    }),
    { numRuns: 1500, seed: 20261121 },
  );
});
