// @ts-check
// The folder of the project: the nearest one above this file that holds package.json (this file may be bundled into dist/).
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * @param {string} folder
 * @returns {string}
 */
function nearestPackage(folder) {
  const parent = dirname(folder);
  return existsSync(join(folder, 'package.json')) || parent === folder ? folder : nearestPackage(parent);
}

/** @type {string} */
export const root = nearestPackage(dirname(fileURLToPath(import.meta.url)));
