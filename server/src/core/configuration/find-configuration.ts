import type { FileSystem } from '../project/file-system.ts';
import { CONFIGURATION_FILES } from './configuration.ts';
import type { ReadConfiguration } from './read-configuration.ts';

export interface FoundConfiguration extends ReadConfiguration {
  readonly uri: string;
  readonly text: string;
}

/** A larger file is no configuration of ours. */
const MAX_BYTES = 1_000_000;

/**
 * The configuration for the files of a folder (its URI, without a slash at its end): the nearest file in it or above it,
 * not beyond the root of its repository or a folder of which `isRoot` says so. Files are not merged. Never rejects;
 * undefined when there is none.
 */
export async function findConfiguration(
  fileSystem: FileSystem,
  folder: string,
  isRoot: (folder: string) => boolean = () => false,
): Promise<FoundConfiguration | undefined> {
  const [, authority, path = ''] = /^([a-z][\w+.-]*:\/\/[^/]*)(.*)$/i.exec(folder) ?? [];
  if (authority === undefined) return undefined;
  for (let here = path; ; here = here.slice(0, here.lastIndexOf('/'))) {
    // Looked up in parallel, because the first document waits for this.
    const uris = CONFIGURATION_FILES.map((name) => `${authority}${here}/${name}`);
    const texts = uris.map(async (uri) => ({ uri, text: await fileSystem.readFile(uri, MAX_BYTES) }));
    // `.git` is a file in a worktree or submodule.
    const repository = fileSystem.stat(`${authority}${here}/.git`);
    for (const { uri, text } of await Promise.all(texts)) if (text !== undefined) return found(uri, text);
    if ((await repository) !== undefined || here === '' || isRoot(`${authority}${here}`)) return undefined;
  }
}

/** One file; undefined when it cannot be read. */
export async function readConfigurationFile(
  fileSystem: FileSystem,
  uri: string,
): Promise<FoundConfiguration | undefined> {
  const text = await fileSystem.readFile(uri, MAX_BYTES);
  return text === undefined ? undefined : found(uri, text);
}

function found(uri: string, text: string): FoundConfiguration {
  const { readConfiguration } = require('./read-configuration.ts') as typeof import('./read-configuration.ts');
  return { uri, text, ...readConfiguration(text) };
}
