import type { AccessServer, CountedRequest } from './access-log/access-record.ts';
import { type PlainServerTally, Tally } from './health/tally.ts';
import { SLOW_REQUEST_US } from './health/thresholds.ts';
import { LogStream, type Reading, type ScannedLine, type StreamState } from './log-stream.ts';
import { type PartRows, PartRowsWriter } from './part-rows.ts';

/**
 * A part of a file, read apart from the parts before it: all that has to be known of it to go on as if the file had been
 * read in one piece. Plain data.
 */
export interface ScannedPart {
  /** How many lines were completed. */
  readonly lines: number;
  /** The lines with a signature or an event, in order. */
  readonly rows: PartRows;
  readonly requests: readonly (readonly [AccessServer, PlainServerTally])[];
  /** How the part ends. */
  readonly state: StreamState;
}

/** Reads one part: the bytes behind a line break, up to and with another one or the end of the file. */
export class PartReader {
  readonly #reading: Reading;
  readonly #stream: LogStream;
  readonly #now: number;
  readonly #rows = new PartRowsWriter();
  readonly #tally = new Tally();
  readonly #onRequest = (request: CountedRequest): void => this.#tally.request(request, SLOW_REQUEST_US);

  /** `before`: how the part before ended; only its zone has to be known beforehand. `now` in milliseconds since the epoch. */
  constructor(reading: Reading, before: StreamState, now: number) {
    this.#reading = reading;
    this.#stream = new LogStream(reading, before);
    this.#now = now;
  }

  append(chunk: Uint8Array): void {
    this.#stream.append(chunk, this.#now);
    for (let line = this.#next(); line; line = this.#next()) this.#add(line);
  }

  /** The part is over. */
  end(): ScannedPart {
    const last = this.#stream.finish(this.#now);
    if (last) this.#add(this.#stream.scanned(last));
    this.#stream.release();
    return {
      lines: this.#stream.lines,
      rows: this.#rows.rows(),
      requests: [...this.#tally.servers].map(([server, tally]) => [server, tally.plain()]),
      state: this.#stream.state(),
    };
  }

  #next(): ScannedLine | undefined {
    return this.#stream.scan(this.#onRequest);
  }

  #add({ number, access, found, event, process, pod, pid, message }: ScannedLine): void {
    if (access) this.#onRequest(access);
    const { signature, fields } = found ?? event ?? {};
    if (!signature || !fields) return;
    const index = this.#reading.numbers.get(signature.id) ?? -1;
    this.#rows.add({ number, index, seenAt: this.#stream.lastTime(), process, pod, pid, message, fields });
  }
}
