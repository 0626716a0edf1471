// What the log panel does with a large file, without the window: source, thread and buffer as in the extension host.
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from '../../process/root.mjs';

/** What the extension host runs: the session with its thread, and the source of a file as it is connected. */
const ENTRY = `export { LogSession } from './client/src/logs/session/session.ts';
export { nodeThread } from './client/src/logs/host/node-thread.ts';
export { filesSource } from './client/src/logs/sources/files/files.ts';
export { TAIL_BYTES } from './client/src/logs/connect/tail-bytes.ts';`;

/** Opens files as the panel does. `folder` is for what is built. */
export async function bigFileOpener(folder) {
  const common = {
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    loader: { '.wasm': 'binary' },
    logLevel: 'warning',
  };
  const script = join(folder, 'log-worker.cjs');
  await build({
    ...common,
    entryPoints: [join(root, 'client/src/logs/worker/worker.ts')],
    outfile: script,
    format: 'cjs',
  });
  const host = join(folder, 'host.mjs');
  const stdin = { contents: ENTRY, resolveDir: root, loader: 'ts' };
  await build({ ...common, stdin, outfile: host, format: 'esm' });
  const parts = await import(pathToFileURL(host).href);
  return (path, { fromStart }) => open(parts, script, path, fromStart);
}

/** Milliseconds until the first screen, all that is read at once and a page of older lines are there, and megabytes. */
async function open({ LogSession, nodeThread, filesSource, TAIL_BYTES }, script, path, fromStart) {
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
  const source = filesSource({ pattern: path, last: fromStart ? undefined : TAIL_BYTES, once: true });
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
