import type { Project } from '../project/project.ts';
import { normalizeName } from '../project/requirements/package-name.ts';
import { resolveVersion } from '../project/requirements/requirements.ts';
import type { Program } from './program.ts';

/**
 * The release of a program that will be installed: the pinned one, else the newest known one that the requirements
 * allow (which pip takes). Undefined when nothing says which.
 */
export function installedVersion(
  project: Project | undefined,
  program: Pick<Program, 'package' | 'releases'>,
): string | undefined {
  const requirement = project?.requirements.packages.get(normalizeName(program.package));
  return requirement && resolveVersion(requirement, program.releases ?? []);
}

/** Whether a package will be installed; undefined when it may come with another one. */
export function isInstalled(project: Project | undefined, name: string): boolean | undefined {
  const requirement = project?.requirements.packages.get(normalizeName(name));
  if (requirement) return !requirement.optional || undefined;
  return project?.requirements.complete ? false : undefined;
}
