import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type {
  Found,
  RowsMessage,
  ToPage,
  ToWorkerFromPage,
} from '../../../../../client/src/logs/messages/page-protocol.ts';
import { initialState } from '../../../../../client/src/logs/messages/page-state.ts';
import type { FromWorker, ToWorker } from '../../../../../client/src/logs/messages/worker-protocol.ts';
import { noFilter } from '../../../../../client/src/logs/ring/filter.ts';
import { WorkerLoop } from '../../../../../client/src/logs/worker/worker-loop.ts';
import { createEngine } from '../../../../../server/src/core/logs/engine.ts';
import { randomRuns } from '../../../../support/random-runs.ts';

/** The loop with a clock that stands still until it is told. */
class Running {
  readonly sent: FromWorker[] = [];
  private time = 1_000_000;
  private timers: { at: number; call: () => void }[] = [];
  private readonly loop = new WorkerLoop(
    () => createEngine({}),
    {
      send: (message) => this.sent.push(message),
      now: () => this.time,
      later: (milliseconds, call) => this.timers.push({ at: this.time + milliseconds, call }),
    },
    () => [],
  );

  constructor(lines = 100_000) {
    this.tell({ type: 'start', limits: { lines, characters: 1e9 }, kept: undefined, reading: undefined });
    this.tell({ type: 'attached', attached: true });
    this.page({ type: 'window', version: -1, from: -50, to: 50, follow: true, anchor: undefined });
  }

  tell(message: ToWorker): void {
    this.loop.receive(message);
  }

  page(message: ToWorkerFromPage): void {
    this.tell({ type: 'page', message });
  }

  /** One source that writes these lines. */
  write(...lines: readonly string[]): void {
    this.tell({ type: 'chunk', source: 'a', bytes: Buffer.from(lines.map((line) => `${line}\n`).join('')) });
  }

  wait(milliseconds: number): void {
    const until = this.time + milliseconds;
    for (;;) {
      const next = this.timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.timers = this.timers.filter((one) => one !== next);
      this.time = Math.max(this.time, next.at);
      next.call();
    }
    this.time = until;
  }

  /** What the page was told since the last call. */
  told<K extends ToPage['type']>(type: K): Extract<ToPage, { readonly type: K }>[] {
    const isIt = (message: ToPage): message is Extract<ToPage, { readonly type: K }> => message.type === type;
    const messages = this.sent.splice(0).flatMap((message) => (message.type === 'page' ? [message.message] : []));
    return messages.filter(isIt);
  }

  rows(): RowsMessage | undefined {
    return this.told('rows').at(-1);
  }

  found(): Found | undefined {
    return this.told('found').at(-1);
  }
}

const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => `line ${from + i};`);

test('the page gets no rows before it has drawn the last ones, and then all that have come', () => {
  const running = new Running();
  // Draws whatever is there until there is no more.
  while (running.rows()) {
    running.page({ type: 'drawn' });
    running.wait(1000);
  }
  running.write(...numbers(0, 10));
  running.wait(5000);
  assert.deepEqual(
    running.told('rows').map(({ end }) => end),
    [10],
  );
  for (let i = 1; i <= 50; i++) running.write(...numbers(10 * i, 10 * i + 10));
  running.wait(5000);
  assert.deepEqual(running.told('rows'), []);
  running.page({ type: 'drawn' });
  running.wait(50);
  assert.deepEqual(
    running.told('rows').map(({ end, rows }) => [end, rows.at(-1)?.text]),
    [[510, 'line 509;']],
  );
});

test('a page that was lost before it had drawn does not hold back the next one', () => {
  const running = new Running();
  running.write('first');
  running.wait(1000);
  running.tell({ type: 'attached', attached: false });
  running.write('second');
  running.wait(1000);
  running.told('rows');
  running.tell({ type: 'attached', attached: true });
  running.page({ type: 'window', version: -1, from: -50, to: 50, follow: true, anchor: undefined });
  assert.deepEqual(
    running.rows()?.rows.map(({ text }) => text),
    ['first', 'second'],
  );
});

