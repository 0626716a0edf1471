import type { Requirement } from '../project.ts';
import { evaluateMarker } from './marker.ts';
import { type Mention, pinnedVersion } from './mention.ts';
import { normalizeName } from './package-name.ts';

/**
 * One requirement for each package that will be installed. What is asked for goes before what a lock file chose, the
 * main files before optional ones. `python` decides markers.
 */
export function mergeRequirements(
  mentions: readonly Mention[],
  python: string | undefined,
): ReadonlyMap<string, Requirement> {
  const byName = new Map<string, Mention[]>();
  for (const mention of mentions) {
    const { name, marker } = mention.requirement;
    if (marker && evaluateMarker(marker, python) === false) continue;
    const key = normalizeName(name);
    const known = byName.get(key);
    if (known) known.push(mention);
    else byName.set(key, [mention]);
  }
  const merged = new Map<string, Requirement>();
  for (const [name, all] of byName) {
    const main = all.filter(({ requirement }) => !requirement.optional);
    const installed = main.some(({ role }) => role !== 'constraint') ? main : all;
    const first = installed.find(({ role }) => role === 'direct') ?? installed.find(({ role }) => role === 'locked');
    if (!first) continue;
    merged.set(name, merge(first.requirement, installed));
  }
  return merged;
}

function merge(first: Requirement, mentions: readonly Mention[]): Requirement {
  const unlocked = mentions.filter(({ role }) => role !== 'locked');
  const specifiers = new Set(unlocked.map(({ requirement }) => requirement.specifier).filter((text) => text !== ''));
  const specifier = specifiers.size > 0 ? [...specifiers].join(',') : first.specifier;
  const versions = new Set(mentions.flatMap(({ requirement }) => requirement.version ?? []));
  const [version] = versions.size === 1 ? versions : [];
  return {
    ...first,
    specifier,
    version: version ?? (versions.size === 0 ? pinnedVersion(specifier) : undefined),
    extras: [...new Set(mentions.flatMap(({ requirement }) => requirement.extras))],
  };
}
