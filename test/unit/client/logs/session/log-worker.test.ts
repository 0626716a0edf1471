import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { nodeThread } from '../../../../../client/src/logs/host/node-thread.ts';
import type { PlacedIncident, SessionReading } from '../../../../../client/src/logs/messages/worker-protocol.ts';
import type { StartThread, ThreadEvents } from '../../../../../client/src/logs/session/log-thread.ts';
import { LogWorker } from '../../../../../client/src/logs/session/log-worker.ts';
import type { Health } from '../../../../../server/src/core/logs/types.ts';
import { render } from '../../../../../server/src/core/text/l10n.ts';
import { deadlyWorker, endingWorker } from '../worker/worker-script.ts';

class Running {
  readonly worker: LogWorker;
  readonly lost: ReadonlyMap<string, number>[] = [];
  incidents: readonly PlacedIncident[] = [];
  health: Health | undefined;
  readonly notices: string[] = [];
  failed = 0;
  private changed: () => void = () => undefined;

  constructor(t: TestContext, script: string) {
    const done = () => this.changed();
    this.worker = new LogWorker(
      nodeThread(script),
      { lines: 10_000, characters: 1e7 },
      {
        receive: (message) => {
          if (message.type === 'incidents') this.incidents = message.incidents;
          if (message.type === 'health') this.health = message.health;
          if (message.type === 'notice') this.notices.push(render(message.text));
          done();
        },
        restarted: (_, lost) => {
          this.lost.push(lost);
          done();
        },
        failed: () => {
          this.failed++;
          done();
        },
      },
    );
    t.after(() => this.worker.dispose());
  }

  write(source: string, text: string): void {
    void this.worker.write(source, Buffer.from(text));
  }

  requests(): number {
    return this.health?.requests ?? 0;
  }

  async text(): Promise<string> {
    return (await this.worker.text('plain', {})).text;
  }

  /** Waits until the rows are these, in any order of sources. */
  async shows(expected: readonly string[]): Promise<void> {
    const wanted = [...expected].sort().join('\n');
    for (let i = 0; i < 200; i++) {
      const rows = (await this.text()).split('\n').slice(0, -1);
      if (rows.sort().join('\n') === wanted) return;
      await this.event();
    }
    const rows = (await this.text()).split('\n').slice(0, -1);
    assert.fail(`${rows.length} rows, not ${expected.length}; the last: ${rows.at(-1)}`);
  }

  /** Resolves at the next event, or after a moment. */
  event(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, 100);
      this.changed = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => `line ${from + i} 日志`);
const text = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');

test('a thread that dies is replaced by one that has what it had, and reads on; what is missing is counted', async (t) => {
  const running = new Running(t, await deadlyWorker(t));
  running.write('a', text(numbers(0, 3000)));
  await running.shows(numbers(0, 3000));
  // Until the host has been told of all of them.
  while (running.worker.unsaved > 0) await running.event();
  running.write('a', 'DEADLY\nmore\n');
  running.write('a', text(numbers(3000, 3100)));
  while (running.lost.length === 0) await running.event();
  await running.shows(numbers(0, 3100));
  assert.deepEqual([...(running.lost[0] ?? [])], [['a', 2]]);
  running.write('a', text(numbers(3100, 3101)));
  await running.shows(numbers(0, 3101));
});

test('a thread that ends without a word is replaced, too; lines that had begun are shown whole', async (t) => {
  const running = new Running(t, await endingWorker(t));
  running.write('a', text(numbers(0, 10)));
  running.write('a', 'the begin');
  running.write('a', 'ning, ');
  await running.shows(numbers(0, 10));
  while (running.worker.unsaved > 0) await running.event();
  // Answered behind all that was written.
  await running.worker.literals();
  running.write('b', 'DEADLY\n');
  while (running.lost.length === 0) await running.event();
  running.write('a', 'and the end\n');
  await running.shows([...numbers(0, 10), 'the beginning, and the end']);
  assert.deepEqual([...(running.lost[0] ?? [])], [['b', 1]]);
});

test('a thread that dies again and again is given up, and no source waits for it; who wants to go on gets a new one', async (t) => {
  const running = new Running(t, await deadlyWorker(t));
  for (let i = 0; i < 4; i++) running.write('a', 'DEADLY\n');
  while (running.failed === 0) await running.event();
  assert.equal(running.lost.length, 3);
  await running.worker.write('a', new Uint8Array(10_000_000));
  running.worker.revive();
  running.write('b', text(numbers(0, 3)));
  await running.shows(numbers(0, 3));
  assert.equal(running.lost.length, 4);
  // Failures are forgiven as at first.
  running.write('b', 'DEADLY\n');
  while (running.lost.length < 5) await running.event();
  assert.equal(running.failed, 1);
});

