import { visibleText } from '../../server/src/core/text/visible-text.ts';

/**
 * What a notification says, when names and lines of others may be part of it. VS Code makes links of `[text](address)`,
 * also such that run a command (microsoft/vscode:src/vs/base/common/linkedText.ts): here they stay text.
 */
export function plainMessage(text: string): string {
  return visibleText(text).replaceAll('](', '] (');
}
