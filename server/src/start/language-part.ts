/**
 * `server.ts` with all that it knows is built apart, as `dist/language.js` and the parts of it in `dist/language/`, which are
 * loaded when something asks for them (scripts/build/language-parts.mjs). The same files serve Node and browsers: each is
 * a function of the module that it fills and of a way to the others and to the protocol's library, of which there must be
 * one copy: that of the start.
 */
import * as library from './protocol-library.ts';

export type LanguagePart = (module: { exports: unknown }, require: (name: string) => unknown) => void;

/** The server; `read` gives a part by the name of its file, such as `language/yaml`. */
export function loadLanguage(read: (name: string) => LanguagePart): typeof import('../server.ts') {
  return partLoader(read)('language') as typeof import('../server.ts');
}

/**
 * Gives what a part gives out; `read` is asked once for each. Parts stand in no circle, so one is known when it is whole.
 * `others`: what is no part, and is not the protocol's library.
 */
export function partLoader(
  read: (name: string) => LanguagePart,
  others: (name: string) => object | undefined = () => undefined,
): (name: string) => object {
  // The build gives out what this module exports by getters, of which each use costs two calls. Here are the values.
  const protocol = { ...library };
  const loaded = new Map<string, object>();
  const load = (name: string): object => {
    if (name === 'vscode-languageserver') return protocol;
    const known = loaded.get(name) ?? others(name);
    if (known) return known;
    const module: { exports: object } = { exports: {} };
    read(name)(module, load);
    loaded.set(name, module.exports);
    return module.exports;
  };
  return load;
}
