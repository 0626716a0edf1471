import { pathToFileURL } from 'node:url';
import type { Document } from '../core/model/document.ts';
import { documentKind, readDocument } from '../core/model/read-document.ts';
import { detectPlatform, type PlatformEvidence } from '../core/platforms/detect.ts';
import { loadProject } from '../core/project/load-project.ts';
import { nodeFileSystem } from '../core/project/node-file-system.ts';
import type { Project } from '../core/project/project.ts';
import { check } from '../core/rules/check.ts';
import { safeEdits } from '../core/rules/fix.ts';
import type { CheckedFinding, RuleSettings } from '../core/rules/rule.ts';
import { applyEdits } from '../core/text/text-edit.ts';
import { folderOf } from '../workspace/folders.ts';
import { hintsFor } from '../workspace/hints.ts';

export interface CheckOptions {
  readonly platform: PlatformEvidence['setting'];
  readonly rules: RuleSettings;
}

export interface CheckedFile {
  /** As the user named it. */
  readonly path: string;
  readonly document: Document;
  readonly project: Project;
  readonly findings: readonly CheckedFinding[];
}

/** Reads and checks one text. A file whose name says nothing is taken for a Procfile: the user named it. */
export async function checkFile(path: string, text: string, options: CheckOptions): Promise<CheckedFile> {
  const uri = pathToFileURL(path).href;
  const kind = documentKind(uri) ?? 'procfile';
  const source = { uri, version: 0, kind, text };
  const draft = readDocument(source, 'lines');
  const project = await loadProject(nodeFileSystem, folderOf(uri), hintsFor([draft]));
  return { path, ...checkText(source, project, options) };
}

/** Applies safe fixes, checks again, and so on until none is left; at most as often as there are findings. */
export async function fixFile(path: string, text: string, options: CheckOptions): Promise<CheckedFile> {
  let file = await checkFile(path, text, options);
  for (let rounds = file.findings.length; rounds > 0; rounds--) {
    const edits = safeEdits(file.findings);
    if (edits.length === 0) break;
    const fixed = applyEdits(file.document.text, edits);
    if (fixed === file.document.text) break;
    file = await checkFile(path, fixed, options);
  }
  return file;
}

function checkText(
  source: { uri: string; version: number; kind: Document['kind']; text: string },
  project: Project,
  { platform: setting, rules }: CheckOptions,
): Omit<CheckedFile, 'path'> {
  const platform = detectPlatform({ setting, document: source, project });
  const document = readDocument(source, platform.procfile);
  return { document, project, findings: check({ document, platform, project }, rules) };
}
