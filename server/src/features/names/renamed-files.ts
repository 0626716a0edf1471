import type { RenameFilesParams, WorkspaceEdit } from 'vscode-languageserver';
import { editsForMoves } from '../../core/navigate/moved-paths.ts';
import type { RuleContext } from '../../core/rules/rule.ts';
import { folderOf } from '../../workspace/folders.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { workspaceEdit } from '../workspace-edit.ts';

/** No folder of a workspace is so deep; each is looked into. */
const MAX_FOLDERS_ABOVE = 32;

/**
 * Files and folders are about to get other names: the edits of Procfiles and app_desc.yaml above them, whose commands name them.
 * Null when there are none.
 */
export async function renamedFiles(workspace: Workspace, { files }: RenameFilesParams): Promise<WorkspaceEdit | null> {
  const moves = files.map(({ oldUri, newUri }) => ({ from: withoutSlash(oldUri), to: withoutSlash(newUri) }));
  const folders = new Set(moves.flatMap(({ from }) => foldersAbove(from, workspace.folders)));
  const changes = (await contextsIn(workspace, folders)).flatMap(
    ({ document, project }) =>
      (project && workspaceEdit(document, editsForMoves(document, project, moves)).documentChanges) ?? [],
  );
  return changes.length > 0 ? { documentChanges: changes } : null;
}

/** What platforms read in these folders, and what else of ours is open there. */
async function contextsIn(workspace: Workspace, folders: ReadonlySet<string>): Promise<RuleContext[]> {
  const defined = await Promise.all([...folders].map((folder) => workspace.definitionsIn(folder)));
  const open = workspace.openUris.filter((uri) => folders.has(folderOf(uri)));
  const opened = await Promise.all(open.map((uri) => workspace.informedAnalysis(uri)));
  const contexts = [...defined.flat(), ...opened.flatMap((analysis) => analysis ?? [])];
  return [...new Map(contexts.map((context) => [context.document.uri, context])).values()];
}

/** The folder of a file and those above it, up to the one that the user has opened. */
function foldersAbove(uri: string, roots: readonly string[]): string[] {
  const tops = roots.map(withoutSlash);
  const folders: string[] = [];
  let folder = folderOf(uri);
  while (folders.length < MAX_FOLDERS_ABOVE) {
    folders.push(folder);
    if (tops.includes(folder) || !tops.some((top) => folder.startsWith(`${top}/`))) break;
    folder = folderOf(folder);
  }
  return folders;
}

function withoutSlash(uri: string): string {
  return uri.replace(/\/$/, '');
}
