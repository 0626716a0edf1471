import type { TestContext } from 'node:test';
import { nodeThread } from '../../../../../client/src/logs/host/node-thread.ts';
import { LogSession } from '../../../../../client/src/logs/session/session.ts';
import type { SourceState } from '../../../../../client/src/logs/session/session-source.ts';
import { workerScript } from '../worker/worker-script.ts';

/** A session with its real thread, and what it has told so far. */
export class RunningSession {
  readonly session: LogSession;
  readonly logged: string[] = [];
  /** Every state of each source in its order, without repetitions. */
  readonly states = new Map<string, SourceState[]>();
  private changed: () => void = () => undefined;

  private constructor(t: TestContext, script: string, lines: number) {
    const limits = { lines, characters: lines * 500 };
    const ignore = () => this.changed();
    this.session = new LogSession(nodeThread(script), limits, {
      page: ignore,
      sources: (sources) => {
        for (const state of sources) this.note(state);
        this.changed();
      },
      incidents: ignore,
      counts: ignore,
      health: ignore,
      output: ignore,
      notice: ignore,
      restarted: ignore,
      failed: ignore,
      log: (message) => void this.logged.push(message),
    });
    t.after(() => this.session.dispose());
  }

  static async start(t: TestContext, { lines = 100_000, script = '' } = {}): Promise<RunningSession> {
    return new RunningSession(t, script || (await workerScript(t)), lines);
  }

  source(id: string): SourceState | undefined {
    return this.session.sources.find((one) => one.id === id);
  }

  /** Resolves when the condition holds; fails after a minute. */
  async until(condition: () => boolean | Promise<boolean>, what: string): Promise<void> {
    for (const deadline = Date.now() + 60_000; !(await condition()); ) {
      if (Date.now() > deadline) throw new Error(`not within a minute: ${what}; ${this.logged.join('; ')}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 50);
        this.changed = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  /** The kept rows, oldest first. */
  async rows(): Promise<readonly Row[]> {
    const rows: Row[] = [];
    let text = '';
    for await (const part of this.session.text('ndjson')) text += part;
    for (const line of text.split('\n').slice(0, -1)) rows.push(JSON.parse(line));
    return rows;
  }

  private note(state: SourceState): void {
    const states = this.states.get(state.id) ?? [];
    if (states.at(-1)?.phase !== state.phase) this.states.set(state.id, [...states, state]);
  }
}

export interface Row {
  readonly time?: string;
  readonly source: string;
  readonly process?: string;
  readonly pod?: string;
  readonly message: string;
}
