// @ts-check
/** Makes `require` work in an ES module that esbuild has made: our code loads parts lazily by it. */
export const requireBanner = {
  js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
};
