import { maxSatisfying, valid } from '@renovatebot/pep440';
import type { Requirement } from '../project.ts';

/**
 * The version that will be installed: the pinned one, else the greatest of `known` that the specifier allows (what pip
 * takes when `known` is up to date). Undefined when none fits or the specifier is not PEP 440.
 */
export function resolveVersion(
  requirement: Pick<Requirement, 'version' | 'specifier'>,
  known: readonly string[],
): string | undefined {
  if (requirement.version !== undefined) return valid(requirement.version) ?? undefined;
  const clauses = requirement.specifier.split(',').filter((clause) => clause.trim() !== '');
  return maxSatisfying([...known], clauses.join(',')) ?? undefined;
}
