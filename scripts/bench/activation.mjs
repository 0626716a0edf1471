// Part of `npm run bench`: how long the extension takes to start in the real VS Code.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from '../root.mjs';

export const title = 'Start of the extension in VS Code';

const ROUNDS = 3;

export async function run() {
  const bundle = join(root, 'dist', 'activation-bench.mjs');
  await build({
    entryPoints: [join(root, 'test', 'vscode', 'activation-bench.ts')],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  });
  const { activationTime } = await import(pathToFileURL(bundle).href);
  const rows = [['when this is opened', 'activation']];
  for (const file of ['notes.txt', 'other.yaml', 'Procfile']) {
    const times = [];
    for (let round = 0; round < ROUNDS; round++) times.push(await activationTime(file));
    const [, median] = times.sort((a, b) => a - b);
    rows.push([file, median === undefined ? 'none' : `${median} ms`]);
  }
  return rows;
}
