import { isInstalled } from '../../programs/installed-version.ts';
import type { Project } from '../../project/project.ts';
import { normalizeName } from '../../project/requirements/package-name.ts';
import { addRequirementFixes } from '../fixes/add-requirement-fix.ts';
import type { Fix, Severity } from '../rule.ts';

interface MissingPackage {
  /** Lower if another package may require it. */
  readonly severity: Severity;
  readonly fixes: readonly Fix[];
}

/**
 * The verdict on a package that a command needs; undefined when it is installed or nothing is known of the
 * requirements. An extra of another package, written `package[extra]`, may bring it, too.
 */
export function packageVerdict(
  project: Project | undefined,
  name: string,
  bringers: readonly string[],
): MissingPackage | undefined {
  if (!project?.requirements.found) return undefined;
  const { packages, complete } = project.requirements;
  if (packages.has(name) || isInstalled(project, name)) return undefined;
  const extras = [...packages].flatMap(([other, { extras }]) =>
    extras.map((extra) => `${other}[${normalizeName(extra)}]`),
  );
  if (bringers.some((bringer) => extras.includes(bringer))) return undefined;
  return { severity: complete ? 'error' : 'warning', fixes: addRequirementFixes(project.requirements, name) };
}
