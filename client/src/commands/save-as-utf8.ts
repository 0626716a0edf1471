import { commands, type Disposable, Uri, workspace } from 'vscode';
import { SAVE_AS_UTF8 } from '../../../server/src/core/messages/file-messages.ts';

/** For the quick fix of a file that is saved as something else, or behind a byte order mark; VS Code itself only asks a person. */
export function registerSaveAsUtf8(): Disposable {
  return commands.registerCommand(SAVE_AS_UTF8, async (uri: string) => {
    const file = Uri.parse(uri, true);
    const document = await workspace.openTextDocument(file);
    // Where VS Code cannot save it says why, and the text stays unsaved.
    if (document.isDirty && !(await document.save())) return;
    await workspace.fs.writeFile(file, new TextEncoder().encode(document.getText()));
    // Read again at once, also where `files.encoding` says something else.
    await workspace.openTextDocument(file, { encoding: 'utf8' });
  });
}
