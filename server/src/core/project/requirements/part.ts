/** The part of the bundle that is loaded with the files of the first project, through `requirements.ts`. */
export { addRequirement } from './add-requirement.ts';
export { loadRequirements } from './load-requirements.ts';
export { resolveVersion } from './resolve-version.ts';
