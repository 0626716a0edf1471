/** Parts of a pattern that accept any digit, or whose own digits are no text: `\d`, `{1,5}`, `(?<pid2>`. */
const ANY_DIGIT = /\\[dDwWsSbB]|\{\d+(?:,\d*)?\}|\(\?<\w+>/g;
const CLASS = /\[(?:[^\\\]]|\\.)*\]/gs;

/** Whether a pattern never distinguishes one digit from another: it then treats all lines of a template alike. */
export function isDigitBlind(source: string): boolean {
  const rest = source.replace(CLASS, (members) => members.replace('0-9', '')).replace(ANY_DIGIT, '');
  return !/\d/.test(rest);
}
