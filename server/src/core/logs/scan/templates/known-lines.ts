import type { Pid } from '../../pid.ts';
import type { CommonParts } from './line-recipe.ts';

/** Lines of known shapes, in their order, by index from 0: what they say stands in `common`, the same for many of them. */
export interface KnownLines {
  readonly length: number;
  common(index: number): CommonParts | undefined;
  /** From 1, within the stream. */
  number(index: number): number;
  /** Of the process that the line is about. */
  pid(index: number): Pid | undefined;
  /** The last time told up to the line, in milliseconds since the epoch. */
  time(index: number): number;
}

/** Receives lines that nobody has to see; valid until it returns. */
export type KnownLineTaker = (lines: KnownLines) => void;
