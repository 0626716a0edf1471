import type { LifecycleEvent, Signature, Stage } from '../../signatures/signature.ts';
import type { Recognised } from '../recognise/line-reader.ts';

/**
 * How the lines of a template (lines that differ only in digits) are read from their bytes. Places are bytes from the start of the
 * line. RecipeReader reads by it.
 */
export interface LineRecipe {
  /** The numbers of the literals that must be found in the line, in the order in which they are found. */
  readonly literals: readonly number[];
  /** Where the time stands; undefined if the lines have none. */
  readonly stamp: { readonly from: number; readonly to: number } | undefined;
  readonly pid: PidSlot | undefined;
  readonly process: Slot | undefined;
  readonly pod: Slot | undefined;
  readonly message: MessageSlot;
  /**
   * If some pattern looks at digits: the digits of the message. The recipe is only for lines with the same ones (`isRecipeFor`).
   */
  readonly fixedDigits: readonly Digit[] | undefined;
  /** undefined: the lines have neither a signature nor an event. */
  readonly signature: Signature | LifecycleEvent | undefined;
  readonly stage: Stage;
  readonly fields: FieldSlots;
  /** The fields that incidents and figures depend on. */
  readonly countedFields: FieldSlots;
  /**
   * Where the digits of process, pod and counted fields stand; undefined if they are too many for one number. Lines with the same
   * digits there have the same SharedParts, which `variants` keeps by the number these digits make.
   */
  readonly variantDigits: readonly number[] | undefined;
  readonly variants: Map<number, SharedParts>;
}

/** A text that all lines of a template have, or the place where it stands in each of them. */
export type Slot = string | { readonly from: number; readonly to: number; readonly isNumber: boolean };

export type FieldSlots = readonly (readonly [name: string, Slot])[];

/** The pid of the process that the line is about; if the line names none, of the process that wrote it. */
export interface PidSlot {
  readonly slot: Slot;
  /** False: it stands in the frame, where it is read as a number. `007` is the text `007` in a field, and 7 in a frame. */
  readonly isField: boolean;
}

interface MessageSlot {
  readonly from: number;
  /** How many bytes of the line stand behind the message. */
  readonly behind: number;
  /** Its quotes are written `\"`. */
  readonly isEscaped: boolean;
}

interface Digit {
  readonly at: number;
  readonly byte: number;
}

/**
 * What several lines have in common, as far as incidents and figures depend on it: all but the time and the pid. The same object for
 * all these lines, so that whoever has seen it need not look at it again.
 */
export interface SharedParts {
  readonly process: string | undefined;
  readonly pod: string | undefined;
  /** Only with the counted fields. */
  readonly found: Recognised<Signature | LifecycleEvent>;
}

/** Whether the line that begins at `start` has the digits that the recipe is for. */
export function isRecipeFor({ fixedDigits }: LineRecipe, bytes: Uint8Array, start: number): boolean {
  return fixedDigits === undefined || fixedDigits.every(({ at, byte }) => bytes[start + at] === byte);
}
