// @ts-check
// Runs test/vscode/suite inside VS Code: a downloaded desktop where there is a display and the internet, else the embedded one.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { build } from 'esbuild';
import { say } from '../process/console.mjs';
import { ENDS_WITH_PARENT } from '../process/parent.mjs';
import { root } from '../process/root.mjs';
import { runProgram } from '../process/run-program.mjs';
import { cacheFolder } from './cache.mjs';
import { releaseNamed } from './releases.mjs';
import { quietSettings } from './server.mjs';

const suite = join(root, 'test', 'vscode', 'suite');
const outdir = join(root, 'dist', 'vscode-suite');

async function buildSuite() {
  // Files of tests that are no more would run, too.
  rmSync(outdir, { recursive: true, force: true });
  const tests = readdirSync(suite).filter((name) => name.endsWith('.test.ts'));
  await build({
    entryPoints: ['index.ts', ...tests].map((name) => join(suite, name)),
    outdir,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode', 'mocha'],
    sourcemap: 'linked',
    logLevel: 'warning',
  });
}

/**
 * The path of a desktop VS Code; undefined where none can be had quickly or there is no screen to open it on.
 * @param {string} version
 */
async function desktop(version) {
  const { DISPLAY, WAYLAND_DISPLAY, PROCFILE_DOCTOR_VSCODE } = process.env;
  if (PROCFILE_DOCTOR_VSCODE === 'embedded') return undefined;
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY) return undefined;
  try {
    return await downloadAndUnzipVSCode({ version, cachePath: cacheFolder(), timeout: 5000 });
  } catch (error) {
    say(`  No desktop VS Code (${error instanceof Error ? error.message : error}): the embedded one is taken.`);
    return undefined;
  }
}

/**
 * Opens a copy of the sample in VS Code and runs the suite there. Resolves with false when a test failed, and says what the
 * suite reports then, or what VS Code said when there is no report.
 * @param {string} [release] `oldest` or `newest`
 */
export async function runSuite(release = 'oldest') {
  await buildSuite();
  const scratch = mkdtempSync(join(tmpdir(), 'procfile-doctor-suite-'));
  const report = join(scratch, 'report.txt');
  try {
    await runProgram(process.execPath, [
      ...ENDS_WITH_PARENT,
      join(root, 'scripts', 'vscode', 'suite-process.mjs'),
      JSON.stringify(await suiteOptions(release, scratch, report)),
    ]);
    return true;
  } catch (error) {
    say(
      existsSync(report)
        ? readFileSync(report, 'utf8').trimEnd()
        : String(error instanceof Error ? error.message : error),
    );
    return false;
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * What @vscode/test-electron needs to know.
 * @param {string} release
 * @param {string} scratch a folder for everything this run writes
 * @param {string} report the file the suite writes its report to
 */
async function suiteOptions(release, scratch, report) {
  const workspace = join(scratch, 'sample');
  cpSync(join(root, 'test', 'fixtures', 'sample'), workspace, { recursive: true });
  const userData = join(scratch, 'user-data');
  mkdirSync(join(userData, 'User'), { recursive: true });
  writeFileSync(join(userData, 'User', 'settings.json'), JSON.stringify(quietSettings));
  const { version } = releaseNamed(release);
  return {
    vscodeExecutablePath: (await desktop(version)) ?? join(root, 'scripts', 'vscode', 'launcher.mjs'),
    extensionDevelopmentPath: root,
    extensionTestsPath: join(outdir, 'index.js'),
    extensionTestsEnv: { PROCFILE_DOCTOR_VSCODE_RELEASE: release, PROCFILE_DOCTOR_SUITE_REPORT: report },
    launchArgs: [
      workspace,
      '--disable-extensions',
      `--user-data-dir=${userData}`,
      `--extensions-dir=${join(scratch, 'extensions')}`,
    ],
  };
}
