import type { Requirement } from '../project.ts';
import { evaluateMarker } from './marker.ts';
import type { Mention } from './mention.ts';
import { normalizeName } from './package-name.ts';

/**
 * Merges all mentions to one requirement per package that will be installed. Direct requirements take precedence over
 * locked ones, main files over optional ones. `python` decides markers.
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
  const versions = [...new Set(mentions.flatMap(({ requirement }) => requirement.version ?? []))];
  const extras = [...new Set(mentions.flatMap(({ requirement }) => requirement.extras))];
  const unlocked = mentions.filter(({ role }) => role !== 'locked');
  const specifiers = new Set(unlocked.flatMap(({ requirement }) => requirement.specifier || []));
  // Which of two different pins wins depends on the tool, so no version is certain.
  if (versions.length > 1) return { ...first, extras, version: undefined, specifier: `==${versions.join(',==')}` };
  return { ...first, extras, version: versions[0], specifier: [...specifiers].join(',') || first.specifier };
}
