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
import { detached } from '../text/detached.ts';
import { type Span, span } from '../text/span.ts';
import type { ProcfileEntry, ProcfileReading } from './procfile-entry.ts';
import { readLineEntry } from './procfile-line-entry.ts';
import { readYamlEntry } from './procfile-yaml-entry.ts';

export interface ProcfileSyntax {
  readonly kind: 'procfile';
  readonly reading: ProcfileReading;
  readonly entries: readonly ProcfileEntry[];
}

export function parseProcfile(text: string, reading: ProcfileReading): ProcfileSyntax {
  const read = reading === 'yaml' ? readYamlEntry : readLineEntry;
  const cache = caches[reading];
  const entries: ProcfileEntry[] = [];
  for (const chunk of chunks(text, reading)) {
    const source = text.slice(chunk.start, chunk.end);
    let entry = cache.get(source);
    if (!entry) {
      const own = detached(source);
      entry = read(own);
      if (cache.size >= CACHE_LIMIT) cache.clear();
      cache.set(own, entry);
    }
    entries.push(shifted(entry, chunk.start));
  }
  return { kind: 'procfile', reading, entries };
}

/** Entries by their text, spans counted from the entry's start. */
const caches: Readonly<Record<ProcfileReading, Map<string, ProcfileEntry>>> = { yaml: new Map(), lines: new Map() };
const CACHE_LIMIT = 20_000;

/** The stretches of the text that are one entry each; blank lines and a byte order mark belong to none. */
function* chunks(text: string, reading: ProcfileReading): Iterable<Span> {
  let open: Span | undefined;
  for (const line of lines(text)) {
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

function* lines(text: string): Iterable<Span> {
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
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

function shifted(entry: ProcfileEntry, delta: number): ProcfileEntry {
  if (delta === 0) return entry;
  const move = (s: Span): Span => span(s.start + delta, s.end + delta);
  return {
    ...entry,
    span: move(entry.span),
    nameSpan: move(entry.nameSpan),
    colon: entry.colon && move(entry.colon),
    value: entry.value && { ...entry.value, text: entry.value.text.shifted(delta), span: move(entry.value.span) },
    problems: entry.problems.map((problem) => ({ ...problem, span: move(problem.span) })),
  };
}
