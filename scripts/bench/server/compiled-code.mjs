// @ts-check
// Our server keeps what V8 compiled for the next start (server/src/start/compiled-code.ts). The bench has a folder of its own for
// that, so that it measures this build.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { appDesc, procfile } from './documents.mjs';
import { EditedDocument } from './edited-document.mjs';
import { ServerProcess } from './server-process.mjs';

const folder = resolve(join('dist', 'bench', 'compiled'));

/** Milliseconds after which nothing more is written: parts that were loaded together are kept together. */
const QUIET_MS = 2000;

/** The environment of a server that finds nothing compiled, and keeps nothing. */
export const neverCompiled = { NODE_DISABLE_COMPILE_CACHE: '1' };

/**
 * The environment of a server that ran before: one had a Procfile and an app_desc.yaml open until it had written what was compiled.
 * @param {string} script @param {string} [node] that runs it, if not that of the bench
 */
export async function compiledCode(script, node) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const env = { NODE_COMPILE_CACHE: folder, NODE_DISABLE_COMPILE_CACHE: '' };
  const server = new ServerProcess(script, { env, ...(node && { node }) });
  await server.initialize({ asks: true });
  for (const document of [procfile(20), appDesc(20)]) await new EditedDocument(server, document).open();
  await allWritten();
  server.end();
  return env;
}

/** Until parts are there, and no other followed. */
async function allWritten() {
  const written = () => readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith('.bin')).length;
  let before = 0;
  for (let now = written(); now === 0 || now !== before; now = written()) {
    before = now;
    await sleep(QUIET_MS);
  }
}
