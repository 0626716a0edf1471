import { isRecord } from '../../text/is-record.ts';
import type { RequirementsFile } from '../project.ts';
import { isCompiled } from './requirements-text.ts';
import { readToml } from './toml-file.ts';

/**
 * The file a new requirement is written in: requirements.txt, or what it is compiled from; else pyproject.toml or
 * Pipfile. Undefined when there is none, or only one that tools write.
 */
export function preferredFile(files: readonly RequirementsFile[]): RequirementsFile | undefined {
  const named = (path: string) => files.find((file) => file.path === path);
  const plain = named('requirements.txt');
  const source = named('requirements.in') ?? named('requirements/base.in');
  if (plain) return isCompiled(plain.text) ? source : plain;
  const pyproject = named('pyproject.toml');
  const toml = pyproject && readToml(pyproject.text);
  const takesDependencies =
    Array.isArray(toml?.get('project', 'dependencies')) || isRecord(toml?.get('tool', 'poetry', 'dependencies'));
  if (takesDependencies) return pyproject;
  return named('Pipfile');
}
