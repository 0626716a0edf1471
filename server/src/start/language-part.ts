/**
 * `server.ts` with all that it knows is built apart, as `dist/language.js`: one file for Node and for browsers, loaded after
 * `initialize` was answered. It is a function of the module that it fills and of a way to the protocol's library, of
 * which there must be one copy: that of the start.
 */
import * as library from 'vscode-languageserver';

export type LanguagePart = (module: { exports: unknown }, require: (name: string) => unknown) => void;

export function evaluate(part: LanguagePart): typeof import('../server.ts') {
  const module = { exports: {} };
  part(module, () => library);
  return module.exports as typeof import('../server.ts');
}
