import type { TextEdit } from '../../text/text-edit.ts';
import type { RequirementsFile } from '../project.ts';
import { addToRequirementsText } from './add-to-requirements-text.ts';
import { addToToml } from './add-to-toml.ts';
import { parseDependency } from './dependency.ts';

/**
 * The edits that add a dependency (`gevent`, `uvicorn[standard]>=0.30`) to a requirements file, pyproject.toml or
 * Pipfile. None if the file already requires that package in any version, or has no place for it.
 */
export function addRequirement(file: RequirementsFile, dependency: string): TextEdit[] {
  const parsed = parseDependency(dependency);
  if (!parsed) return [];
  return file.path.endsWith('.toml') || file.path.endsWith('Pipfile')
    ? addToToml(file.text, dependency, parsed)
    : addToRequirementsText(file.text, dependency, parsed.name);
}
