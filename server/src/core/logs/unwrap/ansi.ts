/**
 * Control sequences of a terminal: CSI (`ESC [ … final`), OSC (`ESC ] … BEL`), two-byte escapes; and the text `#033[`
 * that rsyslog writes for ESC, before a colour. Every repetition stops at the next ESC, so that the work stays linear.
 */
const SEQUENCES = /(?:\x1b\[|#033\[(?=[\dm]))[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?|\x1b[@-Z\\^_]/g;

/** The text without its colours. */
export function stripColours(text: string): string {
  return text.includes('\x1b') || text.includes('#033[') ? text.replace(SEQUENCES, '') : text;
}
