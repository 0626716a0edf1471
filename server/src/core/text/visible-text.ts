/**
 * Text of others as it may be shown. Characters that would be invisible, that steer a terminal, or that would turn the text
 * around them (the "Trojan Source" of CVE-2021-42574), are drawn as a picture; all others stay. One character for one, so
 * places stay, too.
 */
export function visibleText(text: string): string {
  return UNSEEN.test(text) ? text.replaceAll(EVERY_UNSEEN, picture) : text;
}

/**
 * The same for a place that has one line: what is written to a terminal. A build service takes lines of a job's output as
 * commands when they begin with `::` or hold `##[` or `##word[` (actions/runner:src/Runner.Common/ActionCommand.cs;
 * Azure Pipelines and TeamCity are alike): those characters, too, give way to others that look like them.
 */
export function visibleLine(text: string): string {
  return visibleText(text)
    .replaceAll('\n', '\u240a')
    .replace(/^(\s*):(?=:)/, '$1\u2236')
    .replace(/##(?=\w*\[)/g, '\u266f#');
}

/** C0 and C1 controls but for tab and line feed, DEL, and Unicode's directional formatting characters (UAX 9, section 2). */
const UNSEEN = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/;
const EVERY_UNSEEN = new RegExp(UNSEEN, 'g');

/** Unicode's "Control Pictures" for those that have one. */
function picture(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '\u2421' : '\u2426';
}
