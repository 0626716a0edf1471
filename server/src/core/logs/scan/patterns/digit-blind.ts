/** What looks at no digit: any digit, how often something repeats, a name. */
const HARMLESS = /\\[dDwWsSbB]|\{\d+(?:,\d*)?\}|\(\?<\w+>/g;
const CLASS = /\[(?:[^\\\]]|\\.)*\]/gs;

/** Whether a pattern takes any digit for any other: then texts that differ in digits only are all the same to it. */
export function isDigitBlind(source: string): boolean {
  const rest = source.replace(CLASS, (members) => members.replace('0-9', '')).replace(HARMLESS, '');
  return !/\d/.test(rest);
}
