/** Where lines come from: one interface for a platform, a program, a file. No source knows VS Code. */

/** What a source says while it runs; the session turns it into what the reader sees. */
export type SourceEvent =
  /** Bytes of one stream. `stream` tells apart what must not be mixed within a line: pods, files; empty for a single one. */
  | { readonly type: 'bytes'; readonly bytes: Uint8Array; readonly stream: string }
  /** A stream is over; the rest of its last line is a line. */
  | { readonly type: 'end'; readonly stream: string }
  /** Connected: what comes now is live. `stream` tells apart the connections of a source that has several. */
  | { readonly type: 'live'; readonly stream?: string }
  /** The connection is lost; it is tried again at `at` (milliseconds since the epoch). */
  | { readonly type: 'waiting'; readonly failure: Failure; readonly at: number; readonly stream?: string }
  /** Something is left out because there is too much of it; undefined when nothing is any more. */
  | { readonly type: 'limit'; readonly limit: Limit | undefined }
  /** How far what takes a while was read, in bytes of `total`; undefined when all of it was. */
  | {
      readonly type: 'progress';
      readonly stream: string;
      readonly progress: { readonly read: number; readonly total: number } | undefined;
    };

/** What a source leaves out, as data. */
export type Limit =
  /** Only so many containers are followed of those that there are. */
  | { readonly kind: 'containers'; readonly followed: number; readonly found: number }
  /** It begins with so many lines, though there are older ones. */
  | { readonly kind: 'newest'; readonly lines: number }
  /** What it writes is not UTF-8: only ASCII can be read until the encoding is known. */
  | { readonly kind: 'encoding' };

export interface SourceContext {
  /** Aborts everything that the source does: requests, programs, timers. */
  readonly signal: AbortSignal;
  now(): number;
  /** Resolves after some milliseconds, or at once when `signal` aborts. */
  sleep(milliseconds: number): Promise<void>;
  /** For the extension's own log. Never a secret, never a line of the application. */
  log(message: string): void;
}

/**
 * A source is pulled: it reads on only when its last event was taken, so that one that is faster than the reader slows
 * down. It returns when there is nothing more to come, and throws a `SourceError` when it cannot go on. When it runs again
 * after that it goes on where it was, as far as it can: no line comes twice. So one that is stopped is read to its end.
 */
export interface LogSource {
  run(context: SourceContext): AsyncIterable<SourceEvent>;
  /** Lines from before the oldest one that is known, oldest first, as many as make sense at once; none: no older ones. */
  older?(edge: Edge, signal: AbortSignal): Promise<readonly OlderLine[]>;
}

/** Where what is known begins. */
export interface Beginning {
  /** Of the oldest line, in milliseconds since the epoch. */
  readonly time: number;
  /** The lines of that second, as received: a store gives them again. */
  readonly lines: readonly string[];
}

export interface Edge {
  /** Of the whole source; undefined when no line of it has a time. */
  readonly all: Beginning | undefined;
  /** Of each instance by its name: each may be known from another time on. '' is for lines that name none. */
  readonly instances: ReadonlyMap<string, Beginning>;
}

export interface OlderLine {
  readonly stream: string;
  readonly line: string;
}

/** Says of all connection states of a stream whose they are. */
export async function* ofStream(stream: string, events: AsyncIterable<SourceEvent>): AsyncGenerator<SourceEvent> {
  for await (const event of events)
    yield event.type === 'live' || event.type === 'waiting' ? { ...event, stream } : event;
}

/** Why a source cannot go on, as data: the words for it are made where the language is known. */
export type Failure =
  | { readonly kind: 'unauthorized' }
  | { readonly kind: 'forbidden'; readonly detail: string }
  | { readonly kind: 'not-found'; readonly what: string }
  /** `after`, here and below: milliseconds that the server asks to wait, if it says so. */
  | { readonly kind: 'rate-limited'; readonly after?: number | undefined }
  | { readonly kind: 'program-missing'; readonly program: string }
  | { readonly kind: 'program-exit'; readonly program: string; readonly code: number; readonly stderr: string }
  | { readonly kind: 'unreachable'; readonly detail: string; readonly after?: number | undefined }
  /** The server is there, and says (`detail`) by a status of 500 or above that it cannot answer now. */
  | { readonly kind: 'unable'; readonly status: number; readonly detail: string; readonly after?: number | undefined }
  /** A path of a folder where a file is wanted. */
  | { readonly kind: 'folder'; readonly path: string }
  /** Nothing was asked of the server: its certificate is not good, or it speaks no TLS. */
  | { readonly kind: 'tls'; readonly problem: 'untrusted' | 'expired' | 'not-yet-valid' | 'other-name' | 'not-spoken' }
  /** An answer that nobody should have to hold. */
  | { readonly kind: 'answer-too-large'; readonly megabytes: number }
  /** The address or a secret has characters that no request can carry. Which is not said: it may be part of the secret. */
  | { readonly kind: 'not-sendable' }
  /** Something else than requested: a web page instead of JSON. `got` is empty if the answer has no type. */
  | { readonly kind: 'wrong-content'; readonly expected: string; readonly got: string }
  | { readonly kind: 'unexpected'; readonly detail: string }
  /** A browser says no more than that it could not or would not ask. */
  | { readonly kind: 'browser-refused' }
  /** A browser does not let us send the cookie that is needed. */
  | { readonly kind: 'browser-cookies' }
  /** A file that can only be read as a whole, and is too large for that. */
  | { readonly kind: 'too-large'; readonly megabytes: number };

export class SourceError extends Error {
  constructor(readonly failure: Failure) {
    super(failure.kind);
  }
}

/** The failure behind anything that was thrown. */
export function failureOf(error: unknown): Failure {
  if (error instanceof SourceError) return error.failure;
  return { kind: 'unexpected', detail: error instanceof Error ? error.message : String(error) };
}

/** A source that cannot be had here. */
export function refusing(failure: Failure): LogSource {
  return {
    // biome-ignore lint/correctness/useYield: it says why there is nothing to give out.
    run: async function* () {
      throw new SourceError(failure);
    },
  };
}
