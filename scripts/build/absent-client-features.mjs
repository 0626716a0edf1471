// @ts-check
// The library of the language client has a module for every feature of the protocol. Those that our server never announces are
// replaced by client/src/language/absent-client-features.ts. Two more things are left out: the library's check that VS Code is new
// enough, because `engines.vscode` in package.json demands a newer one and VS Code enforces it; and its matching of path patterns,
// which it needs only for diagnostics of tabs whose texts are not open (`onTabs`), for which we do not ask.
import { join, sep } from 'node:path';
import { root } from '../process/root.mjs';

/** Modules of vscode-languageclient/lib/common. */
export const ABSENT_MODULES = [
  'callHierarchy',
  'colorProvider',
  'declaration',
  'executeCommand',
  'fileOperations',
  'implementation',
  'inlineCompletion',
  'inlineValue',
  'linkedEditingRange',
  'notebook',
  'textDocumentContent',
  'typeDefinition',
  'typeHierarchy',
];

const library = `${sep}vscode-languageclient${sep}lib${sep}`;
const standIn = join(root, 'client', 'src', 'language', 'absent-client-features.ts');

/** @type {import('esbuild').Plugin} */
export const absentClientFeatures = {
  name: 'absent-client-features',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: new RegExp(`^\\./(?:${ABSENT_MODULES.join('|')})$`) }, ({ importer }) =>
      importer.includes(`${library}common${sep}`) ? { path: standIn } : undefined,
    );
    onResolve({ filter: /^semver\/functions\/(?:parse|satisfies)$/ }, ({ path, importer }) =>
      importer.includes(library) ? { path, namespace: 'no-version-check' } : undefined,
    );
    onResolve({ filter: /^\.\/utils\/globPattern$/ }, ({ path, importer }) =>
      importer.includes(library) ? { path, namespace: 'no-patterns' } : undefined,
    );
    onLoad({ filter: /./, namespace: 'no-patterns' }, () => ({
      contents: 'export const matchGlobPattern = () => false;',
    }));
    onLoad({ filter: /./, namespace: 'no-version-check' }, () => ({
      contents: 'module.exports = (version) => version;',
    }));
  },
};
