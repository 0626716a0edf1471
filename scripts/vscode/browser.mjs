// @ts-check
// The browser that shows the embedded VS Code in tests: one of the system, or a headless Chromium from an npm package.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { brotliDecompressSync } from 'node:zlib';
import { runProgram } from '../process/run-program.mjs';
import { cached } from './cache.mjs';
import { unpackNpmPackage } from './npm-package.mjs';
import { CHROMIUM_VERSION } from './releases.mjs';

/** The font configuration of a machine that has none, in the folder of our Chromium. */
const BARE_MACHINE = 'bare-machine.conf';

/**
 * A Chromium for Playwright: what CHROME_PATH names, an installed one, else one from npm (Linux on x86-64 only).
 * @returns {Promise<{ executablePath: string, env: Record<string, string> }>} `env` is to be added to its environment
 */
export async function installBrowser() {
  const own = [process.env['CHROME_PATH'], '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
    (path) => path && existsSync(path),
  );
  if (own !== undefined) return { executablePath: own, env: {} };
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('no Chromium found: set CHROME_PATH to the path of a Chromium or Chrome');
  }
  const folder = await cached(`chromium-${CHROMIUM_VERSION}`, unpackChromium);
  const executablePath = join(folder, 'chromium');
  return { executablePath, env: { ...librariesFor(executablePath, join(folder, 'lib')), ...fontsFor(folder) } };
}

/** @param {string} folder */
async function unpackChromium(folder) {
  const packed = join(folder, 'packed');
  await unpackNpmPackage(`@sparticuz/chromium@${CHROMIUM_VERSION}`, packed, 'bin');
  const read = (/** @type {string} */ name) => brotliDecompressSync(readFileSync(join(packed, name)));
  writeFileSync(join(folder, 'chromium'), read('chromium.br'), { mode: 0o755 });
  for (const name of ['swiftshader.tar.br', 'fonts.tar.br', 'al2023.tar.br']) {
    const archive = join(packed, 'archive.tar');
    writeFileSync(archive, read(name));
    await runProgram('tar', ['-xf', archive, '-C', folder]);
  }
  rmSync(packed, { recursive: true });
  writeFontConfiguration(folder);
}

/**
 * The package brings the libraries a bare machine lacks (NSS and friends); they are used only there.
 * @param {string} executable
 * @param {string} libraries
 * @returns {Record<string, string>}
 */
function librariesFor(executable, libraries) {
  const { stdout } = spawnSync('ldd', [executable], { encoding: 'utf8' });
  return stdout?.includes('not found') ? { LD_LIBRARY_PATH: libraries } : {};
}

/**
 * Without any font Chromium dies at the first text of the workbench. The package brings one, and a configuration that
 * looks for it where no machine but its own has it: a bare machine gets another.
 * @param {string} folder
 * @returns {Record<string, string>}
 */
function fontsFor(folder) {
  return existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_FILE: join(folder, BARE_MACHINE) };
}

/** @param {string} folder that has the fonts */
function writeFontConfiguration(folder) {
  const places = '<dir prefix="relative">fonts</dir><cachedir prefix="xdg">fontconfig</cachedir>';
  const text = `<!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${places}</fontconfig>\n`;
  writeFileSync(join(folder, BARE_MACHINE), text);
}
