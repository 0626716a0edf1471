import { pathToFileURL } from 'node:url';
import { check } from '../core/check/checker.ts';
import { fixInRounds } from '../core/check/fix-rounds.ts';
import type { Document } from '../core/model/document.ts';
import type { Platform } from '../core/model/platform.ts';
import { documentKind } from '../core/model/read-document.ts';
import type { PlatformEvidence } from '../core/platforms/detect.ts';
import { nodeFileSystem } from '../core/project/node-file-system.ts';
import type { Project } from '../core/project/project.ts';
import type { CheckedFinding, RuleSettings } from '../core/rules/rule.ts';
import type { FileEncoding } from '../core/text/file-encoding.ts';
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

/** The file after all that is safe to repair has been. */
export async function fixFile(path: string, text: string, options: CheckOptions): Promise<CheckedFile> {
  const file = await checkFile(path, text, options);
  return (await fixInRounds(file, (fixed) => checkFile(path, fixed, options))).checked;
}