test('older lines come in front, as many as there is room for', async (t) => {
  const running = new Running(t, await deadlyWorker(t));
  const stamped = (from: number, to: number) =>
    numbers(from, to).map((line, i) => `${new Date(1e12 + (from + i) * 1000).toISOString()} ${line}`);
  running.write('a', text(stamped(2000, 2010)));
  await running.shows(stamped(2000, 2010));
  const { edge, room } = await running.worker.edge('a');
  assert.deepEqual([edge.all?.time, room], [1e12 + 2_000_000, 9990]);
  assert.deepEqual(edge.all?.lines, stamped(2000, 2001));
  const lines = stamped(0, 2000).map((line) => ({ stream: '', line }));
  assert.equal(await running.worker.older([{ source: 'a', lines }]), 2000);
  await running.shows(stamped(0, 2010));
  assert.equal(running.lost.length, 0);
  assert.equal((await running.text()).split('\n')[0], stamped(0, 1)[0]);
});

const READING: SessionReading = {
  formats: [['a', ['%(s)s in %(M)s ms']]],
  patterns: [{ id: 'mine', pattern: 'payment refused', severity: 'error', title: 'Payment refused' }],
  poolLimit: 0.8,
};

test('incidents and figures of a thread that dies are those of the lines that are kept', async (t) => {
  const running = new Running(t, await deadlyWorker(t));
  const timeout = '[2026-11-20 09:58:52 +0000] [1] [CRITICAL] WORKER TIMEOUT (pid:18)';
  running.worker.send({ type: 'reading', reading: READING });
  const lines = ['first', timeout, 'Traceback (most recent call last):', 'payment refused', '500 in 12 ms'];
  running.write('a', text(lines));
  const signatures = () => running.incidents.map(({ signature }) => signature).sort();
  const all = ['gunicorn-worker-timeout', 'mine'];
  while (running.worker.unsaved > 0 || signatures().join() !== all.join() || running.requests() !== 1)
    await running.event();
  const before = running.incidents.map(({ id, count, rows }) => ({ id, count, rows }));
  assert.deepEqual(
    before.map(({ rows }) => rows),
    [[1], [3]],
  );
  running.incidents = [];
  running.health = undefined;
  running.write('a', 'DEADLY\n');
  while (running.lost.length === 0 || running.incidents.length < 2 || running.requests() === 0) await running.event();
  assert.deepEqual(
    running.incidents.map(({ id, count, rows }) => ({ id, count, rows })),
    before,
  );
  assert.equal(running.requests(), 1);

  // What comes now joins what was read again, and the new thread reads as the old one was told to.
  running.write('a', text([timeout.replace(':52', ':53').replace('18', '19'), '502 in 9 ms']));
  const timeouts = () => running.incidents.find(({ signature }) => signature === 'gunicorn-worker-timeout');
  while (timeouts()?.count !== 2 || running.requests() !== 2) await running.event();
  // The 502 is evidence of it.
  assert.deepEqual(timeouts()?.rows, [1, 5, 6]);
});

test('a pattern that would take for ever is stopped in the thread and named; others go on', async (t) => {
  const running = new Running(t, await deadlyWorker(t));
  const slow = { id: 'for-ever', pattern: '(?:a|a)*b$', severity: 'error', title: 'For ever' } as const;
  running.worker.send({ type: 'reading', reading: { ...READING, patterns: [...READING.patterns, slow] } });
  running.write('a', text([`${'a'.repeat(3000)}!`, 'payment refused']));
  while (running.notices.length === 0 || running.incidents.length === 0) await running.event();
  assert.match(running.notices[0] ?? '', /“for-ever” took \d+ ms/);
  assert.deepEqual([running.incidents.map(({ signature }) => signature), running.lost], [['mine'], []]);
});

test('a source that waits for a chunk goes on when that chunk is lost with its thread', async (t) => {
  const threads: ThreadEvents[] = [];
  const startThread: StartThread = (events) => {
    threads.push(events);
    return { post: () => undefined, end: () => Promise.resolve() };
  };
  const nothing = () => undefined;
  const limits = { lines: 10, characters: 1000 };
  const worker = new LogWorker(startThread, limits, { receive: nothing, restarted: nothing, failed: nothing });
  t.after(() => worker.dispose());
  let isRead = false;
  const read = worker.write('a', new Uint8Array(5 * 1024 * 1024))?.then(() => {
    isRead = true;
  });
  assert.ok(read);
  await Promise.resolve();
  assert.equal(isRead, false);
  threads[0]?.failed(new Error('it was too much'));
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(isRead, true);
});

test('a question that no thread will answer any more is refused', async (t) => {
  const threads: ThreadEvents[] = [];
  const startThread: StartThread = (events) => {
    threads.push(events);
    return { post: () => undefined, end: () => Promise.resolve() };
  };
  const nothing = () => undefined;
  const limits = { lines: 10, characters: 1000 };
  const worker = new LogWorker(startThread, limits, { receive: nothing, restarted: nothing, failed: nothing });
  t.after(() => worker.dispose());
  const asked = assert.rejects(worker.text('plain', {}), /it was too much/);
  for (let failures = 0; failures < 4; failures++) threads.at(-1)?.failed(new Error('it was too much'));
  await asked;
  await assert.rejects(worker.edge('a'), /it was too much/);
  // Until somebody wants lines to be read again.
  worker.revive();
  const answer = worker.literals();
  threads.at(-1)?.message({ type: 'literals', request: 0, literals: ['one'] });
  assert.deepEqual(await answer, ['one']);
});
