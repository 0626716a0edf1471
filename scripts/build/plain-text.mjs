// @ts-check

/** What a text says that has no arguments. @param {import('../../server/src/core/text/l10n.ts').Text} text */
export function plain({ key, args }) {
  if (Object.keys(args).length > 0) throw new Error(`a text of the catalogue has arguments: ${key}`);
  return key;
}
