import type { AccessRecord } from '../access-log/access-record.ts';
import type { LogLevel } from '../types.ts';
import type { Clock } from './timestamp.ts';

/** A line while its wrappers are being taken off: each step shortens `text` and notes what the wrapper said. */
export interface Draft {
  readonly clock: Clock;
  text: string;
  /** The time of the outermost wrapper that has one: the transport's is the most reliable. */
  time: number | undefined;
  /** The level of the innermost wrapper: the program knows best. */
  level: LogLevel | undefined;
  pid: number | undefined;
  process: string | undefined;
  /** True when `process` is a tag of syslog's: of the program that wrote the line there. */
  isTagged: boolean;
  pod: string | undefined;
  /** Minutes east of UTC, when a time with a zone was read from the program's own frame. */
  zone: number | undefined;
  /** Lines of the exception fields of a JSON object that name the exception. */
  readonly exceptions: string[];
  /** Filled when a JSON object is a record of an access log. */
  access: AccessRecord | undefined;
  /** True when the transport cut a long line here and the rest follows (CRI `P`, docker json-file without `\n`). */
  partial: boolean;
  /** True when a wrapper contained the text in an encoded form (escapes): more was done than removing a prefix. */
  isRewritten: boolean;
  /** True when no further wrapper may be removed. */
  done: boolean;
}

export function draftOf(text: string, clock: Clock): Draft {
  return {
    clock,
    text,
    time: undefined,
    level: undefined,
    pid: undefined,
    process: undefined,
    isTagged: false,
    pod: undefined,
    zone: undefined,
    exceptions: [],
    access: undefined,
    partial: false,
    isRewritten: false,
    done: false,
  };
}

/** Removes one wrapper; false if the text does not have it. */
export type Unwrapper = (draft: Draft) => boolean;
