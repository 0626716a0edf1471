import process from 'node:process';
import { type Browser, chromium } from 'playwright-core';
import { installBrowser } from '../../scripts/vscode/browser.mjs';

/** A headless Chromium: one of this machine, or one from npm. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = await installBrowser();
  const environment = Object.entries({ ...process.env, ...env }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  // What stands in for a GPU takes a tenth of the time of a window.
  // Nor does a page that lives for half a minute get back what V8 puts into optimizing it.
  const args = ['--no-sandbox', '--disable-gpu', '--disable-gpu-compositing', '--js-flags=--no-opt'];
  return chromium.launch({ executablePath, args, env: Object.fromEntries(environment) });
}
