// @ts-check
// In the sources of the command line `import('./check.ts')` loads dist/cli/check.js, a part built with the server (language-parts.mjs),
// and `require('./logs/logs.ts')` loads dist/cli/logs.js. Neither is loaded before it is called.
import { basename, resolve } from 'node:path';

/** @param {readonly string[]} parts */
const entriesOf = (parts) => parts.map((part) => ({ in: `server/src/cli/${part}.ts`, out: basename(part) }));

/** Built as parts, because the server needs most of what they need. */
export const cliParts = entriesOf(['check', 'diagnose', 'effective', 'explain', 'logs/project-settings']);
/** One file, which loads faster. */
export const logsPart = entriesOf(['logs/logs']);

/** The loader of parts. */
export const partReader = { in: 'server/src/cli-parts.ts', out: 'parts' };

/** The parts, as seen from `folder` of dist. @param {string} folder @returns {import('esbuild').Plugin} */
export const lazyCliParts = (folder) => ({
  name: 'lazy-cli-parts',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\.ts$/ }, ({ kind, path, resolveDir }) => {
      const named = (/** @type {{ in: string }} */ part) => resolve(part.in) === resolve(resolveDir, path);
      const part = kind === 'dynamic-import' ? cliParts.find(named) : undefined;
      if (part) return { path: part.out, namespace: 'cli-part' };
      const file = kind === 'require-call' ? logsPart.find(named) : undefined;
      return file && { path: `${folder}/${file.out}.js`, external: true };
    });
    onLoad({ filter: /^/, namespace: 'cli-part' }, ({ path }) => ({
      contents: `module.exports = require('${folder}/${partReader.out}.js').part('cli/${path}');`,
    }));
    onResolve({ filter: /^/, namespace: 'cli-part' }, ({ path }) => ({ path, external: true }));
  },
});
