import type { AccessServer } from '../../access-log/access-record.ts';
import type { RequestTaker } from '../../access-log/request-taker.ts';
import { MAX_EXACT } from '../../health/durations.ts';
import { type PlainServerTally, Tally } from '../../health/tally.ts';
import { countedFields } from '../../scan/recognise/counted-fields.ts';
import type { KnownLineTaker } from '../../scan/templates/known-lines.ts';
import type { LifecycleEvent, Signature } from '../../signatures/signature.ts';
import { signatureNamed } from '../../signatures/signature-named.ts';
import type { SignatureMatch } from '../../types.ts';

import type { Reading } from '../reading.ts';
import { ScanStream } from '../scan-stream.ts';
import type { ScannedLine } from '../scanned-line.ts';
import type { StreamState } from '../stream-state.ts';
import type { PartRows } from './part-rows.ts';
import { PartRowsWriter } from './part-rows-writer.ts';

/**
 * What was read of a part of a file, without knowing the parts before it: enough for `LogEngine.merge` to go on as if the file had been
 * read in one piece. Plain data, which threads pass on.
 */
export interface ScannedPart {
  /** How many lines it has. */
  readonly lines: number;
  /** The lines with a signature or an event, in order. */
  readonly rows: PartRows;
  readonly requests: readonly (readonly [AccessServer, PlainServerTally])[];
  /** What the next part has to know. */
  readonly state: StreamState;
}

/** What is printed about a line, besides its number. */
export type TextOf = (match: SignatureMatch, message: string) => string;

type Found = NonNullable<ScannedLine['found']>;

/**
 * Reads parts of a file, one after the other. Between `begin` and `end`, the bytes of a part go through `room` and `filled`. A part
 * begins behind a line break and ends with one, or at the end of the file.
 */
export class PartReader {
  /** The index of each signature and event in `Reading.recognisable`, by its id. */
  readonly #indices: ReadonlyMap<string, number>;
  readonly #stream: ScanStream;
  readonly #now: number;
  readonly #textOf: TextOf | undefined;
  readonly #rows: PartRowsWriter;
  #tally = new Tally();
  /** How many durations of each server the parts so far had. */
  readonly #durations = new Map<AccessServer, number>();
  readonly #requests: RequestTaker = {
    needsTimes: false,
    isFolded: (server) => (this.#durations.get(server) ?? 0) > MAX_EXACT,
    one: (request) => this.#tally.request(request),
    many: (list) => this.#tally.requests(list, 0, list.length),
    counted: (server, figures) => this.#tally.server(server).addPlain(figures),
  };

  /** `now`: milliseconds since the epoch. Without `textOf` nothing is printed about lines. */
  constructor(reading: Reading, now: number, textOf?: TextOf) {
    this.#indices = new Map(reading.recognisable.map(({ id }, index) => [id, index]));
    this.#stream = new ScanStream(reading, { zone: undefined, lastTime: undefined, cut: [] });
    this.#now = now;
    this.#textOf = textOf;
    this.#rows = new PartRowsWriter((index) => fieldsOf(reading.recognisable[index]));
  }

  /** `before`: the state behind the part before; only its zone matters, the rest may be unknown. */
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

  #add({ number, access, found, process, pod, pid, message, shared }: ScannedLine): void {
    if (access) this.#tally.request(access);
    if (!found) return;
    const subject = this.#rows.numberOf(shared) ?? this.#subject(found, process, pod, shared);
    const text = this.#textOf ? this.#text(found.signature, found.fields, message) : '';
    this.#rows.add(number, subject, pid, this.#stream.lastTime(), text);
  }

  readonly #takeLines: KnownLineTaker = (lines) => {
    for (let i = 0; i < lines.length; i++) {
      const shared = lines.shared(i);
      if (!shared) continue;
      const { found, process, pod } = shared;
      const subject = this.#rows.numberOf(shared) ?? this.#subject(found, process, pod, shared);
      this.#rows.add(lines.number(i), subject, lines.pid(i), lines.time(i), '');
    }
  };

  #subject({ signature, stage, fields }: Found, process?: string, pod?: string, shared?: object): number {
    const index = this.#indices.get(signature.id) ?? -1;
    return this.#rows.subject({ index, stage, process, pod, fields }, shared);
  }

  /** The text is also needed for an event that may be a failure: that is decided when the parts before it are known. */
  #text(recognised: Signature | LifecycleEvent, fields: SignatureMatch['fields'], message: string): string {
    const signature = 'role' in recognised ? signatureNamed(recognised.aboveLimit) : recognised;
    if (!signature) return '';
    return this.#textOf?.({ signature: signature.id, severity: signature.severity, fields }, message) ?? '';
  }
}

function fieldsOf(recognised: Signature | LifecycleEvent | undefined): readonly string[] {
  return recognised ? countedFields(recognised) : [];
}
