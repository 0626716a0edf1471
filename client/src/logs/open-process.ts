import * as vscode from 'vscode';

/** Opens the file that starts a process, at its line: Procfile before app_desc.yaml. False when there is none. */
export async function openProcess(processes: readonly string[]): Promise<boolean> {
  for (const pattern of ['**/Procfile', '**/app_desc.{yaml,yml}']) {
    for (const uri of await vscode.workspace.findFiles(pattern, '**/node_modules/**', 5)) {
      const document = await vscode.workspace.openTextDocument(uri);
      const line = lineOf(document.getText(), processes);
      if (line === undefined) continue;
      const selection = document.lineAt(line).range;
      await vscode.window.showTextDocument(document, { selection });
      return true;
    }
  }
  return false;
}

/** The first line that begins one of the processes: `web:` or `name: web`. */
function lineOf(text: string, processes: readonly string[]): number | undefined {
  const names = processes.map((name) => name.replace(/\.\d+$/, '').replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  if (names.length === 0) return undefined;
  const pattern = new RegExp(`^\\s*(?:-\\s*)?(?:name:\\s*)?["']?(?:${names.join('|')})["']?\\s*(?::|$)`);
  const line = text.split('\n').findIndex((one) => pattern.test(one));
  return line < 0 ? undefined : line;
}
