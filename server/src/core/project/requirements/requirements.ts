/** Loads the code that reads and writes requirements on first use; see the functions of these names. */
import type { ProjectReader } from '../project-reader.ts';
import type { LoadedRequirements } from './load-requirements.ts';
import type * as part from './part.ts';

/** Every file that a project's requirements begin with, and the folder of such files. */
const REQUIREMENTS = /requirements|\.lock$|^(?:pyproject|pylock)\.toml$|^Pipfile$/i;

const NONE: LoadedRequirements = {
  python: undefined,
  requirements: () => ({
    found: false,
    complete: false,
    hasUnseen: false,
    packages: new Map(),
    mentions: [],
    preferredFile: undefined,
  }),
};

export async function loadRequirements(reader: ProjectReader): Promise<LoadedRequirements> {
  const names = (await reader.list('')) ?? [];
  return names.some((name) => REQUIREMENTS.test(name)) ? loaded().loadRequirements(reader) : NONE;
}

export const addRequirement: typeof part.addRequirement = (...args) => loaded().addRequirement(...args);
export const resolveVersion: typeof part.resolveVersion = (...args) => loaded().resolveVersion(...args);

function loaded() {
  return require('./part.ts') as typeof import('./part.ts');
}
