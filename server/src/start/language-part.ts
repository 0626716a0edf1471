/**
 * `server.ts` with all that it knows is built apart, as `dist/language.js` and the parts of it in `dist/language/`, which are
 * loaded when something asks for them (scripts/build/language-parts.mjs). The same files serve Node and browsers: each is
 * a function that takes the module to fill, and a loader for other parts and for the protocol's library. Of the library there
 * must be one copy, that of the start.
 */
import * as library from './protocol-library.ts';

export type LanguagePart = (module: { exports: unknown }, require: (name: string) => unknown) => void;

/** The server; `read` gives a part by the name of its file, such as `language/yaml`. */
export function loadLanguage(read: (name: string) => LanguagePart): typeof import('../server.ts') {
  return partLoader(read)('language') as typeof import('../server.ts');
}

/**
 * Loads parts by name: what each exports. `read` is asked once for each; parts do not import each other in a circle, so a part
 * is complete when it is remembered. `others` loads what is neither a part nor the protocol's library.
 */
export function partLoader(
  read: (name: string) => LanguagePart,
  others: (name: string) => object | undefined = () => undefined,
): (name: string) => object {
  // esbuild turns exports into getters, and every use would cost two calls: a copy has plain values.
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
