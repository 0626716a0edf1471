import { type Disposable, type FileWillRenameEvent, type WorkspaceEdit, workspace } from 'vscode';
import type { WorkspaceEdit as WrittenEdit } from 'vscode-languageclient';
import type { LanguageServer } from './language-client.ts';

/**
 * Commands that name a file follow it to its new name. The library's own feature would bring along a package that matches patterns of
 * paths, and asks only a server that runs already.
 */
export function followRenamedFiles(server: LanguageServer): Disposable {
  return workspace.onWillRenameFiles((event) => event.waitUntil(editFor(event, server)));
}

async function editFor({ files }: FileWillRenameEvent, server: LanguageServer): Promise<WorkspaceEdit | undefined> {
  const renamed = files.map(({ oldUri, newUri }) => ({ oldUri: oldUri.toString(), newUri: newUri.toString() }));
  const edit = (await namesFiles(server))
    ? await server.ask<WrittenEdit>('workspace/willRenameFiles', { files: renamed })
    : undefined;
  return edit && server.toEdit(edit);
}

/** Without a file of ours in the workspace no server is started for it. */
async function namesFiles(server: LanguageServer): Promise<boolean> {
  return (
    server.isRunning || (await workspace.findFiles('**/{Procfile,app_desc.yaml,app_desc.yml}', undefined, 1)).length > 0
  );
}
