/** The blank and the letters of English, from common to rare. */
const LETTERS = ' etaoinsrhldcumfpgwybvkxjqz';

/** By character code: the share of the character in ordinary lines, as a rough estimate. */
export const SHARES = Float64Array.from({ length: 128 }, (_, code) => {
  const rank = LETTERS.indexOf(String.fromCharCode(code));
  if (rank !== -1) return 1 / (rank + 6);
  return code >= 48 && code <= 57 ? 0.03 : 0.007;
});

export function shareOf(text: string, at: number): number {
  return SHARES[text.charCodeAt(at)] ?? 0;
}
