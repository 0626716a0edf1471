import { closeSync, openSync, readSync } from 'node:fs';
import { createScanEngine } from '../../core/logs/scan-engine.ts';
import type { ReadingOptions } from '../../core/logs/stream/reading.ts';
import { distinctRaised, type Raised, type RecognisedLine, raisedInLines } from '../../core/logs/traceback/raised.ts';
import type { Incident } from '../../core/logs/types.ts';
import { sizeOf } from './parts/thread-count.ts';
import type { Stretch } from './stretch.ts';

const TRACEBACK = 'Traceback (most recent call last)';
/** Lines before and behind that may belong to the same record. */
const AROUND = 250;
/** No more than a person reads of one report. */
const MOST_INCIDENTS = 50;
/** Of the lines of one incident. */
const MOST_EXAMPLES = 3;
const CHUNK_BYTES = 1 << 16;
/** Lines that are longer than all of them together hold no traceback that somebody wants to read. */
const MOST_BYTES = 64 * CHUNK_BYTES;
const LF = 10;

/** Where lines stand in a file that is read from its start, as far as its stretches tell. */
export class LineIndex {
  readonly path: string;
  readonly #first: Place;
  readonly #known: Place[];
  #learned: Place;

  /** `base`: the number of lines that were read of other files before this one. */
  constructor(path: string, base = 0) {
    this.path = path;
    this.#first = { lines: base, bytes: 0 };
    this.#known = [this.#first];
    this.#learned = this.#first;
  }

  add({ lines, bytes }: Pick<Stretch, 'lines' | 'bytes'>): void {
    const last = this.#known.at(-1) ?? this.#first;
    this.#known.push({ lines: last.lines + lines, bytes: last.bytes + bytes });
  }

  /** The number of the first line of this file. */
  get firstLine(): number {
    return this.#first.lines + 1;
  }

  /** A place was found that lies behind all that were found so before. */
  learn(place: Place): void {
    this.#learned = place;
  }

  /** The last known place before the beginning of a line; it may be in the midst of one. */
  before(line: number): Place {
    const known = this.#known.findLast(({ lines }) => lines < line - 1) ?? this.#first;
    return this.#learned.lines > known.lines && this.#learned.lines < line ? this.#learned : known;
  }
}

/** How many lines end before a byte. */
interface Place {
  readonly lines: number;
  readonly bytes: number;
}

/**
 * What tracebacks in files say of incidents, by their ids: whoever looks for failures reads few lines, so those around them are read
 * again. Says nothing of files that have changed since, or are none. `indexes`: in the order in which the files were read.
 */
export function raisedInFiles(
  indexes: readonly LineIndex[],
  incidents: readonly Incident[],
  reading: ReadingOptions,
): ReadonlyMap<string, readonly Raised[]> {
  const shown = incidents.slice(0, MOST_INCIDENTS);
  const found = new Map<number, Surroundings>();
  const look = (examples: readonly number[]): void => {
    // In their order: the way to one is a part of the way to the next.
    for (const line of [...new Set(examples)].sort((a, b) => a - b)) {
      const index = indexes.findLast(({ firstLine }) => firstLine <= line);
      const lines = index && sizeOf(index.path) > 0 ? aroundIn(index, line) : undefined;
      if (lines?.bytes.includes(TRACEBACK)) found.set(line, lines);
    }
  };
  look(shown.flatMap(({ examples }) => examples.slice(0, 1)));
  // Where the first has none the others have none: most failures are told without.
  const told = shown.filter(({ examples: [first] }) => first !== undefined && found.has(first));
  look(told.flatMap(({ examples }) => examples.slice(1, MOST_EXAMPLES)));
  return new Map(shown.map((incident) => [incident.id, raisedOf(incident, found, reading)]));
}

/** Lines of a log, and which of them was asked for (from 1). */
interface Surroundings {
  readonly bytes: Buffer;
  readonly nth: number;
}

function raisedOf(
  { signature, signatures, examples }: Incident,
  linesAround: ReadonlyMap<number, Surroundings>,
  reading: ReadingOptions,
): readonly Raised[] {
  const recognised: RecognisedLine[] = [];
  for (const example of examples.slice(0, MOST_EXAMPLES)) {
    const found = linesAround.get(example);
    if (!found) continue;
    const engine = createScanEngine(reading);
    // The last line may have no line break.
    const lines = [...engine.push(found.bytes, '', 0), ...engine.end('', 0)];
    const line = lines[found.nth - 1];
    // Else these are not the lines that were read before.
    if (!line?.match || !Object.hasOwn(signatures, line.match.signature)) continue;
    const record = lines.filter((one) => one.record === line.record).map(({ message }) => message);
    recognised.push({ line, record });
  }
  return distinctRaised(raisedInLines(signature, recognised));
}

function aroundIn(index: LineIndex, line: number): Surroundings | undefined {
  let file: number;
  try {
    file = openSync(index.path, 'r');
  } catch {
    // It has gone meanwhile: what was read of it counts.
    return undefined;
  }
  try {
    return around(file, index, line);
  } finally {
    closeSync(file);
  }
}

/** Up to `AROUND` lines before a line and as many behind it, all of them whole. */
function around(file: number, index: LineIndex, line: number): Surroundings {
  const first = Math.max(index.firstLine, line - AROUND);
  const known = index.before(first);
  const chunk = Buffer.alloc(CHUNK_BYTES);
  const kept: Buffer[] = [];
  let toSkip = first - 1 - known.lines;
  let toTake = line + AROUND - first + 1;
  for (let at = known.bytes, left = MOST_BYTES; left > 0 && toTake > 0; ) {
    const bytes = chunk.subarray(0, readSync(file, chunk, 0, CHUNK_BYTES, at));
    if (bytes.length === 0) break;
    at += bytes.length;
    const skipped = passLines(bytes, 0, toSkip);
    toSkip -= skipped.lines;
    if (toSkip > 0) continue;
    if (kept.length === 0) index.learn({ lines: first - 1, bytes: at - bytes.length + skipped.to });
    const taken = passLines(bytes, skipped.to, toTake);
    toTake -= taken.lines;
    left -= bytes.length;
    kept.push(Buffer.from(bytes.subarray(skipped.to, taken.to)));
  }
  return { bytes: Buffer.concat(kept), nth: line - first + 1 };
}

/** How many lines end behind `from`, `most` at most, and where the last of them does; the end of the bytes if they are fewer. */
function passLines(bytes: Buffer, from: number, most: number): { readonly lines: number; readonly to: number } {
  let to = from;
  for (let lines = 0; lines < most; lines++) {
    const end = bytes.indexOf(LF, to);
    if (end < 0) return { lines, to: bytes.length };
    to = end + 1;
  }
  return { lines: most, to };
}
