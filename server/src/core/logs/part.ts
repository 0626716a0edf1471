import type { AccessServer, CountedRequest } from './access-log/access-record.ts';
import { type PlainServerTally, Tally } from './health/tally.ts';
import { SLOW_REQUEST_US } from './health/thresholds.ts';
import { LogStream, type Reading, type ScannedLine, type StreamState } from './log-stream.ts';

/** What may cross the border of a thread for little. */
type Cell = string | number | undefined;

/**
 * A part of a file, read apart from the parts before it: all that has to be known of it to go on as if the file had been
 * read in one piece. Plain data.
 */
export interface ScannedPart {
  /** How many lines were completed. */
  readonly lines: number;
  /** The lines with a signature or an event, in order, as `rowsOf` reads them. */
  readonly cells: readonly Cell[];
  readonly requests: readonly (readonly [AccessServer, PlainServerTally])[];
  /** How the part ends. */
  readonly state: StreamState;
}

/** One line with a signature or an event. */
export interface PartRow {
  /** From 1, within the part. */
  readonly number: number;
  /** Which of `Reading.recognisable` it is. */
  readonly index: number;
  /** The last time told up to this line, within the part. */
  readonly seenAt: number | undefined;
  readonly process: string | undefined;
  readonly pod: string | undefined;
  readonly pid: number | undefined;
  readonly message: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Reads one part: the bytes behind a line break, up to and with another one or the end of the file. */
export class PartReader {
  readonly #reading: Reading;
  readonly #stream: LogStream;
  readonly #now: number;
  readonly #cells: Cell[] = [];
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
    return {
      lines: this.#stream.lines,
      cells: this.#cells,
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
    const index = this.#reading.numbers.get(signature.id);
    const cells = this.#cells;
    cells.push(number, index, this.#stream.lastTime(), process, pod, pid, message, 0);
    const count = cells.length - 1;
    for (const name in fields) cells.push(name, fields[name]);
    cells[count] = (cells.length - 1 - count) / 2;
  }
}

/** The lines of a part. */
export function* rowsOf({ cells }: ScannedPart): Iterable<PartRow> {
  for (let at = 0; at < cells.length; ) {
    const fields: Record<string, string> = {};
    const names = at + 8;
    const end = names + 2 * Number(cells[at + 7]);
    for (let i = names; i < end; i += 2) fields[String(cells[i])] = String(cells[i + 1]);
    yield {
      number: Number(cells[at]),
      index: Number(cells[at + 1]),
      seenAt: numberIn(cells[at + 2]),
      process: textIn(cells[at + 3]),
      pod: textIn(cells[at + 4]),
      pid: numberIn(cells[at + 5]),
      message: String(cells[at + 6]),
      fields,
    };
    at = end;
  }
}

function numberIn(cell: Cell): number | undefined {
  return typeof cell === 'number' ? cell : undefined;
}

function textIn(cell: Cell): string | undefined {
  return typeof cell === 'string' ? cell : undefined;
}
