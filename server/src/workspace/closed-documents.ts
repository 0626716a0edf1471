import { documentKind } from '../core/model/read-document.ts';
import type { PlatformEvidence } from '../core/platforms/detect.ts';
import type { FileSystem } from '../core/project/file-system.ts';
import { findDocuments } from '../core/project/search/find-documents.ts';
import type { IgnorePattern } from '../core/project/search/ignore-patterns.ts';
import type { RuleContext } from '../core/rules/rule.ts';
import { readContext } from './read-context.ts';
import { inSteps, type Steps } from './steps.ts';

/** More files, in number and in bytes of each, than anybody keeps in one workspace. */
const MAX_CLOSED = 100;
const MAX_CLOSED_BYTES = 1_000_000;

interface ClosedEnvironment {
  readonly disk: FileSystem;
  /** The same, with the texts of open files as they are in the editor. */
  readonly editor: FileSystem;
  isOpen(uri: string): boolean;
  /** The platform that the settings name for a file, when they are known. */
  platformOf(uri: string): Promise<PlatformEvidence['setting']>;
}

/** The files of the workspace that are not open, each read with what is around it when it is asked for. */
export class ClosedDocuments {
  readonly #environment: ClosedEnvironment;

  constructor(environment: ClosedEnvironment) {
    this.#environment = environment;
  }

  /** All below these folders, without those that match `excluded`. */
  async below(
    folders: readonly string[],
    excluded: readonly IgnorePattern[],
    steps: Steps | undefined,
  ): Promise<RuleContext[]> {
    const { disk, isOpen } = this.#environment;
    const found = await Promise.all(folders.map((folder) => findDocuments(disk, folder.replace(/\/$/, ''), excluded)));
    const closed = [...new Set(found.flat())].filter((uri) => !isOpen(uri)).slice(0, MAX_CLOSED);
    return (await inSteps(closed, (uri) => this.read(uri), steps)).flat();
  }

  /** Nothing, if there is no such file, it is too large or none of ours. */
  async read(uri: string): Promise<RuleContext[]> {
    const { disk, editor, platformOf } = this.#environment;
    const kind = documentKind(uri);
    const text = await disk.readFile(uri, MAX_CLOSED_BYTES);
    if (!kind || text === undefined) return [];
    return [await readContext(editor, { uri, version: -1, kind, text }, await platformOf(uri))];
  }
}
