import { isInstalled } from '../programs/installed-version.ts';
import type { Project } from '../project/project.ts';
import { normalizeName } from '../project/requirements/package-name.ts';
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
 * requirements. An extra of another package, written `package[extra]`, may bring it, too.
 */
export function missingPackage(
  project: Project | undefined,
  name: string,
  bringers: readonly string[],
): MissingPackage | undefined {
  if (!project?.requirements.found) return undefined;
  const { packages, preferredFile, complete } = project.requirements;
  if (packages.has(name) || isInstalled(project, name)) return undefined;
  const extras = [...packages].flatMap(([other, { extras }]) =>
    extras.map((extra) => `${other}[${normalizeName(extra)}]`),
  );
  if (bringers.some((bringer) => extras.includes(bringer))) return undefined;
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
