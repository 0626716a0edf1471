/**
 * The files of dist/language/: what `language.js`, which holds all that nearly every file needs, leaves out until something
 * asks for it. A browser is given them all at once, since there they cannot be read later without waiting.
 * `test/unit/language-parts.test.ts` compares this list with what the server loads by `require`.
 */
export const LANGUAGE_PARTS: readonly string[] = ['catalogue', 'lezer-python'];
