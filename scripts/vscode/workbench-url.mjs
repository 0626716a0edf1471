// @ts-check
// The address of the workbench page for a folder, with the extension under development and, for a test run, its suite.
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param {object} options
 * @param {string} options.url address of the server
 * @param {string} options.folder the folder to open, or a `.code-workspace` with several; absolute
 * @param {string} [options.extension] folder of the extension, absolute
 * @param {boolean} [options.skipWelcome] nothing is opened at the start, whatever the settings say; true unless told
 * @param {string} [options.tests] the module that exports `run()`, absolute
 */
export function workbenchUrl({ url, folder, extension, skipWelcome = true, tests }) {
  const { host } = new URL(url);
  const remote = (/** @type {string} */ path) => `vscode-remote://${host}${encodeURI(path)}`;
  const payload = skipWelcome ? [['skipWelcome', 'true']] : [];
  if (extension !== undefined) payload.push(['extensionDevelopmentPath', remote(extension)]);
  if (tests !== undefined) payload.push(['extensionTestsPath', remote(tests)]);
  const page = new URL(url);
  page.searchParams.set(folder.endsWith('.code-workspace') ? 'workspace' : 'folder', folder);
  page.searchParams.set('payload', JSON.stringify(payload));
  return page.href;
}

/**
 * Another path of the extension's folder. In a development window VS Code prefers the themes it finds below the folder of
 * the extension to the user's choice (WorkbenchThemeService, `findThemeByExtensionLocation`), and by default our copy of
 * VS Code, with all its themes, lies below it.
 * @param {string} extension
 * @param {string} dataFolder where the link is made
 */
export function linkExtension(extension, dataFolder) {
  const link = join(dataFolder, 'extension');
  symlinkSync(extension, link, 'junction');
  return link;
}
