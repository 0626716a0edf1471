/** What JSON.stringify leaves as it is: DEL, C1 controls, what turns text around; and the `#` of a command of a build service. */
const UNSEEN = /[\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]|(?<=#)#(?=\w*\[)/g;
/** Most texts hold none of these, and a storm has a million lines. */
const SUSPECT = /[#\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/;

/**
 * JSON that says the same to a program, and nothing to a terminal or a build service on its way there
 * (`core/text/visible-text.ts` says what they would take for a command). `indent`: spaces.
 */
export function jsonOf(value: unknown, indent = 0): string {
  const text = JSON.stringify(value, null, indent);
  return SUSPECT.test(text) ? text.replace(UNSEEN, escaped) : text;
}

/** The same with a line feed behind it. */
export function jsonText(value: unknown, indent = 0): string {
  return `${jsonOf(value, indent)}\n`;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
