import type { Text } from '../../text/l10n.ts';
import type { CauseClass, RemedyId, SignatureSeverity } from '../types.ts';

/**
 * Which of the lines of one failure a line is: a failure writes one line of each stage at most. Empty for what the program
 * that failed says itself.
 */
export type Stage = string;
/** Which lines of one stage tell of the same failure all the same: those of one process, or of one stream. */
export type Once = 'process' | 'moment';

/** What the classifier has to know: which texts tell it, and who goes first. */
export interface Recognisable {
  /** Stable; what the command line, settings and documentation call it. */
  readonly id: string;
  /** Tried in this order; the first that fits gives the fields. */
  readonly shapes: readonly Shape[];
  /** Matched by the status of an access-log record instead of by text. */
  readonly status?: number;
  /** Tried after all others: the shape says little about who failed. */
  readonly generic?: boolean;
}

/** One thing that a program writes when it fails, with all we know of it. */
export interface Signature extends Recognisable {
  readonly severity: SignatureSeverity;
  readonly cause: CauseClass;
  /** Who writes the line. */
  readonly program: string;
  /** Its line is the first frame of a stack: it means nothing where a program only shows where it is. */
  readonly isFirstFrame?: boolean;
  /** It is written by a service beside the application, about all of its processes. */
  readonly isOfService?: boolean;
  /** Which releases write which shape, as far as it matters. */
  readonly versions?: Text;
  readonly title: Text;
  /** What has happened, in one or two sentences. */
  readonly meaning: Text;
  /** What usually brings it about. */
  readonly causes: readonly Text[];
  /** What to find out before anything is changed. */
  readonly first?: Text;
  readonly remedies: readonly Remedy[];
  /**
   * It tells of a state, and tells it again as long as that lasts, however seldom: until it has been quiet for so long that an
   * incident is closed, it is one incident.
   */
  readonly isState?: boolean;
  /** A captured field that keeps incidents apart: one incident a path, a host, a task. */
  readonly per?: string;
  /** Where a failure may write a line again: lines with this in common, a few seconds apart, are about one failure. */
  readonly once?: Once;
  /** What the line means after its server was told to stop: another signature, or the end of a process that had to end. */
  readonly whileStopping?: string | 'nothing';
  /** Whole lines as they are found in logs. Tests and documentation are fed from them. */
  readonly examples: readonly string[];
  /** Lines that look alike and must stay silent. */
  readonly traps: readonly string[];
  /** `repository:path`, an issue, a document, or a run of the test suite. */
  readonly sources: readonly string[];
}

/** One step in the ordinary life of a process: counted and correlated, never shown as an incident. */
export interface LifecycleEvent extends Recognisable {
  /** Who writes the line. */
  readonly program: string;
  /**
   * What it says about the process: a server starts, a worker boots, ends, is recycled on purpose; a server of the web or
   * a container stops; a server that no request waits for shuts down; so much of a pool of connections is in use; the stack
   * behind it is shown to tell where the program is, not why it ended.
   */
  readonly role: 'start' | 'boot' | 'exit' | 'recycle' | 'stop' | 'shutdown' | 'gauge' | 'stack';
  /** Of a gauge: the signature of a line that tells more than the limit. */
  readonly aboveLimit?: string;
  /** Tells what the lines behind it mean, but is nothing to mark a line of a log for. */
  readonly isUnmarked?: boolean;
  /** What has happened, in one sentence. */
  readonly meaning: Text;
  readonly examples: readonly string[];
  readonly traps: readonly string[];
  readonly sources: readonly string[];
}

export interface Remedy {
  /** The edit of the process that does it, where one can. */
  readonly recipe?: RemedyId;
  readonly text: Text;
}

export interface Shape {
  /** As a person reads it: `<…>` is variable. */
  readonly text: string;
  /**
   * Every gap is bounded and no two repetitions can take the same text, so that no line makes it slow (a test holds
   * that). Named groups become the fields of a match.
   */
  readonly pattern: RegExp;
  /**
   * Where it may stand. `start`: at the start of the message, or behind what looks like a frame that we do not know
   * (`name: `, `[x] `, a level). `anywhere`: also inside a sentence; for texts that nobody writes by chance.
   */
  readonly at: 'start' | 'anywhere';
  /** Only where the frame of the line tells a pid, as gunicorn's does: without it others write the same. */
  readonly needsPid?: boolean;
  /** Of a signature with several lines a failure: which of them it is. Told from the line itself where it is undefined. */
  readonly stage?: Stage;
}

/** At the start of the message; see `Shape.at`. */
export function atStart(text: string, pattern: RegExp, stage?: Stage): Shape {
  return { text, pattern, at: 'start', ...(stage !== undefined && { stage }) };
}

export function anywhere(text: string, pattern: RegExp, stage?: Stage): Shape {
  return { text, pattern, at: 'anywhere', ...(stage !== undefined && { stage }) };
}

/** As `atStart`, in a frame that tells a pid. */
export function inFrameOfPid(text: string, pattern: RegExp, stage?: Stage): Shape {
  return { ...atStart(text, pattern, stage), needsPid: true };
}
