import * as vscode from 'vscode';
import { tellInformation } from '../../notifications.ts';
import { locationParts } from './location-parts.ts';

/** Opens a file that a traceback names (a path inside a container) at a line, from 1; says so when it is not to be found. */
export async function openLocation(path: string, line: number): Promise<void> {
  const uri = await locate(path);
  if (!uri) {
    void tellInformation(vscode.l10n.t('{0} is not in this workspace.', path));
    return;
  }
  const position = new vscode.Position(Math.max(0, line - 1), 0);
  await vscode.window.showTextDocument(uri, { selection: new vscode.Range(position, position), preview: true });
}

/**
 * The workspace's file for a path of the container: the longest tail of the path that exists below a folder wins, so
 * `/app/shop/views.py` is `shop/views.py`, at the top of a folder or deeper. Code of installed packages is not searched
 * for by its name: another file would be found.
 */
async function locate(path: string): Promise<vscode.Uri | undefined> {
  const parts = locationParts(path);
  const folders = vscode.workspace.workspaceFolders ?? [];
  for (let from = 0; from < parts.length; from++) {
    for (const folder of folders) {
      const uri = vscode.Uri.joinPath(folder.uri, ...parts.slice(from));
      if (await exists(uri)) return uri;
    }
  }
  if (/[\\/](?:site|dist)-packages[\\/]|[\\/]lib[\\/]python\d/.test(path)) return undefined;
  // `/app/wsgi.py` may be in any folder that is deployed as /app; a name without a folder must be the only one.
  for (let from = 0; from < parts.length; from++) {
    const tail = parts.slice(from).join('/');
    if (/[*?{}[\]]/.test(tail)) continue;
    const found = await vscode.workspace.findFiles(`**/${tail}`, '**/{node_modules,.venv,venv}/**', 2);
    const [first] = found;
    if (first && (found.length === 1 || from < parts.length - 1)) return first;
  }
  return undefined;
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.File) !== 0;
  } catch {
    return false;
  }
}
