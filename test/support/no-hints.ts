import type { ProjectHints } from '../../server/src/core/project/project-hints.ts';

/** Of a folder whose documents name nothing. */
export const NO_HINTS: ProjectHints = { files: [], modules: [], programs: [], directories: [], sourceDirectories: [] };
