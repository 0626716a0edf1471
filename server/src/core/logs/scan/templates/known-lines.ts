import type { Pid } from '../../pid.ts';
import type { SharedParts } from './line-recipe.ts';

/** Lines that were read by recipes, in their order, by an index from 0. Many of them have the same `shared` object. */
export interface KnownLines {
  readonly length: number;
  shared(index: number): SharedParts | undefined;
  /** The number of the line within its stream, from 1. */
  number(index: number): number;
  /** The pid of the process that the line is about. */
  pid(index: number): Pid | undefined;
  /** The last time found up to the line, in milliseconds since the epoch. */
  time(index: number): number;
}

/** Receives lines of which only incidents and figures learn. They are valid until it returns. */
export type KnownLineTaker = (lines: KnownLines) => void;
