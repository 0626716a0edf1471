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
 * To YAML all entries may be indented by the same number of spaces; what is indented further goes on with the entry above.
 *
 * An entry is read from its own lines alone, so entries that did not change between two versions are not read again.
 */
import type { Change } from '../../text/change.ts';
import { detached } from '../../text/detached.ts';
import { type Span, span } from '../../text/span.ts';
import { compactEntry } from './command-entry.ts';
import { ProcfileEntries, type ReadEntry } from './entries.ts';
import type { EntryText, ProcfileReading } from './entry.ts';
import { readLineEntry } from './line-entry.ts';
import { readPlainEntry } from './plain-entry.ts';
import { problem } from './problems.ts';

export interface ProcfileSyntax {
  readonly kind: 'procfile';
  readonly reading: ProcfileReading;
  readonly entries: ProcfileEntries;
  /** The spaces in front of the first entry, where they are those of all: entries begin behind them. */
  readonly indent: number;
}

/** The version read before, and what changed since. */
interface FormerProcfile {
  readonly syntax: ProcfileSyntax;
  readonly change: Change;
}

export function parseProcfile(text: string, reading: ProcfileReading, former?: FormerProcfile): ProcfileSyntax {
  const indent = reading === 'yaml' ? indentOf(text) : 0;
  const isKnown = former?.syntax.reading === reading && former.syntax.indent === indent;
  return {
    kind: 'procfile',
    reading,
    indent,
    entries: isKnown ? reread(text, former) : readAll(text, reading, indent),
  };
}

function readAll(text: string, reading: ProcfileReading, indent: number): ProcfileEntries {
  return ProcfileEntries.of(
    Array.from(chunks(text, reading, indent, 0), (chunk) => readChunk(text, reading, indent, chunk)),
  );
}

function readChunk(text: string, reading: ProcfileReading, indent: number, { start, end }: Span): ReadEntry {
  const read = reading === 'yaml' ? readPlainEntry : readLineEntry;
  const source = detached(text.slice(start, end));
  const entry = read(source);
  const fault = reading === 'yaml' ? faultOfPlace(text, indent, start, entry) : undefined;
  return { text: compactEntry(fault === undefined ? entry : misplaced(entry, source, fault), source), start };
}

/**
 * Reads again only part of the text: from the last entry that was not finished before the change, up to the first one
 * behind the change that begins where an entry began before. Everything after that is unchanged.
 */
function reread(
  text: string,
  { syntax: { entries: before, reading, indent }, change }: FormerProcfile,
): ProcfileEntries {
  const delta = change.after.end - change.before.end;
  // Only the beginning of the next entry finishes an entry.
  const from = Math.max(0, before.indexFrom(change.before.start) - 1);
  const here: ReadEntry[] = [];
  const start = from === 0 ? 0 : lineStart(text, before.startAt(from) ?? 0);
  for (const chunk of chunks(text, reading, indent, start)) {
    const then = chunk.start - delta;
    const same = then < change.before.end ? before.length : before.indexFrom(then);
    if (before.startAt(same) === then) return before.replaced(from, same, here, delta);
    here.push(readChunk(text, reading, indent, chunk));
  }
  return before.replaced(from, before.length, here, delta);
}

/** The stretches from the line at `start` on that are one entry each; blank lines and a byte order mark belong to none. */
function* chunks(text: string, reading: ProcfileReading, indent: number, start: number): Iterable<Span> {
  let open: Span | undefined;
  for (const line of lines(text, start)) {
    if (isBlank(text, line)) continue;
    const begin = line.start + Math.min(indent, spacesFrom(text, line.start));
    const continues = reading === 'yaml' && open && isIndented(text, begin) && !isComment(text, open);
    if (open && continues) {
      open = span(open.start, line.end);
      continue;
    }
    if (open) yield open;
    open = span(begin, line.end);
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

/** How far the first entry is indented; lines that say nothing of processes may stand before it. */
function indentOf(text: string): number {
  for (const line of lines(text, 0)) {
    const spaces = spacesFrom(text, line.start);
    const rest = text.slice(line.start + spaces, line.end);
    if (!/^(?:[ \t]*$|#|---[ \t]*(?:#|$)|%)/.test(rest)) return spaces;
  }
  return 0;
}

function spacesFrom(text: string, start: number): number {
  let end = start;
  while (text.charCodeAt(end) === 32) end++;
  return end - start;
}

/** The start of the line in which an entry begins: only spaces stand before an entry. */
function lineStart(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at - 1) === 32) at--;
  return at;
}

/** YAML refuses an entry that begins in front of the others or, behind a comment, further in. */
function faultOfPlace(text: string, indent: number, start: number, { kind }: EntryText): string | undefined {
  if (kind !== 'comment' && spacesFrom(text, lineStart(text, start)) < indent)
    return 'indented less than the lines above';
  return kind === 'process' && text.charCodeAt(start) === 32 ? 'indented more than the lines above' : undefined;
}

function misplaced(entry: EntryText, source: string, fault: string): EntryText {
  const start = /^ */.exec(source)?.[0].length ?? 0;
  const end = /^[^\r\n]*/.exec(source)?.[0].trimEnd().length ?? 0;
  return { ...entry, problems: [...entry.problems, problem('yaml-error', start, end, fault)] };
}

function isIndented(text: string, start: number): boolean {
  const code = text.charCodeAt(start);
  return code === 32 || code === 9;
}

function isComment(text: string, line: Span): boolean {
  return text.charCodeAt(line.start + spacesFrom(text, line.start)) === 35;
}
