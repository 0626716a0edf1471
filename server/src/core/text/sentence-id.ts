/**
 * The key of an English sentence in a file of translations, which makes those files half as long: 41 bits of two FNV-1a
 * hashes (draft-eastlake-fnv), in base 36. The build fails if two sentences have the same key
 * (scripts/build/translations.mjs).
 */
export function sentenceId(english: string): string {
  let first = 0x811c9dc5;
  let second = 0x811c9dc5 ^ english.length;
  for (let i = 0; i < english.length; i++) {
    const unit = english.charCodeAt(i);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second ^ unit, 0x01000193);
  }
  return ((first >>> 0) * 0x200 + (second >>> 23)).toString(36);
}
