// A day of the log panel with a clock that the test moves: sources, the thread's loop, engine, rows and incidents.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RowsMessage } from '../../../../../client/src/logs/messages/page-protocol.ts';
import type { PlacedIncident } from '../../../../../client/src/logs/messages/worker-protocol.ts';
import { LogSession } from '../../../../../client/src/logs/session/session.ts';
import { inUtf8 } from '../../../../../client/src/logs/sources/encoded.ts';
import { createHistoryReplay, readHistory } from '../../../../../client/src/logs/sources/servers/history.ts';
import { type LogSource, type SourceContext, SourceError } from '../../../../../client/src/logs/sources/source.ts';
import { LocalThread } from './local-thread.ts';

const START = Date.UTC(2026, 9, 25);
const MINUTE = 60_000;
const DAY = 24 * 60;
const FLOOD_MINUTE = 700;
const STALL = { from: 400, to: 460 } as const;
const LIMITS = { lines: 20_000, characters: 10_000_000 };

const minuteOf = (now: number) => Math.round((now - START) / MINUTE);
const stamp = (time: number) => new Date(time).toISOString().slice(0, 19).replace('T', ' ');

/** What one source writes in a minute; an empty text for a minute in which it is stuck. */
type Writes = (minute: number) => string | Uint8Array;

class WrittenSource implements LogSource {
  sent = 0;

  constructor(
    private readonly writes: Writes,
    private readonly rest = (_: number) => 0,
  ) {}

  async *run(context: SourceContext) {
    for (let left: Uint8Array = new Uint8Array(0); !context.signal.aborted; await context.sleep(MINUTE)) {
      const minute = minuteOf(context.now());
      const written = Buffer.concat([left, Buffer.from(this.writes(minute))]);
      // What is cut off comes a minute later, perhaps to another thread.
      const end = written.length - Math.min(this.rest(minute), written.length);
      left = written.subarray(end);
      for (let at = 0; at < end; at += 1 << 20) {
        const bytes = written.subarray(at, Math.min(end, at + (1 << 20)));
        for (const byte of bytes) if (byte === 10) this.sent++;
        yield { type: 'bytes', bytes, stream: '' } as const;
      }
    }
  }
}

function gunicorn(name: string, minute: number): string {
  const time = stamp(START + minute * MINUTE);
  const lines = Array.from({ length: 12 }, (_, i) => `[${time} +0000] [${10 + i}] [INFO] ${name} ${minute}-${i}`);
  return `${lines.join('\n')}\n`;
}

/** For ten minutes a worker times out every half a minute. */
function failing(minute: number): string {
  const times = minute >= 1300 && minute < 1310 ? [0, 30] : [];
  const at = (seconds: number) => stamp(START + minute * MINUTE + seconds * 1000);
  const lines = times.map((seconds) => `[${at(seconds)} +0000] [1] [CRITICAL] WORKER TIMEOUT (pid:${minute})\n`);
  return gunicorn('web', minute) + lines.join('');
}

/** Says nothing for an hour, then all of it. */
function stalling(minute: number): string {
  if (minute >= STALL.from && minute < STALL.to) return '';
  const from = minute === STALL.to ? STALL.from : minute;
  return Array.from({ length: minute - from + 1 }, (_, i) => gunicorn('stalling', from + i)).join('');
}

/** Until which minute, and by how many minutes the clock is wrong. */
const JUMPS: readonly (readonly [until: number, jump: number])[] = [
  [180, 0],
  [300, -60],
  [420, -DAY],
  [480, 365 * DAY],
];

/** Without a zone: the hour in which summer ends comes twice; then a day back, and a year ahead. */
function jumping(minute: number): string {
  const [, jump] = JUMPS.find(([until]) => minute < until) ?? [0, 0];
  const time = stamp(START + (minute + jump) * MINUTE);
  return Array.from({ length: 5 }, (_, i) => `${time},00${i} INFO tick ${minute}\n`).join('');
}

/** 日志 in GB18030, half a character, a surrogate, NUL, and what looks like UTF-8 and is not. */
const WRONG = Buffer.from([
  ...[
    0xc8, 0xd5, 0xd6, 0xbe, 10, 0xd6, 10, 0xed, 0xa0, 0x80, 0, 10, 0xc3, 0x28, 0xff, 10, 0xf4, 0x90, 0x80, 0x80, 13, 10,
  ],
]);

const flood: Writes = (minute) =>
  minute === FLOOD_MINUTE ? Buffer.concat([Buffer.alloc(100 << 20, 'x'), Buffer.from('\nbehind the flood\n')]) : '';

