/** What the bytes of a line show before it is read as text. */
export interface Prefiltered {
  /** The numbers of the required literals that stand in it; undefined if the bytes do not show them all. */
  readonly literals: readonly number[] | undefined;
  readonly mayBeRequest: boolean;
}

/** The bytes do not show it: the line must be read in full. */
export const UNKNOWN: Prefiltered = { literals: undefined, mayBeRequest: true };
/** No signature and no request: the line need not be read. */
export const NOTHING: Prefiltered = { literals: [], mayBeRequest: false };
/** No signature, perhaps a request. */
export const REQUEST: Prefiltered = { literals: [], mayBeRequest: true };
