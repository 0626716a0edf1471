import type { Span } from '../../text/span.ts';
import type { Requirement } from '../project.ts';
import type { Dependency } from './dependency.ts';

/**
 * One place that names a package. `direct`: asked for; `locked`: chosen by a tool, perhaps for another package's sake;
 * `constraint`: counts only when something else asks for the package.
 */
export interface Mention {
  readonly role: 'direct' | 'locked' | 'constraint';
  readonly requirement: Requirement;
}

interface Place {
  readonly uri: string;
  readonly span: Span;
  readonly optional: boolean;
}

export function mentionOf(role: Mention['role'], dependency: Dependency, place: Place): Mention {
  const { name, specifier, extras, marker } = dependency;
  return {
    role,
    requirement: { name, version: pinnedVersion(specifier), specifier, extras, marker, ...place },
  };
}

/** The version of `==1.2.3`, alone or among other clauses; undefined for ranges and `==1.*`. */
function pinnedVersion(specifier: string): string | undefined {
  for (const clause of specifier.split(',')) {
    const version = /^\s*={2,3}\s*([^\s*]+)\s*$/.exec(clause)?.[1];
    if (version) return version;
  }
  return undefined;
}
