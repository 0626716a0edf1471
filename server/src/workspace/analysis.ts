import type { CheckedFinding, RuleContext } from '../core/rules/rule.ts';

export interface Analysis extends RuleContext {
  readonly findings: readonly CheckedFinding[];
}

/** The rules are asked when somebody wants to know what they say: not before a hover or a completion is answered. */
export class LazyAnalysis implements Analysis {
  readonly document: RuleContext['document'];
  readonly platform: RuleContext['platform'];
  readonly project: RuleContext['project'];
  readonly #check: (context: RuleContext) => readonly CheckedFinding[];
  #findings: readonly CheckedFinding[] | undefined;

  constructor(
    { document, platform, project }: RuleContext,
    check: (context: RuleContext) => readonly CheckedFinding[],
  ) {
    this.document = document;
    this.platform = platform;
    this.project = project;
    this.#check = check;
  }

  get findings(): readonly CheckedFinding[] {
    this.#findings ??= this.#check({ document: this.document, platform: this.platform, project: this.project });
    return this.#findings;
  }
}
