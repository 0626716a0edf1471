import { lineBytes } from './lines.ts';
import type { SourceEvent } from './source.ts';

/** What is known of a line beside its text. */
export interface Envelope {
  /** As the platform gave it: RFC 3339 text, or seconds since the epoch. */
  readonly timestamp?: string | number | undefined;
  readonly message: string;
  readonly environment?: string | undefined;
  readonly process_id?: string | undefined;
  readonly pod_name?: string | undefined;
}

/** A line in the shape of the platform's log search, which the engine unwraps: with process and instance. */
export function envelope(line: Envelope): SourceEvent {
  return asLine(line, line.pod_name ?? line.process_id ?? '');
}

/** Any object of the platform as one line of JSON. */
export function asLine(object: object, stream: string): SourceEvent {
  return { type: 'bytes', bytes: lineBytes(JSON.stringify(object)), stream };
}
