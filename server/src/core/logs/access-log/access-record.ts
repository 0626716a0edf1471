/**
 * Who wrote the record. `clf` is the common log format and its relatives: nginx, ingress-nginx, gunicorn's default,
 * hypercorn, daphne and werkzeug cannot be told apart by a line.
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

/** What is counted of a request. */
export interface CountedRequest {
  readonly server: AccessServer;
  readonly status: number;
  /** Microseconds; undefined when the format carries none. */
  readonly duration: number | undefined;
  /** A probe of the platform: counted, but not part of the durations. */
  readonly healthCheck: boolean;
}

/** Many requests at once, by their number from 0 on. */
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
  /** What the format says of the time, unread: `20/Nov/2026:21:39:01 +0800`. */
  readonly stamp: string | undefined;
  /** Heroku's error code (`H12`): the line then has a signature of its own. */
  readonly code?: string;
}
