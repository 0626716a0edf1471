#!/usr/bin/env node
// @ts-check
// Stands in for the desktop program `code` where none can be had: understands the arguments @vscode/test-electron passes,
// starts the embedded VS Code, opens it in a headless browser, and ends with the exit code of the suite.
//   launcher.mjs WORKSPACE --extensionTestsPath=… --extensionDevelopmentPath=… [--user-data-dir=…] [--locale=…]
// PROCFILE_DOCTOR_VSCODE_RELEASE: `oldest` (default) or `newest`.
import { appendFileSync, existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { format } from 'node:util';
import { chromium } from 'playwright-core';
import { whenParentIsGone } from '../process/parent.mjs';
import { installBrowser } from './browser.mjs';
import { releaseNamed } from './releases.mjs';
import { startServer } from './server.mjs';
import { linkExtension, workbenchUrl } from './workbench-url.mjs';

const LONGEST_RUN_MS = 5 * 60_000;

/** @param {string} name */
function option(name) {
  const prefix = `--${name}=`;
  return process.argv.find((argument) => argument.startsWith(prefix))?.slice(prefix.length);
}

/**
 * The settings a desktop VS Code would find in that folder.
 * @param {string} dataFolder
 */
function userSettings(dataFolder) {
  const file = join(dataFolder, 'User', 'settings.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

const folder = resolve(process.argv.slice(2).find((argument) => !argument.startsWith('-')) ?? '.');
const dataFolder = option('user-data-dir') ?? mkdtempSync(join(tmpdir(), 'procfile-doctor-code-'));
const locale = option('locale');
const server = await startServer({
  dataFolder,
  release: releaseNamed(process.env['PROCFILE_DOCTOR_VSCODE_RELEASE']),
  settings: userSettings(dataFolder),
  ...(locale === undefined ? {} : { locale }),
});
const { executablePath, env } = await installBrowser();
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox'],
  env: /** @type {Record<string, string>} */ ({ ...process.env, ...env }),
  handleSIGINT: false,
  handleSIGTERM: false,
});

let ending = false;
/** @param {number} code */
async function end(code) {
  if (ending) return;
  ending = true;
  await Promise.allSettled([browser.close(), server.close()]);
  process.exit(code);
}

/**
 * The suite reports to a file (suite/index.ts): what kept it from its end is said there, too.
 * @param {string} reason
 */
function giveUp(reason) {
  if (ending) return;
  const report = process.env['PROCFILE_DOCTOR_SUITE_REPORT'];
  if (report !== undefined) appendFileSync(report, `${reason}\n`);
  console.error(reason);
  void end(1);
}

process.on('SIGINT', () => end(130));
process.on('SIGTERM', () => end(143));
whenParentIsGone(() => end(1));
setTimeout(() => giveUp(`The suite did not end within ${LONGEST_RUN_MS / 60_000} minutes.`), LONGEST_RUN_MS);
browser.on('disconnected', () => giveUp('The browser ended before the suite did.'));

// Left to itself, Chromium calls the language of LANG=C `en-US@posix`, which Intl refuses.
const page = await browser.newPage({ locale: locale ?? 'en-US' });
page.on('crash', () => giveUp('The page of VS Code crashed before the suite ended.'));
await page.exposeFunction('codeAutomationLog', (/** @type {string} */ type, /** @type {unknown[]} */ args) => {
  (type === 'error' || type === 'warn' ? console.error : console.log)(format(...args));
});
await page.exposeFunction('codeAutomationExit', (/** @type {number} */ code) => void end(code));
const extension = option('extensionDevelopmentPath');
const tests = option('extensionTestsPath');
await page.goto(
  workbenchUrl({
    url: server.url,
    folder,
    ...(extension === undefined ? {} : { extension: linkExtension(resolve(extension), dataFolder) }),
    ...(tests === undefined ? {} : { tests: resolve(tests) }),
  }),
);
