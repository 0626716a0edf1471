// @ts-check
// Saves pictures of the extension at work in every kind of theme.
//   node scripts/pictures.mjs [FOLDER] [--locale=zh-cn] [--theme=dark] [--scene=logs]   (default: dist/screenshots)
// Those of the README, in docs/images, are the scenes `overview`, `hover-key` and `loop`; scripts/small-picture.mjs makes them small.
import { join } from 'node:path';
import process from 'node:process';
import { root } from './process/root.mjs';
import { testModule } from './vscode/test-module.mjs';

const args = process.argv.slice(2);
const folder = args.find((argument) => !argument.startsWith('--')) ?? join(root, 'dist', 'screenshots');
/** @param {string} name */
const option = (name) => args.find((argument) => argument.startsWith(`--${name}=`))?.split('=')[1];
const { takeScreenshots } = await testModule('pictures/screenshots');
await takeScreenshots(folder, { locale: option('locale'), theme: option('theme'), scene: option('scene') });
