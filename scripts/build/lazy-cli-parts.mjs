// @ts-check
// `import('./check.ts')` in the sources of the command line means dist/cli/check.mjs when it is called, not before;
// `require('./logs/logs.ts')` means dist/cli/logs.js.
import { basename, resolve } from 'node:path';

/** @param {readonly string[]} parts */
const entriesOf = (parts) => parts.map((part) => ({ in: `server/src/cli/${part}.ts`, out: basename(part) }));

/** ES modules, for what several of them need lies beside them once. */
export const cliParts = entriesOf(['check', 'diagnose', 'effective', 'explain', 'logs/project-settings']);
/** One file, which is loaded sooner. */
export const logsPart = entriesOf(['logs/logs']);

/** The parts, as seen from `folder` of dist. @param {string} folder @returns {import('esbuild').Plugin} */
export const lazyCliParts = (folder) => ({
  name: 'lazy-cli-parts',
  setup({ onResolve }) {
    onResolve({ filter: /\.ts$/ }, ({ kind, path, resolveDir }) => {
      const named = (/** @type {{ in: string }} */ part) => resolve(part.in) === resolve(resolveDir, path);
      const module = kind === 'dynamic-import' ? cliParts.find(named) : undefined;
      if (module) return { path: `${folder}/${module.out}.mjs`, external: true };
      const file = kind === 'require-call' ? logsPart.find(named) : undefined;
      return file && { path: `${folder}/${file.out}.js`, external: true };
    });
  },
});