test('the page knows how far the rows reach before it is led to one', () => {
  const running = new Running();
  running.write('apple', ...numbers(0, 100));
  running.wait(1000);
  // Not drawn yet: more has come that the page does not know of.
  running.write('the last apple');
  running.told('rows');
  running.page({ type: 'find', text: 'apple', regex: false, matchCase: false, direction: 'previous', from: 101 });
  const messages = running.sent.flatMap((message) => (message.type === 'page' ? [message.message] : []));
  const found = messages.findIndex(({ type }) => type === 'found');
  const rows = messages.slice(0, found).findLast((message) => message.type === 'rows');
  assert.equal(rows?.end, 102);
  const { position, nth, total } = running.found() ?? {};
  assert.deepEqual([position, nth, total], [101, 2, 2]);
});

test('while the reader has paused, nothing is found among the lines that are held back', () => {
  const running = new Running();
  running.write('apple 1', 'apple 2');
  running.wait(1000);
  running.tell({ type: 'pause', paused: true });
  running.write('apple 3', 'apple 4');
  running.wait(1000);
  running.page({ type: 'drawn' });
  running.wait(1000);
  assert.equal(running.rows()?.held, 2);
  running.page({ type: 'find', text: 'apple', regex: false, matchCase: false, direction: 'next', from: 1 });
  assert.deepEqual(running.found()?.total, 2);
  running.page({ type: 'locate', id: 3 });
  assert.equal(running.found()?.position, 1);
  running.tell({ type: 'pause', paused: false });
  running.page({ type: 'find', text: 'apple', regex: false, matchCase: false, direction: 'next', from: 2 });
  assert.deepEqual(running.found()?.position, 2);
});

test('what has left the buffer is counted; a row that was pinned stays', () => {
  const running = new Running(2000);
  running.write(...numbers(0, 100));
  running.page({ type: 'pin', id: 7 });
  running.write(...numbers(100, 10_000));
  running.wait(1000);
  running.page({ type: 'drawn' });
  running.wait(1000);
  const all = running.sent.splice(0).flatMap((message) => (message.type === 'page' ? [message.message] : []));
  const rows = all.findLast((message) => message.type === 'rows');
  assert.equal((rows?.kept ?? 0) + (rows?.left ?? 0), 10_000);
  assert.ok((rows?.kept ?? 0) <= 2000);
  assert.deepEqual(
    all.findLast((message) => message.type === 'pinned')?.rows.map(({ text }) => text),
    ['line 7;'],
  );
  running.page({ type: 'pin', id: 7 });
  assert.deepEqual(running.told('pinned').at(-1)?.rows, []);
});

test('the page knows the name of a failure before it is given a row with it, however soon that is', () => {
  const running = new Running();
  running.write('[1] [INFO] quiet');
  running.wait(600);
  running.page({ type: 'drawn' });
  running.sent.splice(0);
  running.write('[2026-11-20 21:39:04 +0800] [1] [CRITICAL] WORKER TIMEOUT (pid:23)');
  running.wait(900);
  const named = running.sent.findIndex((message) => message.type === 'counts' && message.counts.signatures.length > 0);
  const shown = running.sent.findIndex(
    (message) =>
      message.type === 'page' &&
      message.message.type === 'rows' &&
      message.message.rows.some(({ signature }) => signature !== undefined),
  );
  assert.ok(named >= 0 && shown > named, `${named} ${shown}`);
});

test('levels are counted anew as lines come, with or without a failure among them', () => {
  const running = new Running();
  const errors = () => running.sent.findLast((message) => message.type === 'counts')?.counts.levels.error;
  running.write('ERROR one');
  running.wait(600);
  assert.equal(errors(), 1);
  running.write('ERROR two');
  running.wait(3000);
  assert.equal(errors(), 2);
});

