// @ts-check
// Our server keeps what V8 compiled for the next start (server/src/start/compiled-code.ts). The bench has a folder of its own for
// that, so that it measures this build.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { procfile } from './documents.mjs';
import { EditedDocument } from './edited-document.mjs';
import { ServerProcess } from './server-process.mjs';

const folder = resolve(join('dist', 'bench', 'compiled'));

/** The environment of a server that finds nothing compiled, and keeps nothing. */
export const neverCompiled = { NODE_DISABLE_COMPILE_CACHE: '1' };

/**
 * The environment of a server that ran before: one does, until it has written what was compiled.
 * @param {string} script @param {string} [node] that runs it, if not that of the bench
 */
export async function compiledCode(script, node) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const env = { NODE_COMPILE_CACHE: folder, NODE_DISABLE_COMPILE_CACHE: '' };
  const server = new ServerProcess(script, { env, ...(node && { node }) });
  await server.initialize({ asks: true });
  await new EditedDocument(server, procfile(20)).open();
  while (!readdirSync(folder, { recursive: true }).some((name) => String(name).endsWith('.bin'))) await sleep(200);
  server.end();
  return env;
}
