// @ts-check
// Takes one package from npm without its dependencies: npm fetches and verifies it, tar unpacks it.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runNpm, runProgram } from '../process/run-program.mjs';

/**
 * Unpacks the part `inside` (a folder of the package, without slash at the end) of `package@version` into `folder`.
 * @param {string} specifier
 * @param {string} folder made when missing
 * @param {string} [inside]
 */
export async function unpackNpmPackage(specifier, folder, inside) {
  const scratch = mkdtempSync(join(tmpdir(), 'procfile-doctor-npm-'));
  try {
    const output = await runNpm(['pack', specifier, '--pack-destination', scratch, '--json', '--loglevel=error']);
    const [{ filename }] = JSON.parse(output.slice(output.indexOf('[')));
    const archive = join(scratch, filename.replace('@', '').replace('/', '-'));
    const part = inside === undefined ? ['package'] : ['package', ...inside.split('/')];
    mkdirSync(folder, { recursive: true });
    await runProgram('tar', ['-xzf', archive, '-C', folder, `--strip-components=${part.length}`, part.join('/')]);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
