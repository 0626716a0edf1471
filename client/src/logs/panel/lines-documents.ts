import { type ExtensionContext, FileType, l10n, Uri, window, workspace } from 'vscode';
import { forget, linesFolder, linesUri, openLinesFiles } from './lines-files.ts';

/** A file that no editor of this window has shown for this long was left behind by a window that crashed. */
const LEFT_BEHIND_MS = 24 * 3_600_000;

/** Opens lines as a document that asks no question when it is closed and can be saved under a name, beside those that are open. */
export async function openLines(context: ExtensionContext, text: string): Promise<void> {
  const folder = linesFolder(context);
  await workspace.fs.createDirectory(folder);
  const taken = await namesIn(folder);
  let number = 1;
  const name = () => `${l10n.t('Platform Logs')} ${number}.log`;
  while (taken.has(name())) number++;
  await workspace.fs.writeFile(Uri.joinPath(folder, name()), new TextEncoder().encode(text));
  await window.showTextDocument(linesUri(name()), { preview: false });
}

/** The names that are in use, also by another window of the same folder. */
async function namesIn(folder: Uri): Promise<ReadonlySet<string>> {
  const open = openLinesFiles();
  const names = new Set<string>();
  for (const [name, type] of await workspace.fs.readDirectory(folder)) {
    const file = Uri.joinPath(folder, name);
    const isOpen = type !== FileType.File || open.has(linesUri(name).toString());
    if (isOpen || Date.now() - (await workspace.fs.stat(file)).mtime < LEFT_BEHIND_MS) names.add(name);
    else await forget(file);
  }
  return names;
}
