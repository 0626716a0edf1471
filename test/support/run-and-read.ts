import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine, type LogEngine } from '../../server/src/core/logs/engine.ts';
import type { LogLine } from '../../server/src/core/logs/types.ts';

export interface RunningProgram {
  readonly engine: LogEngine;
  /** What it has written so far, read by the engine. */
  readonly lines: readonly LogLine[];
  readonly pid: number;
  /** The first line, written already or to come, that `accept` takes; fails after `seconds`. */
  waitFor(accept: (line: LogLine) => boolean, seconds?: number): Promise<LogLine>;
}

/**
 * Starts a real program in a folder of its own with `files` in it, feeds all it writes to the engine, and ends it when
 * `use` is done.
 */
export async function runAndRead(
  program: {
    readonly path: string;
    readonly args: readonly string[];
    readonly files?: Readonly<Record<string, string>>;
    /** `--access-logformat` of the program. */
    readonly accessFormats?: readonly string[];
  },
  use: (running: RunningProgram) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'procfile-doctor-run-'));
  for (const [name, text] of Object.entries(program.files ?? {})) writeFileSync(join(folder, name), text);
  const child = spawn(program.path, [...program.args], {
    cwd: folder,
    // What it makes there stays when it is killed.
    env: { ...process.env, TMPDIR: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const exited = once(child, 'exit');
  const engine = createEngine({ accessFormats: program.accessFormats ?? [] });
  const lines: LogLine[] = [];
  const { waitFor, lookAgain } = waitingFor(lines);
  for (const [source, stream] of [
    ['stdout', child.stdout],
    ['stderr', child.stderr],
  ] as const) {
    stream.on('data', (chunk: Uint8Array) => {
      lines.push(...engine.push(chunk, source, Date.now()));
      lookAgain();
    });
  }
  try {
    await use({ engine, lines, pid: child.pid ?? 0, waitFor });
  } finally {
    try {
      // The whole group: workers outlive a killed master.
      if (child.pid) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
    await exited;
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Waits for lines in a list that grows; `lookAgain` is called when it has grown. */
function waitingFor(lines: readonly LogLine[]): Pick<RunningProgram, 'waitFor'> & { readonly lookAgain: () => void } {
  const looks = new Set<() => void>();
  return {
    lookAgain: () => {
      for (const look of looks) look();
    },
    waitFor: (accept, seconds = 60) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = lines.find(accept);
          if (!found) return;
          clearTimeout(timer);
          looks.delete(look);
          resolve(found);
        };
        const timer = setTimeout(() => {
          looks.delete(look);
          reject(new Error(`no such line within ${seconds} s:\n${lines.map(({ raw }) => raw).join('\n')}`));
        }, seconds * 1000);
        looks.add(look);
        look();
      }),
  };
}

/**
 * A port on loopback that nobody listens on, and that no system gives out by itself (RFC 6335 and Linux begin above): it is still free
 * when a program has been started on it, and when another is after that.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 10_000 + Math.floor(Math.random() * 20_000);
    const server = createServer().listen(port, '127.0.0.1');
    const isFree = await once(server, 'listening').then(
      () => true,
      () => false,
    );
    server.close();
    if (isFree) return port;
  }
}
