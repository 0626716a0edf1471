import type { RequestTaker } from './access-log/request-taker.ts';
import { pieces } from './bytes/pieces.ts';
import { DEFAULT_WINDOW, Engine, type EngineOptions, type LogEngine, markOf, matchOf } from './engine.ts';
import type { KnownLineTaker } from './scan/templates/known-lines.ts';
import type { ScannedPart } from './stream/parts/part-reader.ts';
import type { PartSubject } from './stream/parts/part-rows.ts';
import { readRows } from './stream/parts/part-rows-reader.ts';
import type { Reading } from './stream/reading.ts';
import { ScanStream } from './stream/scan-stream.ts';
import type { StreamState } from './stream/stream-state.ts';
import type { Subject } from './subjects.ts';
import type { LogLine } from './types.ts';

/** An engine for whole logs: it need not give every line to somebody, and reads only those that matter. */
export interface ScanEngine extends LogEngine {
  /**
   * Like `push`, but many times faster: `take` only receives the lines with a signature or an event, without their
   * records. Faster still without `take`. Health of processes is not counted.
   */
  scan(chunk: Uint8Array, source: string, now: number, take?: (line: FoundLine) => void): ScanCount;
  /** What a reader of the lines behind those of `source` so far has to know; undefined while its zone is not certain. */
  state(source: string): StreamState | undefined;
  /** How the lines of `source` are read, for a reader that goes on in its place. */
  readingFor(source: string): Reading;
  /**
   * Like `scan`, for a part that another reader has read. It follows everything read of `source` so far, which must end
   * with a line break. `take` receives the number of each line that is a failure, and the text that the part has for it.
   * Only if health is counted over the whole log.
   */
  merge(part: ScannedPart, source: string, now: number, take?: (sequence: number, text: string) => void): ScanCount;
}

/** How many lines were completed, and how many of them are failures. */
interface ScanCount {
  readonly lines: number;
  readonly matches: number;
}

/** The part of a line that a scan reports. */
export type FoundLine = Pick<LogLine, 'sequence' | 'message' | 'match' | 'event'>;

export function createScanEngine(options: EngineOptions = {}): ScanEngine {
  return new Scanner(options);
}

class Scanner extends Engine<ScanStream> implements ScanEngine {
  /** False if figures do not depend on the times of requests, which then need not be read. */
  readonly #isWindowed: boolean;

  constructor(options: EngineOptions) {
    super(options, (reading) => new ScanStream(reading));
    this.#isWindowed = Number.isFinite(options.windowMs ?? DEFAULT_WINDOW);
  }

  scan(chunk: Uint8Array, source: string, now: number, take?: (line: FoundLine) => void): ScanCount {
    const stream = this.stream(source);
    const before = stream.lines;
    const base = this.sequence - before;
    const isWindowed = this.#isWindowed;
    const requests: RequestTaker = {
      needsTimes: isWindowed,
      one: (request, time) => this.ledger.request(request, isWindowed ? (time ?? stream.lastTime() ?? now) : now, now),
      many: (list) => this.ledger.requestList(list, now),
      isFolded: (server) => this.ledger.isFolded(server),
      counted: (server, figures) => this.ledger.requests(server, figures, now),
    };
    let matches = 0;
    const takeKnown: KnownLineTaker = (lines) => {
      for (let i = 0; i < lines.length; i++) {
        const shared = lines.shared(i);
        const subject = shared && this.subjects.ofShared(shared, source);
        if (subject && this.judge(subject, base + lines.number(i), lines.time(i), now, lines.pid(i))) matches++;
      }
    };
    const takeLines = take ? undefined : takeKnown;
    for (const piece of pieces(chunk)) {
      stream.append(piece, now);
      for (let line = stream.scan(requests, takeLines); line; line = stream.scan(requests, takeLines)) {
        const sequence = base + line.number;
        const seenAt = stream.lastTime();
        if (line.access) this.ledger.request(line.access, seenAt ?? now, now, { source, process: line.process });
        const subject = this.subjects.of(line, source);
        if (!subject) continue;
        const failure = this.judge(subject, sequence, seenAt, now, line.pid);
        if (failure) matches++;
        const match = matchOf(failure, subject.fields);
        const event = markOf(subject);
        if (take && (match || event)) take({ sequence, message: line.message, match, event });
      }
    }
    stream.giveCounted(requests);
    this.sequence = base + stream.lines;
    return { lines: stream.lines - before, matches };
  }

  state(source: string): StreamState | undefined {
    const stream = this.stream(source);
    return stream.knowsZone ? stream.state() : undefined;
  }

  readingFor(source: string): Reading {
    this.stream(source).release();
    return this.readingOf(source);
  }

  merge(part: ScannedPart, source: string, now: number, take?: (sequence: number, text: string) => void): ScanCount {
    if (this.#isWindowed) throw new Error('the window does not cover all of the log');
    const stream = this.stream(source);
    const timeBefore = stream.lastTime();
    for (const [server, figures] of part.requests) this.ledger.requests(server, figures, now);
    const subjectOf = ({ index, stage, process, pod, fields }: PartSubject): Subject | undefined => {
      const signature = this.readings.recognisable[index];
      return signature && this.subjects.make({ signature, stage, fields }, source, pod, process);
    };
    let matches = 0;
    readRows(part.rows, subjectOf, (subject, number, pid, seenAt = timeBefore, text) => {
      const sequence = this.sequence + number;
      if (!this.judge(subject, sequence, seenAt, now, pid)) return;
      matches++;
      take?.(sequence, text);
    });
    this.sequence += part.lines;
    stream.goOn(part.state, part.lines);
    return { lines: part.lines, matches };
  }
}
