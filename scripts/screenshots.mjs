// @ts-check
// Saves pictures of the extension at work in every kind of theme.
//   node scripts/screenshots.mjs [FOLDER] [--locale=zh-cn] [--theme=dark] [--scene=logs]   (default: dist/screenshots)
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from './root.mjs';

const args = process.argv.slice(2);
const folder = args.find((argument) => !argument.startsWith('--')) ?? join(root, 'dist', 'screenshots');
/** @param {string} name */
const option = (name) => args.find((argument) => argument.startsWith(`--${name}=`))?.split('=')[1];
const bundle = join(root, 'dist', 'screenshots.mjs');
await build({
  entryPoints: [join(root, 'test', 'vscode', 'screenshots.ts')],
  outfile: bundle,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  logLevel: 'warning',
});
const { takeScreenshots } = await import(pathToFileURL(bundle).href);
await takeScreenshots(folder, { locale: option('locale'), theme: option('theme'), scene: option('scene') });
