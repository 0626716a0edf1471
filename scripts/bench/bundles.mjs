// @ts-check
// Part of `npm run bench`: what is shipped and loaded weighs, against the library it is built on.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import process from 'node:process';
import { build } from 'esbuild';
import { makeVsix } from '../package/vsix.mjs';
import { againstHead, againstRow, atMost } from './comparison.mjs';
import { smallestServer } from './server/peers.mjs';

/** Files together, and the KB that the design allows for all of a side. */
const TOGETHER = [
  {
    what: 'server, all: server.js, start.js, language.js and its parts',
    side: 'server',
    files: ['server', 'start', 'language', 'language/*'],
    budget: 450,
  },
  {
    what: 'server, for every file: server.js, start.js and language.js',
    side: 'server',
    files: ['server', 'start', 'language'],
    budget: 450,
  },
  {
    what: 'extension, all: extension.js, node-client.js and node-log-panel.js',
    side: 'client',
    files: ['extension', 'node-client', 'node-log-panel'],
    budget: 480,
  },
  {
    what: 'extension, for a Procfile: extension.js and node-client.js',
    side: 'client',
    files: ['extension', 'node-client'],
  },
];

/** @returns {Promise<import('./table.mjs').Table[]>} */
export async function run() {
  await makeVsix();
  const { script } = await smallestServer();
  const server = { name: 'smallest server', value: kilobytes(script) };
  const client = { name: 'library of the client alone', value: await libraryOfTheClient() };
  const together = TOGETHER.map(({ what, side, files, budget }) => {
    const sum = files.reduce((all, name) => all + kilobytes(`dist/${name}.js`), 0);
    return againstRow(what, 'KB', sum, side === 'server' ? server : client, budget ? atMost(budget, 'KB') : undefined);
  });
  const { files } = JSON.parse(readFileSync('test/package/size-limits.json', 'utf8'));
  const single = Object.entries(/** @type {Record<string, { budget: number }>} */ (files)).map(([name, { budget }]) =>
    againstRow(name, 'KB', kilobytes(name), { name: 'its budget', value: budget }, atMost(budget, 'KB')),
  );
  return [
    {
      title: 'Bundles',
      head: againstHead,
      rows: [...together, ...single],
      notes: [
        'KB of 1,024 bytes, minified. The smallest server and the library of the client are built in the same run, of the libraries as they are: ours leave out what nobody uses of them.',
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
