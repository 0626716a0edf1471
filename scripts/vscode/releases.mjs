// @ts-check
// The VS Codes that can be put together from npm packages: code-server's package brings VS Code's own server, web workbench
// and Node extension host. Pinned to what was seen to work.

/**
 * @typedef {object} Release
 * @property {string} version VS Code's own version
 * @property {string} codeServer version of the npm package `code-server`
 * @property {string | undefined} node version of the npm package `node-<platform>-<arch>`; undefined: the Node that runs this script
 */

/** The oldest that package.json's `engines.vscode` allows. */
export const oldest = /** @type {Release} */ ({ version: '1.100.3', codeServer: '4.100.3', node: undefined });

/** The newest whose extension host works without native modules. */
const newest = /** @type {Release} */ ({ version: '1.117.0', codeServer: '4.117.0', node: '22.23.3' });

/**
 * @param {string | undefined} name `oldest` (also without a name) or `newest`
 * @returns {Release}
 */
export function releaseNamed(name) {
  if (name === undefined || name === 'oldest') return oldest;
  if (name === 'newest') return newest;
  throw new Error(`no such VS Code: ${name} (oldest or newest)`);
}

export const RIPGREP_VERSION = '1.18.0';
export const CHROMIUM_VERSION = '153.0.0';
