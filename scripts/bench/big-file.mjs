// Part of `npm run bench`: a large log file opened in the panel, without the window: source, thread and buffer.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from '../root.mjs';
import { makeLog } from './make-log.mjs';

const MEGABYTES = Number(process.env.PROCFILE_DOCTOR_BENCH_MB ?? 200);
export const title = `a file of ${MEGABYTES} MB in the log panel`;

/** What the extension host runs: the session with its thread, and the source of a file as it is connected. */
const ENTRY = `export { LogSession } from './client/src/logs/session.ts';
export { nodeThread } from './client/src/logs/node-thread.ts';
export { filesSource } from './client/src/logs/sources/files.ts';
export { beginning } from './client/src/logs/connect/file-beginning.ts';`;

export async function run() {
  const folder = mkdtempSync(join(tmpdir(), 'procfile-doctor-bench-'));
  try {
    const common = {
      bundle: true,
      platform: 'node',
      target: 'node20',
      loader: { '.wasm': 'binary' },
      logLevel: 'warning',
    };
    const script = join(folder, 'log-worker.cjs');
    await build({ ...common, entryPoints: [join(root, 'client/src/logs/worker.ts')], outfile: script, format: 'cjs' });
    const host = join(folder, 'host.mjs');
    await build({
      ...common,
      stdin: { contents: ENTRY, resolveDir: root, loader: 'ts' },
      outfile: host,
      format: 'esm',
    });
    const path = join(folder, 'app.log');
    makeLog(path, { bytes: MEGABYTES * 1e6, share: 1, access: 50 });
    const parts = await import(pathToFileURL(host).href);
    const figures = await open(parts, script, path);
    const whole = await open(parts, script, path, true);
    const row = (name, value) => [name, value(figures), value(whole)];
    return [
      [`${(statSync(path).size / 1e6).toFixed(0)} MB`, 'as the panel opens it', 'read from the start'],
      row('first screen, ms', ({ first }) => first.toFixed(0)),
      row('all that is read at once, ms', ({ all }) => all.toFixed(0)),
      row('lines read', ({ lines }) => String(lines)),
      row('a page of older lines, ms', ({ older }) => older.toFixed(0)),
      row('memory beyond the empty session, MB (at most)', ({ memory }) => memory.toFixed(0)),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function open({ LogSession, nodeThread, filesSource, beginning }, script, path, fromStart = false) {
  let first;
  let ended = () => undefined;
  const end = new Promise((resolve) => {
    ended = resolve;
  });
  let started = 0;
  const ignore = () => undefined;
  const session = new LogSession(
    nodeThread(script),
    { lines: 200_000, characters: 100_000_000 },
    {
      page: (message) => {
        if (message.type === 'rows' && message.rows.length >= 50) first ??= performance.now() - started;
        if (message.type === 'rows') session.fromPage({ type: 'drawn' });
      },
      sources: (sources) => sources.some(({ phase }) => phase === 'ended') && ended(),
      incidents: ignore,
      counts: ignore,
      health: ignore,
      output: ignore,
      restarted: ignore,
      failed: ignore,
      log: ignore,
    },
  );
  session.attach(true);
  session.fromPage({ type: 'window', version: 0, from: 0, to: 60, follow: true, anchor: undefined });
  // The thread is there: the panel has it before anything is connected.
  await session.literals();
  globalThis.gc?.();
  const empty = process.memoryUsage().rss;
  let peak = empty;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 20);
  started = performance.now();
  const source = filesSource({ pattern: path, last: fromStart ? undefined : beginning, once: true });
  await session.add('file', 'file', () => source);
  await end;
  const { lines: read } = session.sources[0];
  for (let lines = -1; session.sources[0].lines !== lines; ) {
    lines = session.sources[0].lines;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const all = performance.now() - started - 50;
  const before = performance.now();
  await session.older();
  const older = performance.now() - before;
  clearInterval(watch);
  const { lines } = session.sources[0];
  await session.dispose();
  return { first: first ?? Number.NaN, all, lines: Math.max(read, lines), older, memory: (peak - empty) / 1e6 };
}
