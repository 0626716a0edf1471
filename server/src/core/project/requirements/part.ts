/** What is loaded with the files of the first project: `requirements.ts` leads here. */
export { addRequirement } from './add-requirement.ts';
export { loadRequirements } from './load-requirements.ts';
export { resolveVersion } from './resolve-version.ts';
