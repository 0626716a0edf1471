// Sources as the session sees them: their states, their lines together, and what happens when one is too fast.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { commandSource } from '../../../../../client/src/logs/sources/programs/command.ts';
import { type LogSource, SourceError, type SourceEvent } from '../../../../../client/src/logs/sources/source.ts';
import { deadlyWorker, waitingWorker } from '../worker/worker-script.ts';
import { RunningSession } from './running-session.ts';

/** A source that says what a test tells it to say. */
class ToldSource implements LogSource {
  runs = 0;
  /** Of these, so many have not ended. */
  running = 0;
  private readonly told: (SourceEvent | Error | 'end')[] = [];
  private wake: () => void = () => undefined;

  tell(...events: readonly (SourceEvent | Error | 'end')[]): void {
    this.told.push(...events);
    this.wake();
  }

  write(...lines: readonly string[]): void {
    for (const line of lines) this.tell({ type: 'bytes', stream: '', bytes: Buffer.from(`${line}\n`) });
  }

  async *run({ signal }: { readonly signal: AbortSignal }): AsyncGenerator<SourceEvent> {
    this.runs++;
    this.running++;
    try {
      while (!signal.aborted) {
        const event = this.told.shift();
        if (event instanceof Error) throw event;
        if (event === 'end') return;
        if (event) yield event;
        else {
          await new Promise<void>((resolve) => {
            this.wake = resolve;
            signal.addEventListener('abort', () => resolve(), { once: true });
          });
        }
      }
    } finally {
      this.running--;
    }
  }
}

test('a source that is added and started again and again at the same time runs once', async (t) => {
  const running = await RunningSession.start(t);
  const { session } = running;
  const source = new ToldSource();
  const add = () => session.add('a', 'the a', () => source);
  await Promise.all([add(), add(), session.restart('a')]);
  source.write('one');
  await running.until(() => running.source('a')?.lines === 1, 'the first line is read');
  await Promise.all([session.restart('a'), add(), session.restart('a'), session.restart('a')]);
  source.write('two');
  await running.until(() => running.source('a')?.lines === 2, 'the second line is read');
  assert.deepEqual(
    (await running.rows()).map(({ message }) => message),
    ['one', 'two'],
  );
  assert.equal(source.running, 1);
  const restarting = session.restart('a');
  session.remove('a');
  await restarting;
  assert.equal(source.running, 0);
});

test('what a source gives out while it is stopped is read: it does not give it out again', async (t) => {
  const running = await RunningSession.start(t);
  const { session } = running;
  let given = 0;
  let give: (() => void) | undefined;
  const source: LogSource = {
    async *run({ signal }) {
      while (!signal.aborted) {
        await new Promise<void>((resolve) => {
          give = resolve;
        });
        yield { type: 'bytes', stream: '', bytes: Buffer.from(`line ${given++}\n`) };
      }
    },
  };
  for (const lines of [1, 2]) {
    await session.add('a', 'the a', () => source);
    await running.until(() => give !== undefined, 'it runs');
    session.stop('a');
    give?.();
    give = undefined;
    await running.until(() => running.source('a')?.phase === 'stopped', 'it is stopped');
    await running.until(() => running.source('a')?.lines === lines, `${lines} lines are read`);
  }
  assert.deepEqual(
    (await running.rows()).map(({ message }) => message),
    ['line 0', 'line 1'],
  );
});

test('the name of a source has nothing unseen in it', async (t) => {
  const { session } = await RunningSession.start(t);
  await session.add('a', 'shop\u202eliaf\x1b[2J', () => new ToldSource());
  assert.equal(session.sources[0]?.label, 'shop␦liaf␛[2J');
});

