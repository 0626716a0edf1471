import { visibleText } from '../../server/src/core/text/visible-text.ts';

/**
 * Makes a message safe to show in a notification although names and log lines of others may be part of it. VS Code turns
 * `[text](address)` into a link, even into one that runs a command (microsoft/vscode:src/vs/base/common/linkedText.ts): here
 * such a text stays text.
 */
export function plainMessage(text: string): string {
  return visibleText(text).replaceAll('](', '] (');
}
