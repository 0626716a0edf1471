// @ts-check
/** What an ES module made by esbuild needs so that `require` works in it: our code loads the Python grammar so, when it must. */
export const requireBanner = {
  js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
};
