// @ts-check
// Part of `npm run bench`: what is shipped and loaded weighs, against the library it is built on.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import process from 'node:process';
import { build } from 'esbuild';
import { makeVsix } from '../package/vsix.mjs';
import { againstHead, againstRow, atMost } from './comparison.mjs';
import { smallestServer } from './server/peers.mjs';

/** KB of 1,024 bytes, of files that are loaded together. docs/performance.md says why the sums are over their budgets. */
const TOGETHER = {
  server: { files: ['dist/server.js', 'dist/language.js', 'dist/language/*.js'], budget: 450 },
  extension: { files: ['dist/extension.js', 'dist/node-client.js'], budget: 480 },
};

/** @returns {Promise<import('./table.mjs').Table[]>} */
export async function run() {
  await makeVsix();
  const { script } = await smallestServer();
  const server = { name: 'smallest server', value: kilobytes(script) };
  const client = { name: 'library of the client alone', value: await libraryOfTheClient() };
  const sum = (/** @type {readonly string[]} */ files) => files.reduce((all, file) => all + kilobytes(file), 0);
  const { files } = JSON.parse(readFileSync('test/package/size-limits.json', 'utf8'));
  const single = Object.entries(/** @type {Record<string, { budget: number }>} */ (files)).map(([name, { budget }]) => {
    const against = /server\.js$/.test(name) ? server : /client|extension/.test(name) ? client : undefined;
    return againstRow(
      name,
      'KB',
      kilobytes(name),
      against ?? { name: 'its budget', value: budget },
      atMost(budget, 'KB'),
    );
  });
  return [
    {
      title: 'Bundles',
      head: againstHead,
      rows: [
        againstRow(
          'all of the server: server.js, language.js and its parts',
          'KB',
          sum(TOGETHER.server.files),
          server,
          atMost(TOGETHER.server.budget, 'KB'),
        ),
        againstRow(
          'all of the extension: extension.js and node-client.js',
          'KB',
          sum(TOGETHER.extension.files),
          client,
          atMost(TOGETHER.extension.budget, 'KB'),
        ),
        ...single,
      ],
      notes: [
        'KB of 1,024 bytes, minified. The smallest server and the library of the client are built the same way in the same run.',
      ],
    },
  ];
}

/** An extension that starts a server and does nothing else. */
async function libraryOfTheClient() {
  const outfile = join('dist', 'bench', 'client-library.js');
  await build({
    stdin: { contents: "export { LanguageClient } from 'vscode-languageclient/node';", resolveDir: process.cwd() },
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode'],
    mainFields: ['module', 'main'],
    outfile,
  });
  return kilobytes(outfile);
}

/** @param {string} pattern a path, or those with a `*` for the name: together */
function kilobytes(pattern) {
  const folder = dirname(pattern);
  const files = pattern.includes('*')
    ? readdirSync(folder)
        .filter((name) => extname(name) === extname(pattern))
        .map((name) => join(folder, name))
    : [pattern];
  return files.reduce((sum, file) => sum + statSync(file).size, 0) / 1024;
}
