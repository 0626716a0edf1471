// @ts-check
// `require('./node-client.ts')` in the extension means dist/node-client.js when it is called, not before.

/** @type {import('esbuild').Plugin} */
export const lazyClient = {
  name: 'lazy-client',
  setup({ onResolve }) {
    onResolve({ filter: /\/node-client\.ts$/ }, ({ kind }) =>
      kind === 'require-call' ? { path: './node-client.js', external: true } : undefined,
    );
  },
};
