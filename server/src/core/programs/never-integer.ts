import { UNKNOWN } from '../syntax/shell/ast.ts';

/** A `$` before a variable may make another one of it, where a shell reads the text again (`bash -c "… \\$$PORT"`). */
const FOREIGN = new RegExp(`[^\\p{Nd}\\s_+\\-$${UNKNOWN}]|\\$(?!${UNKNOWN})`, 'u');

/** Whether Python's `int()` refuses a text whatever its variables bring: a character stands beside them that no number has. */
export function isNeverInteger(text: string): boolean {
  return FOREIGN.test(text);
}
