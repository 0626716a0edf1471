/** What JSON.stringify leaves as it is: DEL, C1 controls, what turns text around; and the `#` of a command of a build service. */
const UNSEEN = /[\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]|(?<=#)#(?=\w*\[)/g;

/**
 * JSON with a line feed behind it that says the same to a program, and nothing to a terminal or a build service on its way
 * there (`core/text/visible-text.ts` says what they would take for a command). `indent`: spaces.
 */
export function jsonText(value: unknown, indent = 0): string {
  const text = JSON.stringify(value, null, indent);
  return `${text.replace(UNSEEN, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}
