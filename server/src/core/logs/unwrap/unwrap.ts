import type { AccessRecord } from '../access-log/access-record.ts';
import type { LogLevel } from '../types.ts';
import { stripColours } from './ansi.ts';
import { type Draft, draftOf, type Unwrapper } from './draft.ts';
import { programFrame } from './frame.ts';
import { jsonEnvelope } from './json-envelope.ts';
import { logfmt } from './logfmt.ts';
import {
  barPrefix,
  boxSide,
  composeExit,
  indentedStamp,
  kubectlPrefix,
  pm2Log,
  serverSentEvent,
  stern,
} from './prefixes.ts';
import { scalingo, stamped } from './stamped.ts';
import { localSyslog, syslog, syslogPriority } from './syslog.ts';
import type { Clock } from './timestamp.ts';

/** What is left of a physical line, and what its wrappers said. */
export interface Unwrapped {
  readonly message: string;
  /** Lines of exception fields (JSON) on which a signature may stand, besides the message. */
  readonly exceptions: readonly string[];
  /** A JSON object that is itself a record of an access log. */
  readonly access: AccessRecord | undefined;
  /** Milliseconds since the epoch. */
  readonly time: number | undefined;
  readonly level: LogLevel | undefined;
  readonly pid: number | undefined;
  readonly process: string | undefined;
  readonly pod: string | undefined;
  /** Minutes east of UTC, when the program's own time has a zone. */
  readonly zone: number | undefined;
  /** The transport cut the line here; the rest is on the next line of the same stream. */
  readonly partial: boolean;
  /** True when the program's own frame was taken off: the line starts a record. */
  readonly framed: boolean;
  /** The message is the end of the line, apart from colours: only text before it was removed. */
  readonly verbatim: boolean;
}

/** A compose prefix around a docker file around a drain … deeper than this is not a log, but a test. */
const MAX_WRAPPERS = 6;

/** By the first character of what is left, so that most lines try one or two. */
function wrappersFor(code: number): readonly Unwrapper[] {
  if (code === 123 /* { */) return JSON_START;
  if (code === 60 /* < */) return ANGLE_START;
  if (code === 91 /* [ */) return BRACKET_START;
  if (code >= 48 && code <= 57) return DIGIT_START;
  if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122)) return LETTER_START;
  if (code === 32 /*   */) return BLANK_START;
  return code === 0x2502 /* │ */ ? BOX_START : NONE;
}

const NONE: readonly Unwrapper[] = [];
const JSON_START: readonly Unwrapper[] = [jsonEnvelope];
const ANGLE_START: readonly Unwrapper[] = [syslogPriority];
const BRACKET_START: readonly Unwrapper[] = [kubectlPrefix];
const BLANK_START: readonly Unwrapper[] = [indentedStamp];
const BOX_START: readonly Unwrapper[] = [boxSide];
const DIGIT_START: readonly Unwrapper[] = [stamped, pm2Log, syslogPriority, barPrefix, localSyslog, scalingo];
const LETTER_START: readonly Unwrapper[] = [syslog, serverSentEvent, pm2Log, logfmt, stern, barPrefix, composeExit];

/**
 * Takes colours, transports, envelopes and the program's frame off a line, down to a text that `isWhole` says is one that
 * the program itself has written, whatever it looks like. Never throws.
 */
export function unwrap(raw: string, clock: Clock, isWhole?: (text: string) => boolean): Unwrapped {
  const draft = draftOf(stripColours(raw), clock);
  const isBare = (): boolean => isWhole?.(draft.text) === true;
  for (let step = 0; step < MAX_WRAPPERS && !draft.done && !isBare(); step++) {
    if (!takeOne(draft)) break;
  }
  if (draft.text.includes('\x1b')) draft.text = stripColours(draft.text);
  const framed = !isBare() && draft.access === undefined && takeFrames(draft, isBare);
  const whole = isBare();
  const { text, exceptions, time, level, process, pod, pid, zone, partial } = draft;
  // A JSON object may be both an access record and a line in the program's own format: the latter counts.
  const access = whole ? undefined : draft.access;
  const verbatim = !draft.isRewritten;
  return { message: text, exceptions, access, time, level, pid, process, pod, zone, partial, framed, verbatim };
}

/** What `unwrap` tells as the time, if a transport or an envelope tells it: the outermost counts, what is inside need not be read. */
export function outerTime(raw: string, clock: Clock): number | undefined {
  const draft = draftOf(stripColours(raw), clock);
  for (let step = 0; step < MAX_WRAPPERS && !draft.done && draft.time === undefined; step++) if (!takeOne(draft)) break;
  return draft.time;
}

function takeOne(draft: Draft): boolean {
  for (const wrapper of wrappersFor(draft.text.charCodeAt(0))) if (wrapper(draft)) return true;
  return false;
}

/** The kernel's time stands inside syslog's, a level inside a time: two frames at most. */
function takeFrames(draft: Draft, isBare: () => boolean): boolean {
  return programFrame(draft) && (isBare() || programFrame(draft) || true);
}
