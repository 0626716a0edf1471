// @ts-check
// `import('./check.ts')` in the sources of the command line means dist/cli/check.js when it is called, not before, which is a part
// of the server's program (language-parts.mjs); `require('./logs/logs.ts')` means dist/cli/logs.js.
import { basename, resolve } from 'node:path';

/** @param {readonly string[]} parts */
const entriesOf = (parts) => parts.map((part) => ({ in: `server/src/cli/${part}.ts`, out: basename(part) }));

/** Parts, for most of what they need the server needs, too. */
export const cliParts = entriesOf(['check', 'diagnose', 'effective', 'explain', 'logs/project-settings']);
/** One file, which is loaded sooner. */
export const logsPart = entriesOf(['logs/logs']);

/** What reads parts. */
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
