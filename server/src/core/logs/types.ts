/** The shapes that the log engine gives out; plain data, so that they cross a worker border as they are. */
import type { Text } from '../text/l10n.ts';

export type SignatureSeverity = 'critical' | 'error' | 'warning' | 'info';
export type LogLevel = 'trace' | 'debug' | 'info' | 'warning' | 'error' | 'fatal';
/** What kind of trouble it is: of a signature, and of the incident that it names. */
export type CauseClass = 'timeout' | 'memory' | 'crash' | 'startup' | 'dependency' | 'resource' | 'proxy' | 'client';

/** One physical line after unwrapping (docker, CRI, syslog, Heroku, BlueKing, JSON envelopes). */
export interface LogLine {
  /** From 1, without gaps within one engine; also the line number when one file is read from its start. */
  readonly sequence: number;
  /** Which source it came from, as given to `push`. */
  readonly source: string;
  /** The line as received, without its line break; colour codes kept. */
  readonly raw: string;
  /** The program's own message: transport frames, envelopes, the log frame and colour codes taken off. */
  readonly message: string;
  /** Milliseconds since the epoch. The transport's time where there is one, else the program's own. */
  readonly time: number | undefined;
  readonly level: LogLevel | undefined;
  /** Process type, service, dyno or unit: `web`, `worker.1`. */
  readonly process: string | undefined;
  readonly pod: string | undefined;
  readonly pid: number | undefined;
  /** Sequence of the first line of the record this line continues (tracebacks); its own when it starts one. */
  readonly record: number;
  readonly match: SignatureMatch | undefined;
  /** Id of a lifecycle event (`gunicorn-worker-boot`): counted, never shown as an incident. */
  readonly event: string | undefined;
  /** The request that a line of an access log reports; `duration` in microseconds. */
  readonly request?: { readonly status: number; readonly duration: number | undefined } | undefined;
}

export interface SignatureMatch {
  readonly signature: string;
  readonly severity: SignatureSeverity;
  /** What the pattern captured: `pid`, `path`, `host`, `status`, … */
  readonly fields: Readonly<Record<string, string>>;
}

/** The edits that a remedy can offer, as numbered in the catalogue. */
export type RemedyId =
  | 'R0'
  | 'R1'
  | 'R2'
  | 'R3'
  | 'R4'
  | 'R5'
  | 'R6'
  | 'R7'
  | 'R8'
  | 'R9'
  | 'R10'
  | 'R11'
  | 'R12'
  | 'R13'
  | 'R14'
  | 'R15';

export interface Incident {
  readonly id: string;
  /** The signature that names it: the most likely cause seen. */
  readonly signature: string;
  readonly severity: SignatureSeverity;
  readonly cause: CauseClass;
  readonly title: Text;
  readonly state: 'open' | 'growing' | 'closed';
  /** Milliseconds since the epoch; undefined when no line carried a time. */
  readonly firstSeen: number | undefined;
  readonly lastSeen: number | undefined;
  /** When the server that failed was last seen to start, before it failed; undefined if no line says so. */
  readonly startedAt: number | undefined;
  /** How often it has happened: several lines may tell of one time. */
  readonly count: number;
  /** Signature -> how many of its lines are part of the incident; the title's own included. */
  readonly signatures: Readonly<Record<string, number>>;
  readonly processes: readonly string[];
  /** What sets it apart from others of its signature, as its lines name it: a path, a host, a task; `…` where they differ. */
  readonly about: string | undefined;
  /** Where its lines came from, as given to `push`. */
  readonly sources: readonly string[];
  /** Sequences of the first 3 and the last 3 lines. */
  readonly examples: readonly number[];
  readonly evidence: readonly Text[];
  /** Best first, at most two, each with its reason. */
  readonly remedies: readonly { readonly id: RemedyId; readonly reason: Text }[];
}

/** Over the sliding window. Rates are 0..1; undefined where there is too little to say. */
export interface Health {
  readonly windowMs: number;
  /** Which log the figures are from: the outermost server seen (`nginx`, `gunicorn`, …). */
  readonly server: string | undefined;
  readonly requests: number;
  readonly status500: number;
  readonly status5xx: number;
  readonly status502: number;
  readonly status503: number;
  readonly status504: number;
  readonly clientAborts: number;
  readonly rate502: number | undefined;
  readonly rate5xx: number | undefined;
  /** How many requests carried a duration (health checks and websockets left out). */
  readonly durations: number;
  /** Microseconds, nearest rank, health checks left out; undefined below 20 samples. */
  readonly p50: number | undefined;
  readonly p95: number | undefined;
  readonly p99: number | undefined;
  readonly slowRequests: number;
  readonly workerBoots: number;
  readonly plannedRecycles: number;
  readonly unplannedRestarts: number;
  readonly memoryKills: number;
  readonly poolExhaustions: number;
  /** The largest share of a database pool that was in use, 0..1; undefined if no line says so. */
  readonly poolUse: number | undefined;
  /** True when lines were lost: the figures are a lower bound. */
  readonly incomplete: boolean;
}
