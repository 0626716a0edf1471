// @ts-check
// In the extension `require('./node-client.ts')` loads dist/node-client.js when it is called, and likewise for the log panel.

/** @type {import('esbuild').Plugin} */
export const lazyExtensionParts = {
  name: 'lazy-extension-parts',
  setup({ onResolve }) {
    onResolve({ filter: /\/(?:node-client|node-log-panel)\.ts$/ }, ({ kind, path }) => {
      const name = path.slice(path.lastIndexOf('/') + 1, -'.ts'.length);
      return kind === 'require-call' ? { path: `./${name}.js`, external: true } : undefined;
    });
  },
};
