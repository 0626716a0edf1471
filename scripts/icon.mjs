// @ts-check
// Draws icon.png, which the marketplace wants, from docs/images/icon.svg.
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { chromium } from 'playwright-core';
import { installBrowser } from './vscode/browser.mjs';

const { executablePath, env } = await installBrowser();
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox'],
  env: /** @type {Record<string, string>} */ ({ ...process.env, ...env }),
});
const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
const style = '<style>body { margin: 0 } svg { display: block }</style>';
await page.setContent(style + readFileSync('docs/images/icon.svg', 'utf8'));
await page.screenshot({ path: 'icon.png', omitBackground: true });
await browser.close();
