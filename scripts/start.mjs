// @ts-check
// Shows the extension at work: VS Code on a copy of the sample application, with logs from the demo platform.
//   node scripts/start.mjs [--embedded] [--no-build]
// Takes the VS Code on the PATH, or one put together from npm packages that opens in a browser (always with --embedded).
// Ctrl+C ends everything.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { say, step } from './process/console.mjs';
import { ensureDependencies } from './process/dependencies.mjs';
import { whenParentIsGone } from './process/parent.mjs';
import { root } from './process/root.mjs';
import { runProgram } from './process/run-program.mjs';
import { openBrowser } from './start/browser-window.mjs';
import { startDemoPlatform } from './start/demo-platform.mjs';
import { findDesktop, startDesktop } from './start/desktop.mjs';
import { startShortAddress } from './start/short-address.mjs';
import { installVsCode } from './vscode/install.mjs';
import { oldest } from './vscode/releases.mjs';
import { startServer, writeSettings } from './vscode/server.mjs';
import { linkExtension, workbenchUrl } from './vscode/workbench-url.mjs';

const tour = join(root, 'scripts', 'start', 'tour');
const tourSettings = { 'workbench.startupEditor': 'readme' };

/** @type {(() => unknown)[]} */
const endings = [];
let ending = false;

/** @param {number} code */
async function end(code) {
  if (ending) return;
  ending = true;
  await Promise.allSettled(endings.reverse().map((close) => close()));
  process.exit(code);
}

async function start() {
  say('Procfile Doctor');
  await ensureDependencies();
  if (!process.argv.includes('--no-build')) {
    await step('Build', () => runProgram(process.execPath, ['esbuild.mjs'], { cwd: root }));
  }
  const scratch = mkdtempSync(join(tmpdir(), 'procfile-doctor-'));
  endings.push(() => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 }));
  const folder = join(scratch, 'sample');
  cpSync(join(root, 'test', 'fixtures', 'sample'), folder, { recursive: true });
  // VS Code shows it when nothing else is open: what there is to see, and how.
  cpSync(join(tour, 'README.md'), join(folder, 'README.md'));
  const dataFolder = join(scratch, 'data');
  const demo = await startDemoPlatform();
  if (demo) endings.push(demo.close);
  const env = demo === undefined ? {} : { PROCFILE_DOCTOR_DEMO_URL: demo.url };

  const desktop = process.argv.includes('--embedded') ? undefined : findDesktop();
  if (desktop !== undefined) await showDesktop(desktop, { folder, dataFolder, env });
  else await showEmbedded({ folder, dataFolder, env });
}

/**
 * @param {string} program
 * @param {{ folder: string, dataFolder: string, env: NodeJS.ProcessEnv }} options
 */
async function showDesktop(program, options) {
  writeSettings(join(options.dataFolder, 'User'), tourSettings);
  const window = startDesktop(program, { ...options, extensions: [root, tour] });
  endings.push(window.close);
  say(`\n  ${program} opens on ${options.folder}\n  Ctrl+C, or closing the window, ends everything.`);
  void window.closed.then(
    () => end(0),
    (error) => {
      if (!ending) say(`\n${error.message}\n\nIn a browser: npm start -- --embedded`);
      return end(1);
    },
  );
}

/** @param {{ folder: string, dataFolder: string, env: NodeJS.ProcessEnv }} options */
async function showEmbedded({ folder, dataFolder, env }) {
  await step(`VS Code ${oldest.version} from npm packages`, () => installVsCode(oldest));
  // In a page VS Code takes one extension under development; what lies in this folder at the first start counts as installed.
  cpSync(tour, join(dataFolder, 'extensions', 'procfile-doctor.tour-1.0.0'), { recursive: true });
  const server = await step('Start', () => startServer({ dataFolder, env, settings: tourSettings }));
  endings.push(server.close);
  const extension = linkExtension(root, dataFolder);
  const address = await startShortAddress(workbenchUrl({ url: server.url, folder, extension, skipWelcome: false }));
  endings.push(address.close);
  say(`\n  Open ${address.url} in a browser (the sample is in ${folder}).\n  Ctrl+C ends everything.`);
  openBrowser(address.url);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end(0));
// npm does not always hand a signal on.
whenParentIsGone(() => end(0));
start().catch((error) => {
  say(`\n${error instanceof Error ? error.message : error}`);
  return end(1);
});
