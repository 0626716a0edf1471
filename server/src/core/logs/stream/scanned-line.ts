import type { AccessRecord } from '../access-log/access-record.ts';
import type { Pid } from '../pid.ts';
import type { ReadLine, Said } from '../scan/recognise/line-reader.ts';
import type { CommonParts } from '../scan/templates/line-recipe.ts';
import type { LifecycleEvent, Signature } from '../signatures/signature.ts';

/** One line as text, with all it says. */
export interface TakenLine {
  /** From 1, within its stream. */
  readonly number: number;
  /** The line as received, without its line break. */
  readonly raw: string;
  readonly read: ReadLine;
}

/** What a scan tells of a line: the part of it that somebody has to know. */
export interface ScannedLine {
  /** From 1, within its stream. */
  readonly number: number;
  readonly process: string | undefined;
  readonly pod: string | undefined;
  /** Of the process that the line is about. */
  readonly pid: Pid | undefined;
  /** Empty where messages are not asked for. */
  readonly message: string;
  readonly access: AccessRecord | undefined;
  readonly found: Said<Signature | LifecycleEvent> | undefined;
  /** The same for lines that are known to say the same, written by the same. */
  readonly alike: CommonParts | undefined;
}
