/** What the bytes of a line say of whether it is worth reading. */
export interface Sifted {
  /** Numbers of the literals that stand in it; undefined when the bytes do not show them all. */
  readonly literals: readonly number[] | undefined;
  readonly mayBeRequest: boolean;
}

/** The bytes do not tell. */
export const UNKNOWN: Sifted = { literals: undefined, mayBeRequest: true };
/** Neither a signature nor a request. */
export const NOTHING: Sifted = { literals: [], mayBeRequest: false };
/** Perhaps a request. */
export const REQUEST: Sifted = { literals: [], mayBeRequest: true };
