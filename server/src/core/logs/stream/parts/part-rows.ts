import type { Stage } from '../../signatures/signature.ts';

/**
 * The lines of a part with a signature or an event, as threads pass them on: a few large values, because thousands of small objects
 * would take long to copy. Written by PartRowsWriter, read by `readRows`. Lines that only differ in number, time and pid have the same
 * subject, which is written once.
 */
export interface PartRows {
  /** LINE_SIZE numbers a line: its number within the part, the index of its subject, its pid, the length of its text. */
  readonly lines: Int32Array<ArrayBuffer>;
  /** For each line: the last time up to it in milliseconds since the epoch; NaN if there is none. */
  readonly times: Float64Array<ArrayBuffer>;
  /**
   * For each subject SUBJECT_SIZE numbers: its index in `Reading.recognisable`; stage, process and pod as indices of `words` (-1: none);
   * the number of its fields. Then for each field the indices of its name and its value in `words`.
   */
  readonly subjects: Int32Array<ArrayBuffer>;
  /** Every text that subjects and pids refer to, once. */
  readonly words: readonly string[];
  /** The texts of all lines, one after another. */
  readonly texts: string;
}

/** What lines can have in common: what they say, and who wrote them. */
export interface PartSubject {
  /** Its index in `Reading.recognisable`. */
  readonly index: number;
  readonly stage: Stage;
  readonly process: string | undefined;
  readonly pod: string | undefined;
  readonly fields: Readonly<Record<string, string>>;
}

export const LINE_SIZE = 4;
export const SUBJECT_SIZE = 5;
/** A pid that is a number stands for itself; NO_PID for none; a text is FIRST_WORD minus its index in `words`. */
export const NO_PID = -1;
export const FIRST_WORD = -2;
