// @ts-check
// `require('./node-client.ts')` in the extension means dist/node-client.js when it is called, not before; so with the log panel.

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
