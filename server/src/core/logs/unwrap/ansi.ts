/**
 * Control sequences of a terminal: CSI (`ESC [ … final`), OSC (`ESC ] … BEL`), two-byte escapes; and colours as
 * rsyslog writes them, with the text `#033` for ESC. Every repetition stops at the next ESC, so that the work stays linear.
 */
const SEQUENCES = /\x1b\[[0-?]*[ -/]*[@-~]|#033\[(?:\d[\d;]{0,20})?m|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?|\x1b[@-Z\\^_]/g;

/** The text without its colours. */
export function stripColours(text: string): string {
  return text.includes('\x1b') || text.includes('#033[') ? text.replace(SEQUENCES, '') : text;
}
