import type { Requirements } from '../../project/project.ts';
import { addRequirement } from '../../project/requirements/requirements.ts';
import { t } from '../../text/l10n.ts';
import type { FileEdits, Fix } from '../rule.ts';

/** `requirement` is a name, perhaps with a version. Undefined where there is no file that it could be written in. */
export function requirementEdits({ preferredFile }: Requirements, requirement: string): FileEdits | undefined {
  const edits = preferredFile ? addRequirement(preferredFile, requirement) : [];
  return preferredFile && edits.length > 0 ? { uri: preferredFile.uri, text: preferredFile.text, edits } : undefined;
}

/** Never safe: what is installed may change what the application does. */
export function addRequirementFixes(requirements: Requirements, requirement: string): Fix[] {
  const { preferredFile } = requirements;
  const edits = requirementEdits(requirements, requirement);
  if (!preferredFile || !edits) return [];
  const title = t('Add `{requirement}` to {file}', { requirement, file: preferredFile.path });
  return [{ title, edits: [], otherFiles: [edits], preferred: true, safe: false }];
}