/** A store that gives what it has again and again, and is not there for a while of every hour. */
class Store implements LogSource {
  private readonly replay = createHistoryReplay();
  private readonly given = new Set<string>();

  get sent(): number {
    return this.given.size;
  }

  run(context: SourceContext) {
    const range = { past: 0, follow: true, failuresOnly: false };
    return readHistory(range, (from, to) => this.entries(from, Math.min(to, context.now())), context, this.replay);
  }

  private async *entries(from: number, to: number) {
    for (let second = Math.ceil(from / 10_000) * 10; second * 1000 <= to; second += 10) {
      const key = `entry ${second}`;
      this.given.add(key);
      yield { time: second * 1000, key, stream: '', line: `${stamp(second * 1000)} +0000 INFO ${key}` };
      // In the middle of an answer.
      if (minuteOf(to) % 60 === 17 && second % 60 === 30)
        throw new SourceError({ kind: 'unreachable', detail: 'ECONNRESET' });
    }
  }
}

test('24 hours of sources that misbehave and threads that die: every line is shown or counted, and little is kept', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout', 'Date'], now: START });
  const thread = new LocalThread();
  const told: { rows?: RowsMessage; incidents: readonly PlacedIncident[]; restarts: number; limits: Set<string> } = {
    incidents: [],
    restarts: 0,
    limits: new Set(),
  };
  const session = new LogSession(thread.start, LIMITS, {
    page: (message) => {
      if (message.type !== 'rows') return;
      told.rows = message;
      session.fromPage({ type: 'drawn' });
    },
    sources: (sources) => {
      for (const { id, limit } of sources) if (limit) told.limits.add(`${id}: ${limit.kind}`);
    },
    incidents: (incidents) => {
      told.incidents = incidents;
    },
    restarted: () => {
      told.restarts++;
    },
    failed: () => assert.fail('no thread any more'),
    ...{ counts() {}, health() {}, output() {}, notice() {}, log() {} },
  });
  const wrong = new WrittenSource(() => WRONG);
  const sources = {
    web: new WrittenSource(failing, (minute) => minute % 70),
    stalling: new WrittenSource(stalling),
    jumping: new WrittenSource(jumping),
    wrong,
    flood: new WrittenSource(flood),
    store: new Store(),
  };
  session.attach(true);
  session.fromPage({ type: 'window', version: -1, from: -50, to: 50, follow: true, anchor: undefined });
  for (const [id, source] of Object.entries(sources)) {
    const read = id === 'wrong' ? { run: (context: SourceContext) => inUtf8(source.run(context), undefined) } : source;
    await session.add(id, id, () => read);
  }
  const states: string[] = [];
  for (let minute = 1; minute <= DAY; minute++) {
    // Between two messages, over a chunk, over the hour that was held back, and in the middle of the flood.
    if (minute === 199) thread.kill();
    if (minute === 330 || minute === STALL.to || minute === FLOOD_MINUTE || minute === 1305) {
      thread.diesBehind = minute === FLOOD_MINUTE ? 40 : minute % 4;
    }
    t.mock.timers.tick(MINUTE);
    await thread.settled();
    if (minute === 1308 || minute === DAY) {
      const found = told.incidents.filter(({ signature }) => signature === 'gunicorn-worker-timeout');
      states.push(found.map(({ state, count }) => `${state} ${count}`).join());
    }
  }
  // What waits for lines of other sources, and the page.
  for (let i = 0; i < 20; i++) {
    t.mock.timers.tick(1000);
    await thread.settled();
  }
  assert.equal(told.restarts, 5);
  const sent = Object.values(sources).reduce((sum, source) => sum + source.sent, 0);
  const dropped = session.sources.reduce((sum, source) => sum + source.dropped, 0);
  const { kept = 0, left = 0 } = told.rows ?? {};
  // The line of 100 MB is both: its first part was lost with a thread, its end is shown.
  assert.equal(kept + left + dropped, sent + 1);
  assert.ok(dropped < sent / 20 && kept <= LIMITS.lines, `${kept} kept, ${dropped} of ${sent} dropped`);
  assert.deepEqual([...told.limits], ['wrong: encoding']);
  assert.deepEqual(states, ['growing 15', 'closed 20']);
  // What came before a thread died is read again by the next one: nothing is told twice either.
  const rows: string[] = [];
  for await (const part of session.text('plain')) rows.push(...part.split('\n').slice(0, -1));
  assert.equal(rows.length, kept);
  for (const name of ['web', 'stalling', 'tick', 'entry']) {
    const own = rows.filter((row) => row.includes(name));
    assert.ok(own.length > 1000 && new Set(own).size === own.length, name);
  }
  await session.dispose();
});
