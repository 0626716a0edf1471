/**
 * Makes names, paths and lines of files safe in a label of the status bar or of a list. VS Code draws `$(sync)` there as an
 * icon and leaves nothing of `$(nproc)`, unless a backslash stands before it (microsoft/vscode:src/vs/base/browser/ui/iconLabel/iconLabels.ts).
 */
export function plainLabel(text: string): string {
  return text.replace(/\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/g, '\\$&');
}
