import type { AccessRecord } from '../access-log/access-record.ts';
import type { Pid } from '../pid.ts';
import type { ReadLine, Recognised } from '../scan/recognise/line-reader.ts';
import type { SharedParts } from '../scan/templates/line-recipe.ts';
import type { LifecycleEvent, Signature } from '../signatures/signature.ts';

/** Where the bytes of a line stand, without its line break. */
export interface LineBytes {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
}

/** A line that was read in full. */
export interface TakenLine {
  /** From 1, within its stream. */
  readonly number: number;
  /** The line as received, without its line break. */
  readonly raw: string;
  readonly read: ReadLine;
}

/** A line as a scan reports it. */
export interface ScannedLine {
  /** From 1, within its stream. */
  readonly number: number;
  readonly process: string | undefined;
  readonly pod: string | undefined;
  /** The pid of the process that the line is about. */
  readonly pid: Pid | undefined;
  /** Empty if messages are not wanted. */
  readonly message: string;
  readonly access: AccessRecord | undefined;
  readonly found: Recognised<Signature | LifecycleEvent> | undefined;
  /** Set if the line was read by a recipe: lines with the same object have the same `found`, `process` and `pod`. */
  readonly shared: SharedParts | undefined;
}

/** How much of a line is wanted: what incidents and figures depend on, all fields, or the message too. */
export type LineDetail = 'counted' | 'fields' | 'message';
