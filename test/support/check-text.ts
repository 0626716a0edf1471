import { check } from '../../server/src/core/check/checker.ts';
import { documentKind, readDocument } from '../../server/src/core/model/read-document.ts';
import { detectPlatform, type PlatformEvidence } from '../../server/src/core/platforms/detect.ts';
import { loadProject } from '../../server/src/core/project/load-project.ts';
import type { CheckedFinding, RuleContext, RuleSettings } from '../../server/src/core/rules/rule.ts';
import { hintsFor } from '../../server/src/workspace/hints.ts';
import { MEMORY_FOLDER, memoryFileSystem } from './memory-file-system.ts';

export interface TextToCheck {
  readonly text: string;
  /** `Procfile` unless said otherwise. */
  readonly file?: string | undefined;
  readonly platform?: PlatformEvidence['setting'] | undefined;
  /** Other files of the folder, by relative path. */
  readonly files?: Readonly<Record<string, string>> | undefined;
}

/** All that a rule may look at, for a text among other files that exist in memory only. */
export async function ruleContext({
  text,
  file = 'Procfile',
  platform = 'auto',
  files = {},
}: TextToCheck): Promise<RuleContext> {
  const uri = `${MEMORY_FOLDER}/${file}`;
  const kind = documentKind(uri);
  if (!kind) throw new Error(`${file} is none of our files`);
  const source = { uri, version: 1, kind, text };
  const fileSystem = memoryFileSystem({ ...files, [file]: text });
  const readAsLines = readDocument(source, 'lines');
  const project = await loadProject(fileSystem, MEMORY_FOLDER, () => hintsFor([readAsLines]));
  const detected = detectPlatform({ setting: platform, document: source, project });
  const isReadOtherwise = kind === 'procfile' && detected.procfile !== 'lines';
  const document = isReadOtherwise ? readDocument(source, detected.procfile) : readAsLines;
  return { document, platform: detected, project };
}

/** What the rules say; a rule that throws fails the test. */
export async function checkText(source: TextToCheck, settings: RuleSettings = {}): Promise<CheckedFinding[]> {
  return check(await ruleContext(source), settings, (rule, error) => {
    throw new Error(`${rule.id} failed`, { cause: error });
  });
}
