import type { CheckedFinding, RuleContext } from '../core/rules/rule.ts';

export interface Analysis extends RuleContext {
  readonly findings: readonly CheckedFinding[];
}

/** The rules are asked when somebody wants to know what they say: not before a hover or a completion is answered. */
export function analysisOf(
  { document, platform, project }: RuleContext,
  check: (context: RuleContext) => readonly CheckedFinding[],
): Analysis {
  let found: readonly CheckedFinding[] | undefined;
  return {
    document,
    platform,
    project,
    get findings() {
      found ??= check({ document, platform, project });
      return found;
    },
  };
}
