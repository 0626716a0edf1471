/** What became of a list from one version of a text to the next: from index `at` on, `gone` of its members made way for `come` others. */
export interface ListEdit {
  /** Stand for the two lists, so that nobody need keep the former one to tell it. */
  readonly before: object;
  readonly after: object;
  readonly at: number;
  readonly gone: number;
  readonly come: number;
}
