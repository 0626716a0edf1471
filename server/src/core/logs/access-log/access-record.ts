/**
 * The server that wrote the record. `clf` stands for the common log format and its relatives: a line does not tell
 * nginx, ingress-nginx, gunicorn's default, hypercorn, daphne and werkzeug apart.
 */
export type AccessServer =
  | 'heroku-router'
  | 'bk-ingress'
  | 'haproxy'
  | 'envoy'
  | 'clf'
  | 'gunicorn'
  | 'uwsgi'
  | 'uvicorn'
  | 'json'
  | 'django';

/** The facts about a request that health figures count. */
export interface CountedRequest {
  readonly server: AccessServer;
  readonly status: number;
  /** Microseconds; undefined when the format carries none. */
  readonly duration: number | undefined;
  /** A probe of the platform: counted, but not part of the durations. */
  readonly healthCheck: boolean;
}

/** Many requests at once, by index from 0. */
export interface RequestList {
  readonly length: number;
  server(index: number): AccessServer;
  status(index: number): number;
  /** Microseconds; NaN when the format carries none. */
  duration(index: number): number;
  isHealthCheck(index: number): boolean;
  /** Milliseconds since the epoch; NaN when the format carries none. */
  time(index: number): number;
}

/** One request, as an access log tells it. */
export interface AccessRecord extends CountedRequest {
  readonly method: string | undefined;
  readonly path: string | undefined;
  /** The time as written, not parsed: `20/Nov/2026:21:39:01 +0800`. */
  readonly stamp: string | undefined;
  /** Heroku's error code (`H12`): the line then has a signature of its own. */
  readonly code?: string;
}
