// Pins from an earlier window: what is kept of them, and that they are looked for until they are found.
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Row, ToPage } from '../../../../../client/src/logs/messages/page-protocol.ts';
import { RememberedPins } from '../../../../../client/src/logs/panel/remembered-pins.ts';
import { LogWorker } from '../../../../../client/src/logs/session/log-worker.ts';
import { LocalThread } from '../session/local-thread.ts';

const MESSAGE = 'password=hunter2';
const LINE = `[2026-11-20 21:39:04 +0800] [1] [INFO] ${MESSAGE}`;
const row: Row = {
  id: 7,
  source: 'a',
  time: Date.parse('2026-11-20T21:39:04+08:00'),
  level: 'info',
  process: undefined,
  pod: undefined,
  text: MESSAGE,
  colours: [],
  marks: [],
  signature: undefined,
  continues: false,
  fold: undefined,
  pinned: true,
};

/** What a workspace keeps. */
function memento() {
  const values = new Map<string, unknown>();
  return {
    keys: () => [...values.keys()],
    get: <T>(key: string, otherwise?: T): T | undefined => (values.get(key) as T | undefined) ?? otherwise,
    update: async (key: string, value: unknown): Promise<void> => void values.set(key, value),
  };
}

const tell = (pins: RememberedPins, rows: readonly Row[]): void =>
  pins.noting(() => undefined)({ type: 'pinned', rows });

test('what is kept of a pin has lost its secret, and knows its line by the length still when that has not come for windows', () => {
  const storage = memento();
  const pins = new RememberedPins(storage);
  tell(pins, [row]);
  for (let window = 0; window < 3; window++) {
    const [kept] = new RememberedPins(storage).kept;
    assert.ok(kept && !kept.row.text.includes('hunter2'));
    assert.equal(kept.length, MESSAGE.length);
    // The page is told of it as it was kept.
    tell(pins, [{ ...kept.row, id: 0.5 }]);
  }
});

class Running {
  readonly thread = new LocalThread();
  readonly pinned: (readonly Row[])[] = [];
  readonly worker: LogWorker;

  constructor(t: TestContext) {
    const limits = { lines: 1000, characters: 1e6 };
    const page = (message: ToPage) => {
      if (message.type === 'pinned') this.pinned.push(message.rows);
    };
    this.worker = new LogWorker(this.thread.start, limits, {
      receive: (message) => {
        if (message.type === 'page') page(message.message);
      },
      restarted: () => this.worker.send({ type: 'attached', attached: true }),
      failed: () => assert.fail('it was given up'),
    });
    t.after(() => this.worker.dispose());
  }

  write(line: string): void {
    void this.worker.write('a', Buffer.from(`${line}\n`));
  }

  async until(condition: () => boolean): Promise<void> {
    for (const deadline = Date.now() + 60_000; !condition(); ) {
      if (Date.now() > deadline) assert.fail(JSON.stringify(this.pinned.at(-1)));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

const kept = { row: { ...row, text: 'without its secret' }, length: MESSAGE.length };

for (const when of ['before anything of it was kept', 'later'] as const) {
  test(`a thread dies ${when}: the next one looks for what was pinned in an earlier window`, async (t) => {
    const running = new Running(t);
    running.worker.send({ type: 'attached', attached: true });
    running.worker.send({ type: 'pins', pins: [kept] });
    await running.until(() => running.pinned.at(-1)?.length === 1);
    if (when === 'later') {
      running.write('another line');
      await running.thread.settled();
      await running.until(() => running.worker.unsaved === 0);
    }
    running.pinned.length = 0;
    running.thread.kill();
    await running.until(() => running.pinned.at(-1)?.length === 1);
    assert.equal(running.pinned.at(-1)?.[0]?.text, 'without its secret');
    running.write(LINE);
    await running.until(() => running.pinned.at(-1)?.[0]?.text === MESSAGE);
    assert.equal(running.pinned.at(-1)?.length, 1);
  });
}
