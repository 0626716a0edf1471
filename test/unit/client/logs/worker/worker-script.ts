import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { build } from 'esbuild';

/** The script of the real thread, built for one test. */
export async function workerScript(t: TestContext): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'procfile-doctor-worker-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const script = join(folder, 'log-worker.cjs');
  await build({
    entryPoints: ['client/src/logs/worker/worker.ts'],
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    loader: { '.wasm': 'binary' },
    logLevel: 'error',
  });
  return script;
}

/** The real thread, which dies when it reads the word. */
export async function deadlyWorker(t: TestContext): Promise<string> {
  return wrapped(
    await workerScript(t),
    `const isDeadly = ({ type, bytes }) => type === 'chunk' && Buffer.from(bytes).includes('DEADLY');
    parentPort.on = (event, listener) =>
      on(event, (message) => listener(isDeadly(message) ? { ...message, bytes: undefined } : message));`,
  );
}

/** The real thread, which ends without an error when it reads the word. */
export async function endingWorker(t: TestContext): Promise<string> {
  return wrapped(
    await workerScript(t),
    `const isDeadly = ({ type, bytes }) => type === 'chunk' && Buffer.from(bytes).includes('DEADLY');
    parentPort.on = (event, listener) =>
      on(event, (message) => (isDeadly(message) ? process.exit(3) : listener(message)));`,
  );
}

/** The real thread, which reads nothing of a source before a file is there. */
export async function waitingWorker(t: TestContext, gate: string): Promise<string> {
  return wrapped(
    await workerScript(t),
    `const { existsSync } = require('node:fs');
    const held = [];
    let listen;
    const look = setInterval(() => {
      if (!existsSync(${JSON.stringify(gate)})) return;
      clearInterval(look);
      for (const message of held.splice(0)) listen(message);
    }, 20);
    parentPort.on = (event, listener) => {
      listen = listener;
      on(event, (message) =>
        message.type === 'chunk' && (held.length > 0 || !existsSync(${JSON.stringify(gate)})) ? held.push(message) : listener(message));
    };`,
  );
}

function wrapped(real: string, script: string): string {
  const path = real.replace('log-worker', 'wrapped');
  writeFileSync(
    path,
    `const { parentPort } = require('node:worker_threads');
    const on = parentPort.on.bind(parentPort);
    ${script}
    require(${JSON.stringify(real)});`,
  );
  return path;
}