test('each source has its colour and its state, from connecting to the reason of its end', async (t) => {
  const running = await RunningSession.start(t);
  const { session } = running;
  const sources = { a: new ToldSource(), b: new ToldSource(), c: new ToldSource() };
  for (const [id, source] of Object.entries(sources)) await session.add(id, `the ${id}`, () => source);
  const phase = (id: string) => running.source(id)?.phase;
  assert.deepEqual(['a', 'b', 'c'].map(phase), ['connecting', 'connecting', 'connecting']);
  assert.deepEqual(
    session.sources.map(({ colour }) => colour),
    [0, 1, 2],
  );

  const at = Date.now() + 8000;
  sources.a.tell({ type: 'live' }, { type: 'waiting', failure: { kind: 'unreachable', detail: 'ECONNRESET' }, at });
  await running.until(() => phase('a') === 'waiting', 'a waits');
  assert.equal(running.source('a')?.retryAt, at);
  assert.deepEqual(running.source('a')?.failure, { kind: 'unreachable', detail: 'ECONNRESET' });
  sources.a.tell({ type: 'live' });
  await running.until(() => phase('a') === 'live', 'a is live again');
  assert.deepEqual([running.source('a')?.retryAt, running.source('a')?.failure], [undefined, undefined]);
  session.stop('a');
  await running.until(() => phase('a') === 'stopped', 'a is stopped');

  sources.b.tell({ type: 'live' }, new SourceError({ kind: 'forbidden', detail: 'no' }));
  await running.until(() => phase('b') === 'failed', 'b has failed');
  assert.deepEqual(running.source('b')?.failure, { kind: 'forbidden', detail: 'no' });
  sources.c.tell({ type: 'live' }, 'end');
  await running.until(() => phase('c') === 'ended', 'c has ended');

  await session.restart('b');
  await running.until(() => sources.b.runs === 2, 'b runs again');
  assert.equal(running.source('b')?.colour, 1);
  assert.deepEqual(
    running.states.get('a')?.map((state) => state.phase),
    ['connecting', 'live', 'waiting', 'live', 'stopped'],
  );
});

test('a source with several connections is live when none of them waits; the next attempt counts', async (t) => {
  const running = await RunningSession.start(t);
  const source = new ToldSource();
  await running.session.add('a', 'a', () => source);
  const failure = { kind: 'unreachable', detail: 'ECONNRESET' } as const;
  source.tell({ type: 'live', stream: 'one' }, { type: 'waiting', stream: 'one', failure, at: 9000 });
  source.tell({ type: 'waiting', stream: 'two', failure, at: 5000 });
  await running.until(() => running.source('a')?.retryAt === 5000, 'the second waits for less');
  source.tell({ type: 'live', stream: 'two' });
  await running.until(() => running.source('a')?.retryAt === 9000, 'the first waits');
  // A stream that is over is waited for no more.
  source.tell({ type: 'end', stream: 'one' });
  await running.until(() => running.source('a')?.phase === 'live', 'live');
});

test('what a source leaves out is said until it leaves out nothing', async (t) => {
  const running = await RunningSession.start(t);
  const source = new ToldSource();
  await running.session.add('a', 'a', () => source);
  const limit = { kind: 'containers', followed: 30, found: 41 } as const;
  source.tell({ type: 'limit', limit });
  await running.until(() => running.source('a')?.limit !== undefined, 'a limit');
  assert.deepEqual(running.source('a')?.limit, limit);
  source.tell({ type: 'limit', limit: undefined });
  await running.until(() => running.source('a')?.limit === undefined, 'no limit');
});

test('how far files were read is said of all of them together, until all were', async (t) => {
  const running = await RunningSession.start(t);
  const source = new ToldSource();
  await running.session.add('a', 'a', () => source);
  const tell = (stream: string, read: number | undefined) =>
    source.tell({ type: 'progress', stream, progress: read === undefined ? undefined : { read, total: 200 } });
  tell('one', 50);
  await running.until(() => running.source('a')?.progress === 25, 'a quarter of one');
  tell('two', 150);
  await running.until(() => running.source('a')?.progress === 50, 'half of both');
  tell('one', undefined);
  await running.until(() => running.source('a')?.progress === 87, 'one is read');
  tell('two', undefined);
  await running.until(() => running.source('a')?.progress === undefined, 'both are read');
});