test('what was pinned in an earlier window stands for itself until its line comes, then for that', () => {
  const running = new Running();
  const time = Date.parse('2026-11-20T21:39:04+08:00');
  const line = '[2026-11-20 21:39:04 +0800] [1] [INFO] password=hunter2';
  running.write(line);
  running.wait(1000);
  running.page({ type: 'drawn' });
  running.wait(100);
  const [seen] = running.told('rows').flatMap(({ rows }) => rows);
  assert.equal(seen?.time, time);

  const next = new Running();
  const row = { ...seen, id: 0, text: 'Without its secret', pinned: true };
  next.tell({ type: 'pins', pins: [{ row, length: seen.text.length }] });
  const [kept] = next.told('pinned').at(-1)?.rows ?? [];
  assert.equal(kept?.text, 'Without its secret');
  // A click on it leads to the nearest line; a row of its own it is not.
  next.write('[2026-11-20 21:39:01 +0800] [1] [INFO] one', '[2026-11-20 21:39:09 +0800] [1] [INFO] two');
  next.wait(1000);
  next.sent.splice(0);
  next.page({ type: 'locate', id: kept?.id ?? 0 });
  assert.equal(next.found()?.position, 1);
  next.write(line);
  next.wait(1000);
  assert.deepEqual(
    next
      .told('pinned')
      .at(-1)
      ?.rows.map(({ text, pinned }) => [text, pinned]),
    [[seen.text, true]],
  );
});

test('lines go to the output channel when that was asked for, and only then', () => {
  const running = new Running();
  running.write('before');
  running.tell({ type: 'copyTo', output: true });
  running.write('one', 'two');
  running.tell({ type: 'copyTo', output: false });
  running.write('after');
  assert.deepEqual(
    running.sent.flatMap((message) => (message.type === 'output' ? [message.text] : [])),
    ['one\ntwo'],
  );
});

test('whatever a well-formed message of the page asks for is answered in bounded time and harms nothing', () => {
  const number = fc.oneof(fc.integer({ min: -50, max: 3000 }), fc.double({ noNaN: true, noDefaultInfinity: true }));
  const search = {
    text: fc.constantFrom('line', '1', '(', '[a-z]+', ''),
    regex: fc.boolean(),
    matchCase: fc.boolean(),
  };
  const direction = fc.constantFrom('next' as const, 'previous' as const);
  const message: fc.Arbitrary<ToWorkerFromPage> = fc.oneof(
    fc.record({
      type: fc.constant('window' as const),
      version: number,
      from: number,
      to: number,
      follow: fc.boolean(),
      anchor: fc.option(number, { nil: undefined }),
    }),
    fc.record({ type: fc.constantFrom('toggle' as const, 'pin' as const, 'locate' as const), id: number }),
    fc.record({ type: fc.constant('seek' as const), time: number }),
    fc.record({ type: fc.constant('find' as const), ...search, direction, from: number }),
    fc.record({ type: fc.constant('mark' as const), ...search }),
    fc.record({ type: fc.constant('failure' as const), direction, from: number }),
    fc.record({ type: fc.constant('folding' as const), folded: fc.boolean() }),
    fc.constant({ type: 'drawn' } as const),
    fc
      .record({ ...search, from: fc.option(number, { nil: undefined }), failures: fc.boolean() })
      .map((part) => ({ type: 'filter' as const, filter: { ...noFilter, ...part } })),
  );
  fc.assert(
    fc.property(fc.array(message, { maxLength: 30 }), (messages) => {
      const running = new Running(2000);
      running.write(
        ...numbers(0, 300),
        'Traceback (most recent call last):',
        '  File "a.py", line 1, in x',
        'KeyError: 1',
      );
      for (const one of messages) {
        running.page(one);
        running.wait(40);
      }
      running.page({ type: 'filter', filter: initialState.filter });
      running.page({ type: 'folding', folded: false });
      running.page({ type: 'window', version: -1, from: -50, to: 50, follow: true, anchor: undefined });
      running.page({ type: 'drawn' });
      running.wait(1000);
      const rows = running.rows();
      assert.equal(rows && rows.end - rows.first, 303);
      assert.equal(rows?.rows.at(-1)?.text, 'KeyError: 1');
    }),
    { numRuns: randomRuns(200) },
  );
});
