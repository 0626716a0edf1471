// @ts-check
import { statSync } from 'node:fs';
import { basename } from 'node:path';

/**
 * Test files that open windows of VS Code, each a part of its own: they share nothing. The largest come first, so that no
 * long one is left over for the end.
 * @param {readonly string[]} files built
 * @returns {import('./run-part.mjs').Part[]}
 */
export function windowParts(files) {
  const size = new Map(files.map((file) => [file, statSync(file).size]));
  return [...files]
    .sort((a, b) => (size.get(b) ?? 0) - (size.get(a) ?? 0))
    .map((file) => ({ name: basename(file, '.test.mjs'), args: ['scripts/tests/run-window.mjs', file] }));
}
