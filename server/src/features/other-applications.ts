import type { Position } from 'vscode-languageserver';
import type { Document } from '../core/model/document.ts';
import { nameAt } from '../core/navigate/names.ts';
import type { Steps } from '../workspace/steps.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** The app_desc.yaml of the workspace, where the name at a position is one that other applications may use: a module's. */
export async function otherApplications(
  workspace: Workspace,
  uri: string,
  position: Position,
  steps: Steps,
): Promise<Document[]> {
  const document = workspace.document(uri);
  if (!document || nameAt(document, document.lines.offsetAt(position))?.of !== 'module') return [];
  const open = workspace.openUris.flatMap((one) => workspace.document(one) ?? []);
  const closed = await workspace.closedDocuments(undefined, steps);
  return [...open, ...closed.map((context) => context.document)].filter(({ kind }) => kind === 'app-desc');
}
