import type { Project } from '../project/project.ts';
import { normalizeName } from '../project/requirements/package-name.ts';
import { resolveVersion } from '../project/requirements/resolve-version.ts';

/** The version of a package that will be installed, of those `known`; undefined when nothing says which. */
export function installedVersion(
  project: Project | undefined,
  name: string,
  known: readonly string[],
): string | undefined {
  const requirement = project?.requirements.packages.get(normalizeName(name));
  return requirement && resolveVersion(requirement, known);
}

/** Whether a package will be installed; undefined when it may come with another one. */
export function isInstalled(project: Project | undefined, name: string): boolean | undefined {
  const requirement = project?.requirements.packages.get(normalizeName(name));
  if (requirement) return !requirement.optional || undefined;
  return project?.requirements.complete ? false : undefined;
}
