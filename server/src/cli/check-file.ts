import { pathToFileURL } from 'node:url';
import { check } from '../core/check/checker.ts';
import type { Document } from '../core/model/document.ts';
import type { Platform } from '../core/model/platform.ts';
import { documentKind } from '../core/model/read-document.ts';
import type { PlatformEvidence } from '../core/platforms/detect.ts';
import { nodeFileSystem } from '../core/project/node-file-system.ts';
import type { Project } from '../core/project/project.ts';
import { safeEdits } from '../core/rules/fixes/safe-edits.ts';
import type { CheckedFinding, RuleSettings } from '../core/rules/rule.ts';
import type { FileEncoding } from '../core/text/file-encoding.ts';
import { applyEdits } from '../core/text/text-edit.ts';
import { readContext } from '../workspace/read-context.ts';

export interface CheckOptions {
  readonly platform: PlatformEvidence['setting'];
  readonly rules: RuleSettings;
  /** How the bytes were written that the text comes from. */
  readonly encoding?: FileEncoding;
}

export interface CheckedFile {
  /** As the user named it. */
  readonly path: string;
  readonly document: Document;
  readonly platform: Platform;
  readonly project: Project;
  readonly findings: readonly CheckedFinding[];
}

/** Reads and checks one text. A file whose name says nothing is taken for a Procfile: the user named it. */
export async function checkFile(path: string, text: string, options: CheckOptions): Promise<CheckedFile> {
  const uri = pathToFileURL(path).href;
  const kind = documentKind(uri) ?? 'procfile';
  // A byte order mark is in the text, which may be repaired already and not written yet.
  const encoding = options.encoding === 'utf-8-with-mark' ? 'utf-8' : options.encoding;
  const fileSystem = { ...nodeFileSystem, encoding: async () => encoding };
  const context = await readContext(fileSystem, { uri, version: 0, kind, text }, options.platform);
  const { document, project, platform } = context;
  return { path, document, project, platform, findings: check(context, options.rules) };
}

/** More than any file needs, in which one repair after the other shows what the next one is about. */
const MOST_ROUNDS = 1000;

/** Applies safe fixes, checks again, and so on until none is left: a line that could not be read may have problems of its own. */
export async function fixFile(path: string, text: string, options: CheckOptions): Promise<CheckedFile> {
  let file = await checkFile(path, text, options);
  for (let rounds = 0; rounds < MOST_ROUNDS; rounds++) {
    const edits = safeEdits(file.findings);
    if (edits.length === 0) break;
    const fixed = applyEdits(file.document.text, edits);
    if (fixed === file.document.text) break;
    file = await checkFile(path, fixed, options);
  }
  return file;
}
