/**
 * A Procfile, read as one of the two kinds of platform reads it.
 *
 *     web: gunicorn wsgi -b :$PORT     <- entry: name, colon, value
 *       --timeout 60                   <- `yaml`: folded into the value; `lines`: a malformed line
 *     # a comment
 *
 * `lines`: Heroku, dokku, honcho, foreman: every line by one pattern. `yaml`: BlueKing: the file is a YAML 1.1 mapping
 * (blueking-paas: apiserver/paasng/paasng/platform/engine/configurations/source_file.py).
 *
 * An entry is read from its own lines alone, so entries that did not change between two versions are not read again.
 */
import type { Change } from '../text/change.ts';
import { detached } from '../text/detached.ts';
import { type Span, span } from '../text/span.ts';
import { PlacedEntry } from './placed-entry.ts';
import type { EntryText, ProcfileEntry, ProcfileReading } from './procfile-entry.ts';
import { readLineEntry } from './procfile-line-entry.ts';
import { readPlainEntry } from './procfile-plain-entry.ts';

export interface ProcfileSyntax {
  readonly kind: 'procfile';
  readonly reading: ProcfileReading;
  readonly entries: readonly PlacedEntry[];
  /** Those of the entries that are no plain process: who looks for what is odd need not look at all. */
  readonly odd: readonly ProcfileEntry[];
  /** Two processes have one name. */
  readonly hasNamesakes: boolean;
}

/** What was read before, and what changed since. */
export interface FormerProcfile {
  readonly syntax: ProcfileSyntax;
  readonly change: Change;
}

export function parseProcfile(text: string, reading: ProcfileReading, former?: FormerProcfile): ProcfileSyntax {
  const known = former?.syntax.reading === reading ? former : undefined;
  const { entries, renames } = known ? reread(text, known) : { entries: readAll(text, reading), renames: true };
  const hasNamesakes = known && !renames ? known.syntax.hasNamesakes : areNamesakesAmong(entries);
  return { kind: 'procfile', reading, entries, odd: entries.filter(isOddOne), hasNamesakes };
}

function areNamesakesAmong(entries: readonly PlacedEntry[]): boolean {
  const names = new Set<string>();
  return entries.some((entry) => entry.kind === 'process' && names.size === names.add(entry.name).size);
}

function readAll(text: string, reading: ProcfileReading): PlacedEntry[] {
  return Array.from(chunks(text, reading, 0), (chunk) => readChunk(text, reading, chunk));
}

function readChunk(text: string, reading: ProcfileReading, { start, end }: Span): PlacedEntry {
  const read = reading === 'yaml' ? readPlainEntry : readLineEntry;
  const entry = read(detached(text.slice(start, end)));
  return new PlacedEntry(entry, start, isOdd(entry));
}

function isOddOne(entry: PlacedEntry): boolean {
  return entry.isOdd;
}

function isOdd({ kind, name, value, problems }: EntryText): boolean {
  return kind !== 'process' || !/^[A-Za-z0-9_-]+$/.test(name) || value?.type !== 'string' || problems.length > 0;
}

/**
 * Reads again from the last entry that was not finished before the change, up to the first that begins where one began
 * before, behind the change: from there on everything is as it was.
 */
function reread(text: string, { syntax: { entries: before, reading }, change }: FormerProcfile): Reread {
  const delta = change.after.end - change.before.end;
  // An entry is finished when the next one has begun.
  const kept = firstFrom(before, change.before.start) - 1;
  const above = before.slice(0, Math.max(0, kept));
  const here: PlacedEntry[] = [];
  for (const chunk of chunks(text, reading, before[kept]?.start ?? 0)) {
    const then = chunk.start - delta;
    const same = then < change.before.end ? before.length : firstFrom(before, then);
    if (before[same]?.start === then) {
      const entries = above.concat(here, moved(before.slice(same), delta));
      return { entries, renames: !haveSameNames(before.slice(above.length, same), here) };
    }
    here.push(readChunk(text, reading, chunk));
  }
  return { entries: above.concat(here), renames: !haveSameNames(before.slice(above.length), here) };
}

interface Reread {
  readonly entries: PlacedEntry[];
  /** A process came, went, or has another name. */
  readonly renames: boolean;
}

function haveSameNames(before: readonly PlacedEntry[], now: readonly PlacedEntry[]): boolean {
  const isSame = (one: PlacedEntry, i: number): boolean => one.kind === now[i]?.kind && one.name === now[i].name;
  return before.length === now.length && before.every(isSame);
}

function moved(entries: readonly PlacedEntry[], delta: number): readonly PlacedEntry[] {
  return delta === 0 ? entries : entries.map((entry) => entry.moved(delta));
}

/** The index of the first entry that begins at `offset` or later. */
function firstFrom(entries: readonly PlacedEntry[], offset: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The stretches from the line at `start` on that are one entry each; blank lines and a byte order mark belong to none. */
function* chunks(text: string, reading: ProcfileReading, start: number): Iterable<Span> {
  let open: Span | undefined;
  for (const line of lines(text, start)) {
    if (isBlank(text, line)) continue;
    const continues = reading === 'yaml' && open && isIndented(text, line) && !isComment(text, open);
    if (open && continues) {
      open = span(open.start, line.end);
      continue;
    }
    if (open) yield open;
    open = line;
  }
  if (open) yield open;
}

function* lines(text: string, from: number): Iterable<Span> {
  let start = from === 0 && text.charCodeAt(0) === 0xfeff ? 1 : from;
  const breaks = /\r\n|\r|\n/g;
  breaks.lastIndex = start;
  for (let found = breaks.exec(text); found; found = breaks.exec(text)) {
    yield span(start, found.index);
    start = breaks.lastIndex;
  }
  yield span(start, text.length);
}

function isBlank(text: string, line: Span): boolean {
  for (let i = line.start; i < line.end; i++) {
    const code = text.charCodeAt(i);
    if (code !== 32 && code !== 9) return false;
  }
  return true;
}

function isIndented(text: string, line: Span): boolean {
  const code = text.charCodeAt(line.start);
  return code === 32 || code === 9;
}

function isComment(text: string, line: Span): boolean {
  return text.charCodeAt(line.start) === 35;
}
