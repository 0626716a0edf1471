// @ts-check
// Part of `npm run bench`: how fast `procfile-doctor logs` reads a file, against grep -E and ripgrep on the same file.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { byKind } from './logs/by-kind.mjs';
import { bySize } from './logs/by-size.mjs';
import { hostileLines } from './logs/hostile-lines.mjs';

/** @param {import('./effort.mjs').Effort} effort @returns {Promise<import('./table.mjs').Table[]>} */
export async function run(effort) {
  const folder = mkdtempSync(join(tmpdir(), 'procfile-doctor-bench-'));
  try {
    return [...(await byKind(folder, effort)), ...(await bySize(folder, effort)), await hostileLines()];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
