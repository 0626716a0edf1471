// A day of a log whose sources misbehave, with a clock that the test moves.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MAX_LINE_BYTES } from '../../../server/src/core/logs/bytes/line-splitter.ts';
import { createEngine } from '../../../server/src/core/logs/engine.ts';

const START = Date.UTC(2026, 10, 20);
const MINUTE = 60_000;
const DAY = 24 * 60;
const bytes = (text: string) => new TextEncoder().encode(text);
const stamp = (time: number) => new Date(time).toISOString().slice(0, 19).replace('T', ' ');

/** The lines of one minute of `web`, as gunicorn writes them. */
function minuteOf(minute: number): string {
  const time = stamp(START + minute * MINUTE);
  const lines = Array.from({ length: 20 }, (_, i) => `[${time} +0000] [${10 + i}] [INFO] request ${minute}-${i}`);
  // From noon on two workers time out in every minute, for half an hour.
  for (const seconds of minute >= 720 && minute < 750 ? [0, 30] : []) {
    const at = stamp(START + minute * MINUTE + seconds * 1000);
    lines.push(`[${at} +0000] [1] [CRITICAL] WORKER TIMEOUT (pid:${minute})`);
  }
  return `${lines.join('\n')}\n`;
}

test('24 hours: incidents open and close, health is of the last minutes, every line is given out', () => {
  const engine = createEngine();
  const states: string[] = [];
  let given = 0;
  let sent = 0;
  const push = (source: string, chunk: Uint8Array, now: number) => {
    for (const line of engine.push(chunk, source, now)) {
      given++;
      assert.equal(line.sequence, given);
    }
  };
  for (let minute = 0; minute < DAY; minute++) {
    const now = START + minute * MINUTE;
    const text = minuteOf(minute);
    push('web', bytes(text), now);
    sent += text.split('\n').length - 1;
    // Stalls for hours, then says all of it at once.
    if (minute % 240 === 239) {
      const late = Array.from({ length: 240 }, (_, i) => `${stamp(now - i * MINUTE)} worker: late ${i}\n`);
      push('stalling', bytes(late.join('')), now);
      sent += late.length;
    }
    // Says UTF-8 and sends something else, cut anywhere.
    push('encoding', Uint8Array.from([0xff, 0xfe, 0xc3, 0x28, 0xe4, 0xb8, 10, 0xad, 0, 0xed, 0xa0, 0x80, 10]), now);
    sent += 2;
    // Says the same again and again.
    push('repeating', bytes('2026-11-20 00:00:00 +0000 the same line\n'.repeat(20)), now);
    sent += 20;
    // Jumps back to the day before, and far ahead.
    push('jumping', bytes(`${stamp(START - DAY * MINUTE)} back\n${stamp(START + 1000 * DAY * MINUTE)} ahead\n`), now);
    sent += 2;
    engine.tick(now);
    if (minute === 700 || minute === 735 || minute === 1400) {
      const found = engine.incidents().filter(({ signature }) => signature === 'gunicorn-worker-timeout');
      states.push(found.map(({ state, count }) => `${state} ${count}`).join() || 'none');
    }
  }
  assert.equal(given, sent);
  assert.equal(states[0], 'none');
  assert.match(states[1] ?? '', /^(?:open|growing) 32$/);
  assert.equal(states[2], 'closed 60');
  assert.deepEqual(new Set(engine.incidents().map(({ signature }) => signature)), new Set(['gunicorn-worker-timeout']));
});

test('one line of 100 MB is given out cut, and what is kept of it is bounded', () => {
  const engine = createEngine();
  const chunk = bytes('x'.repeat(1 << 20));
  let characters = 0;
  let longest = 0;
  let last = '';
  const take = (lines: readonly { readonly raw: string }[]) => {
    for (const { raw } of lines) {
      characters += raw.length;
      last = raw;
      longest = Math.max(longest, raw.length);
    }
  };
  for (let i = 0; i < 100; i++) take(engine.push(chunk, 'web', START));
  take(engine.push(bytes('\nnext\n'), 'web', START));
  take(engine.end('web', START));
  assert.ok(characters > 0);
  assert.equal(last, 'next');
  assert.ok(longest <= MAX_LINE_BYTES + 100, `a line of ${longest} characters was kept`);
});
