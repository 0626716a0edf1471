import process from 'node:process';
import { type Browser, chromium } from 'playwright-core';
import { installBrowser } from '../../scripts/vscode/browser.mjs';

/** A headless Chromium: one of this machine, or one from npm. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = await installBrowser();
  const environment = Object.entries({ ...process.env, ...env }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return chromium.launch({ executablePath, args: ['--no-sandbox'], env: Object.fromEntries(environment) });
}
