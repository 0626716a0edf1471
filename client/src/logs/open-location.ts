import * as vscode from 'vscode';

/** Opens a file that a traceback names (a path inside a container) at a line, from 1. False when it is not to be found. */
export async function openLocation(path: string, line: number): Promise<boolean> {
  const uri = await locate(path);
  if (!uri) return false;
  const position = new vscode.Position(Math.max(0, line - 1), 0);
  await vscode.window.showTextDocument(uri, { selection: new vscode.Range(position, position), preview: true });
  return true;
}

/**
 * The workspace's file for a path of the container: the longest tail of the path that exists below a folder wins, so
 * `/app/shop/views.py` is `shop/views.py`. A path that exists here as it stands (a local process) is taken as it is.
 */
async function locate(path: string): Promise<vscode.Uri | undefined> {
  const parts = path.split(/[\\/]/).filter((part) => part !== '' && part !== '.' && part !== '..');
  const folders = vscode.workspace.workspaceFolders ?? [];
  for (let from = 0; from < parts.length; from++) {
    for (const folder of folders) {
      const uri = vscode.Uri.joinPath(folder.uri, ...parts.slice(from));
      if (await exists(uri)) return uri;
    }
  }
  const whole = vscode.Uri.file(path);
  const inside = vscode.workspace.getWorkspaceFolder(whole) !== undefined;
  return inside && (await exists(whole)) ? whole : undefined;
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.File) !== 0;
  } catch {
    return false;
  }
}
