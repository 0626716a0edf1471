import { isInstalled } from '../programs/installed-version.ts';
import type { Project } from '../project/project.ts';
import { addRequirement } from '../project/requirements/requirements.ts';
import { t } from '../text/l10n.ts';
import type { Fix, Severity } from './rule.ts';

export interface MissingPackage {
  /** Lower if another package may require it. */
  readonly severity: Severity;
  readonly fixes: readonly Fix[];
}

/**
 * The verdict on a package that a command needs; undefined when it is installed or nothing is known of the
 * requirements. `bringer[name]`, an extra of another package, counts as the package.
 */
export function missingPackage(
  project: Project | undefined,
  name: string,
  bringer: string | undefined,
): MissingPackage | undefined {
  if (!project?.requirements.found) return undefined;
  const { packages, preferredFile, complete } = project.requirements;
  if (packages.has(name) || isInstalled(project, name)) return undefined;
  if (bringer && packages.get(bringer)?.extras.includes(name)) return undefined;
  const edits = preferredFile ? addRequirement(preferredFile, name) : [];
  const fixes: Fix[] =
    preferredFile && edits.length > 0
      ? [
          {
            title: t('Add {name} to {file}', { name, file: preferredFile.path }),
            edits: [],
            otherFiles: [{ uri: preferredFile.uri, text: preferredFile.text, edits }],
            preferred: true,
            safe: false,
          },
        ]
      : [];
  return { severity: complete ? 'error' : 'warning', fixes };
}