test('lines of several sources come together in the order of their times, though one is late', async (t) => {
  const running = await RunningSession.start(t);
  const sources = [new ToldSource(), new ToldSource(), new ToldSource()];
  for (const [i, source] of sources.entries()) await running.session.add(`s${i}`, `s${i}`, () => source);
  const start = Date.parse('2026-11-20T12:00:00Z');
  const count = 3000;
  const line = (n: number) => `${new Date(start + n * 10).toISOString()} n=${n}`;
  for (const [i, source] of sources.entries()) {
    const own = Array.from({ length: count }, (_, n) => n).filter((n) => n % 3 === i);
    // The last one tells everything only when the others have been read.
    if (i === 2) await running.until(async () => (await running.rows()).length === (count / 3) * 2, 'two sources');
    source.write(...own.map(line));
  }
  await running.until(async () => (await running.rows()).length === count, 'all lines');
  const rows = await running.rows();
  assert.deepEqual(
    rows.map(({ message }) => message),
    Array.from({ length: count }, (_, n) => `n=${n}`),
  );
  assert.deepEqual(
    rows.slice(0, 3).map(({ source }) => source),
    ['s0', 's1', 's2'],
  );
  assert.deepEqual(
    running.session.sources.map(({ lines, dropped }) => [lines, dropped]),
    [
      [count / 3, 0],
      [count / 3, 0],
      [count / 3, 0],
    ],
  );
});

test('a program that is faster than its lines can be read waits, that is said, and no line is lost', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'procfile-doctor-gate-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const gate = join(folder, 'open');
  const running = await RunningSession.start(t, { script: await waitingWorker(t, gate) });
  const count = 400_000;
  // About 25 MB, as fast as the pipe takes it.
  const script = `let n = 0;
    (function more() {
      while (n < ${count}) {
        const lines = Array.from({ length: 1000 }, () => 'n=' + n++ + ' ' + 'x'.repeat(50)).join('\\n');
        if (!process.stdout.write(lines + '\\n')) return process.stdout.once('drain', more);
      }
    })();`;
  const program = commandSource({ program: process.execPath, args: ['-e', script] });
  let taken = 0;
  const counted: LogSource = {
    async *run(context) {
      for await (const event of program.run(context)) {
        if (event.type === 'bytes') taken += event.bytes.length;
        yield event;
      }
    },
  };
  await running.session.add('fast', 'fast', () => counted);
  await running.until(() => running.source('fast')?.slowed === true, 'it is slowed down');
  const before = taken;
  // 4 MB are on their way into the thread, and what one read of the pipe gives.
  assert.ok(before < 5_000_000, `${before} bytes were taken`);
  assert.equal(running.source('fast')?.phase, 'live');
  writeFileSync(gate, '');
  await running.until(() => running.source('fast')?.lines === count, 'all lines');
  await running.until(() => running.source('fast')?.phase === 'ended', 'the end');
  const { lines, dropped, slowed } = running.source('fast') ?? {};
  assert.deepEqual({ lines, dropped, slowed }, { lines: count, dropped: 0, slowed: false });
});

test('lines that are lost with the thread are counted at their source', async (t) => {
  const running = await RunningSession.start(t, { script: await deadlyWorker(t) });
  const source = new ToldSource();
  await running.session.add('a', 'a', () => source);
  source.write('one', 'DEADLY', 'two');
  await running.until(() => (running.source('a')?.dropped ?? 0) > 0, 'a loss');
  // The thread may have taken the second line with it.
  source.write('three');
  await running.until(async () => (await running.rows()).some(({ message }) => message === 'three'), 'it goes on');
  const { lines = 0, dropped = 0 } = running.source('a') ?? {};
  const kept = (await running.rows()).length;
  assert.equal(kept + dropped, 4, `${lines} read, ${kept} kept, ${dropped} lost`);
});

test('half a line of a source that is removed is a line, and no part of what it writes when it is there again', async (t) => {
  const running = await RunningSession.start(t);
  const { session } = running;
  const half = new ToldSource();
  await session.add('a', 'the a', () => half);
  half.tell({ type: 'bytes', stream: '', bytes: Buffer.from('half a') });
  await running.until(() => half.running === 1 && running.source('a')?.phase === 'connecting', 'it runs');
  await new Promise((resolve) => setTimeout(resolve, 50));
  session.remove('a');
  const whole = new ToldSource();
  await session.add('a', 'the a', () => whole);
  whole.write('a whole line');
  await running.until(async () => (await running.rows()).length > 1, 'the whole line is read');
  assert.deepEqual(
    (await running.rows()).map(({ message }) => message),
    ['half a', 'a whole line'],
  );
});
