// @ts-check
// `import('./check.ts')` in the sources of the command line means dist/cli/check.mjs when it is called, not before.
import { basename, resolve } from 'node:path';

export const cliParts = [
  'check',
  'diagnose',
  'effective',
  'explain',
  'logs/run-logs',
  'logs/part-worker',
  'logs/project-settings',
].map((part) => ({
  in: `server/src/cli/${part}.ts`,
  out: basename(part),
}));

/** @type {import('esbuild').Plugin} */
export const lazyCliParts = {
  name: 'lazy-cli-parts',
  setup({ onResolve }) {
    onResolve({ filter: /\.ts$/ }, ({ kind, path, resolveDir }) => {
      const part = cliParts.find((one) => kind === 'dynamic-import' && resolve(one.in) === resolve(resolveDir, path));
      return part && { path: `./cli/${part.out}.mjs`, external: true };
    });
  },
};
