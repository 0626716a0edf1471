// @ts-check
// The library of the language client brings a module for every feature of the protocol. Those that our server never announces are
// left out of the bundle; client/src/language/absent-client-features.ts stands in their place. So is the library's question whether VS Code
// is new enough: `engines.vscode` in package.json asks for a later one, and VS Code holds it. And so are patterns of paths, which it
// matches itself for tabs whose texts were not opened yet, and only where `onTabs` asks for their diagnostics: ours does not.
import { join, sep } from 'node:path';
import { root } from '../process/root.mjs';

/** Modules of vscode-languageclient/lib/common. */
export const absentModules = [
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
    onResolve({ filter: new RegExp(`^\\./(?:${absentModules.join('|')})$`) }, ({ importer }) =>
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
