/**
 * Text of others made safe to show: characters that would be invisible, steer a terminal, or reverse the text around
 * them ("Trojan Source", CVE-2021-42574) are replaced by visible symbols. One UTF-16 unit stands for one, so that
 * positions stay valid.
 */
export function visibleText(text: string): string {
  return UNSEEN.test(text) ? text.replaceAll(EVERY_UNSEEN, picture) : text;
}

/**
 * The same for text that is written to a terminal in one line. Build services take an output line as a command when it
 * begins with `::` or contains `##[` or `##word[` (actions/runner:src/Runner.Common/ActionCommand.cs; Azure Pipelines
 * and TeamCity likewise): these characters are replaced by similar ones, too.
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

/** A "Control Pictures" symbol of Unicode where there is one for the character. */
function picture(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '\u2421' : '\u2426';
}
