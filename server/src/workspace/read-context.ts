import type { DocumentSource } from '../core/model/read-document.ts';
import { readDocument } from '../core/model/read-document.ts';
import { detectPlatform, type PlatformEvidence } from '../core/platforms/detect.ts';
import type { FileSystem } from '../core/project/file-system.ts';
import { loadProject } from '../core/project/load-project.ts';
import type { Project } from '../core/project/project.ts';
import type { RuleContext } from '../core/rules/rule.ts';
import { folderOf } from './folders.ts';
import { hintsFor } from './hints.ts';

/** Reads a text that is not being edited, with the files around it. Never rejects. */
export async function readContext(
  fileSystem: FileSystem,
  source: DocumentSource,
  setting: PlatformEvidence['setting'],
): Promise<RuleContext & { readonly project: Project }> {
  const draft = readDocument(source, 'lines');
  const project = await loadProject(fileSystem, folderOf(source.uri), () => hintsFor([draft]));
  const platform = detectPlatform({ setting, document: source, project });
  return { document: readDocument(source, platform.procfile), platform, project };
}
