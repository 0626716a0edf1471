/** Loads the code that reads and writes requirements on first use; see the functions of these names. */
import type * as part from './part.ts';

export const addRequirement: typeof part.addRequirement = (...args) => loaded().addRequirement(...args);
export const loadRequirements: typeof part.loadRequirements = (...args) => loaded().loadRequirements(...args);
export const resolveVersion: typeof part.resolveVersion = (...args) => loaded().resolveVersion(...args);

function loaded() {
  return require('./part.ts') as typeof import('./part.ts');
}
