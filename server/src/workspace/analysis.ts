import type { CheckedFinding, RuleContext } from '../core/rules/rule.ts';

export interface Analysis extends RuleContext {
  readonly findings: readonly CheckedFinding[];
}

/**
 * Runs the rules when their findings are first read: a hover or a completion does not wait for them. A class, because V8 makes a
 * hidden class for every object literal with a getter, and keeps what the getter closes over alive until the next full garbage
 * collection: one text for each keystroke.
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
