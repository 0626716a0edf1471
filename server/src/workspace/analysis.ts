import type { CheckedFinding, RuleContext } from '../core/rules/rule.ts';

export interface Analysis extends RuleContext {
  readonly findings: readonly CheckedFinding[];
}

/**
 * The rules are asked when somebody wants to know what they say: not before a hover or a completion is answered. A class, because
 * V8 makes a hidden class of every object literal with a getter, and keeps with it whatever the getter knows: a text for each
 * keystroke, until all of the memory is looked through.
 */
export class LazyAnalysis implements Analysis {
  readonly document: RuleContext['document'];
  readonly platform: RuleContext['platform'];
  readonly project: RuleContext['project'];
  readonly #check: (context: RuleContext) => readonly CheckedFinding[];
  #found: readonly CheckedFinding[] | undefined;

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
    this.#found ??= this.#check(this);
    return this.#found;
  }
}
