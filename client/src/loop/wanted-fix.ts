/** A fix as the page names it. */
export interface WantedFix {
  readonly incident: string;
  /** The place of its remedy in the advice. */
  readonly remedy: number;
  /** Its title. */
  readonly fix: string;
}
