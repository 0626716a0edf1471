/**
 * What a sentence is called in a file of translations, instead of itself: those files are half as long. Of two numbers of FNV-1a
 * (draft-eastlake-fnv), 41 bits in base 36. The build sees that no two sentences have the same (scripts/build/translations.mjs).
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
