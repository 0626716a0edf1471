import type { Project } from '../project/project.ts';
import { normalizeName } from '../project/requirements/package-name.ts';
import { requirementEdits } from '../rules/fixes/add-requirement-fix.ts';
import { type Change, NO_CHANGE } from './change.ts';

/**
 * Adds gevent to the requirements, at least in the version `least` where one is given; undefined where there is no file
 * that it could be added to. Nothing to change where `server[gevent]` or gevent itself is installed already.
 */
export function geventRequirement(project: Project | undefined, server: string, least?: string): Change | undefined {
  const { requirements } = project ?? {};
  if (!requirements) return undefined;
  const hasExtra = requirements.packages.get(server)?.extras.some((extra) => normalizeName(extra) === 'gevent');
  const known = requirements.packages.get('gevent');
  if (hasExtra || (known && !known.optional)) return NO_CHANGE;
  const file = requirementEdits(requirements, least === undefined ? 'gevent' : `gevent>=${least}`);
  return file && { edits: [], otherFiles: [file] };
}
