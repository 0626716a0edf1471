// @ts-check
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from '../process/root.mjs';

/**
 * A module of test/vscode, for scripts that drive the real VS Code as the tests do.
 * @param {string} name of the file in test/vscode, without `.ts`
 */
export async function testModule(name) {
  const outfile = join(root, 'dist', `${name}.mjs`);
  await build({
    entryPoints: [join(root, 'test', 'vscode', `${name}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  });
  return import(pathToFileURL(outfile).href);
}
