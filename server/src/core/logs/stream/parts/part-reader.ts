import type { AccessServer } from '../../access-log/access-record.ts';
import type { RequestTaker } from '../../access-log/request-taker.ts';
import { MAX_EXACT } from '../../health/durations.ts';
import { type PlainServerTally, Tally } from '../../health/tally.ts';

import { countedFields } from '../../scan/recognise/counted-fields.ts';
import type { KnownLineTaker } from '../../scan/templates/known-lines.ts';
import type { LifecycleEvent, Signature } from '../../signatures/signature.ts';
import { signatureNamed } from '../../signatures/signature-named.ts';
import type { SignatureMatch } from '../../types.ts';
import { LogStream } from '../log-stream.ts';
import type { Reading } from '../reading.ts';
import type { ScannedLine } from '../scanned-line.ts';
import type { StreamState } from '../stream-state.ts';
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

/** What is written about a line, besides its number. */
export type TextOf = (match: SignatureMatch, message: string) => string;

type Recognised = NonNullable<ScannedLine['found']>;

/** Reads parts, one after the other: the bytes behind a line break, up to and with another one or the end of the file. */
export class PartReader {
  readonly #reading: Reading;
  readonly #stream: LogStream;
  readonly #now: number;
  readonly #textOf: TextOf | undefined;
  readonly #rows: PartRowsWriter;
  #tally = new Tally();
  /** How many durations of each server are told by the parts so far. */
  readonly #durations = new Map<AccessServer, number>();
  readonly #requests: RequestTaker = {
    needsTimes: false,
    isFolded: (server) => (this.#durations.get(server) ?? 0) > MAX_EXACT,
    one: (request) => this.#tally.request(request),
    many: (list) => this.#tally.requests(list, 0, list.length),
    counted: (server, figures) => this.#tally.server(server).addPlain(figures),
  };

  /** `now` in milliseconds since the epoch. Without `textOf` nothing is written about lines. */
  constructor(reading: Reading, now: number, textOf?: TextOf) {
    this.#reading = reading;
    this.#stream = new LogStream(reading, { zone: undefined, lastTime: undefined, cut: [] });
    this.#now = now;
    this.#textOf = textOf;
    this.#rows = new PartRowsWriter((index) => fieldsOf(reading.recognisable[index]));
  }

  /** `before`: how the part before ended; only its zone has to be known beforehand. */
  begin(before: StreamState): void {
    this.#stream.restart(before);
    this.#tally = new Tally();
  }

  /** The place for the next bytes of the part, up to `size` of them. */
  room(size: number): Uint8Array {
    return this.#stream.room(size, this.#now);
  }

  /** So many bytes were written to `room`. */
  filled(count: number): void {
    this.#stream.filled(count);
    const takeLines = this.#textOf ? undefined : this.#takeLines;
    const stream = this.#stream;
    for (let line = stream.scan(this.#requests, takeLines); line; line = stream.scan(this.#requests, takeLines)) {
      this.#add(line);
    }
  }

  /** The part is over. */
  end(): ScannedPart {
    const last = this.#stream.finish(this.#now);
    if (last) this.#add(this.#stream.scanned(last));
    this.#stream.giveCounted(this.#requests);
    for (const [server, { durations }] of this.#tally.servers) {
      this.#durations.set(server, (this.#durations.get(server) ?? 0) + durations.count);
    }
    return {
      lines: this.#stream.lines,
      rows: this.#rows.take(),
      requests: [...this.#tally.servers].map(([server, tally]) => [server, tally.plain()]),
      state: this.#stream.state(),
    };
  }

  #add({ number, access, found, process, pod, pid, message, alike }: ScannedLine): void {
    if (access) this.#tally.request(access);
    if (!found) return;
    const subject = this.#rows.numberOf(alike) ?? this.#subject(found, process, pod, alike);
    const text = this.#textOf ? this.#text(found.signature, found.fields, message) : '';
    this.#rows.add(number, subject, pid, this.#stream.lastTime(), text);
  }

  readonly #takeLines: KnownLineTaker = (lines) => {
    for (let i = 0; i < lines.length; i++) {
      const common = lines.common(i);
      if (!common) continue;
      const { found, process, pod } = common;
      const subject = this.#rows.numberOf(common) ?? this.#subject(found, process, pod, common);
      this.#rows.add(lines.number(i), subject, lines.pid(i), lines.time(i), '');
    }
  };

  #subject({ signature, stage, fields }: Recognised, process?: string, pod?: string, alike?: object): number {
    const index = this.#reading.numbers.get(signature.id) ?? -1;
    return this.#rows.subject({ index, stage, process, pod, fields }, alike);
  }

  /** An event may turn out to be a failure only when all that stands before it is known. */
  #text(said: Signature | LifecycleEvent, fields: SignatureMatch['fields'], message: string): string {
    const signature = 'role' in said ? signatureNamed(said.aboveLimit) : said;
    if (!signature) return '';
    return this.#textOf?.({ signature: signature.id, severity: signature.severity, fields }, message) ?? '';
  }
}

function fieldsOf(said: Signature | LifecycleEvent | undefined): readonly string[] {
  return said ? countedFields(said) : [];
}
