import type { LogLine } from '../../../../server/src/core/logs/types.ts';
import { visibleText } from '../../../../server/src/core/text/visible-text.ts';
import { isRecord } from '../../guards.ts';
import type { TextFormat, TextRows } from '../messages/worker-protocol.ts';
import type { Ring } from './ring.ts';
import type { ShownRows } from './shown-rows.ts';

const COLOUR_CODES = /\x1b(?:\[[0-9;:?]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\))/g;
/** Rows that go into one message. */
const MOST_ROWS_AT_ONCE = 20_000;

export interface TextPart {
  readonly text: string;
  /** The rest; undefined when this was all. */
  readonly next: TextRows | undefined;
}

/** The shown rows among these as text, one line each, with the lines that are folded behind them, as many as go into one message. */
export function exportText(
  { ring, shown }: { readonly ring: Ring; readonly shown: ShownRows },
  format: TextFormat,
  { from = shown.first, to = shown.end, after, until }: TextRows = {},
): TextPart {
  const parts: string[] = [];
  const write = writers[format];
  const behind = (sequence: number | undefined) => {
    const id = sequence === undefined ? undefined : ring.idOf(sequence);
    return id === undefined ? undefined : shown.positionOf(id + 1);
  };
  const sequenceAt = (position: number) => ring.line(shown.idAt(position) ?? Number.NaN)?.sequence;
  const start = behind(after) ?? Math.max(from, shown.first);
  const last = behind(until) ?? Math.min(to, shown.end);
  const end = Math.min(last, start + MOST_ROWS_AT_ONCE);
  for (let position = start; position < end; position++) {
    const id = shown.idAt(position);
    if (id === undefined) continue;
    for (const one of [id, ...foldedBehind(ring, shown, id)]) {
      const line = ring.line(one);
      if (line) parts.push(`${write(line)}\n`);
    }
  }
  // By numbers of lines: the rows may have moved until the export is requested.
  const next = end < last ? { after: sequenceAt(end - 1), until: until ?? sequenceAt(last - 1) } : undefined;
  return { text: parts.join(''), next };
}

/** Ids of the lines that are out of sight only because their record is folded. */
function foldedBehind(ring: Ring, shown: ShownRows, id: number): readonly number[] {
  const page = ring.pageOf(id);
  const followers = page?.followersOf(id - page.firstId);
  if (!page || !followers || shown.filter.text !== '') return [];
  const record = page.sequence[id - page.firstId] ?? Number.NaN;
  if (shown.isOpen(record)) return [];
  const folded: number[] = [];
  for (let next = id + 1; next <= followers.last; next++) {
    const its = ring.pageOf(next);
    if (its?.record[next - its.firstId] === record && !shown.isShown(next)) folded.push(next);
  }
  return folded;
}

/** As it was received, without colour codes: what one would have found in the file. */
function plain(line: LogLine): string {
  return (unwrapped(line) ?? line.raw).replace(COLOUR_CODES, '');
}

/** What cannot be seen of a line is drawn, as in the page. */
function seen(line: LogLine): string {
  return visibleText(plain(line));
}

/** What the grammar of the log language shows as a label (syntaxes/log.tmLanguage.json). */
function labelled(line: LogLine): string {
  const { match } = line;
  return match ? `${plain(line)}  ⟵ ${match.severity}: ${match.signature}` : plain(line);
}

const ENVELOPE_MEMBERS: ReadonlySet<string> = new Set([
  'timestamp',
  'message',
  'environment',
  'process_id',
  'pod_name',
]);

/** A line that has come in nothing but the platform's envelope reads better as text: `time process[pod]: message`. */
function unwrapped({ raw, time, process, pod }: LogLine): string | undefined {
  if (!raw.startsWith('{"timestamp":') || time === undefined) return undefined;
  try {
    const envelope: unknown = JSON.parse(raw);
    if (!isRecord(envelope) || !Object.keys(envelope).every((name) => ENVELOPE_MEMBERS.has(name))) return undefined;
    return `${new Date(time).toISOString()} ${process ?? ''}[${pod ?? ''}]: ${String(envelope['message'])}`;
  } catch {
    return undefined;
  }
}

function ndjson(line: LogLine): string {
  return JSON.stringify({
    time: line.time === undefined ? undefined : new Date(line.time).toISOString(),
    source: line.source,
    process: line.process,
    pod: line.pod,
    pid: line.pid,
    level: line.level,
    message: line.message,
    signature: line.match?.signature,
    severity: line.match?.severity,
    fields: line.match?.fields,
    raw: line.raw === line.message ? undefined : line.raw,
  });
}

const writers: Readonly<Record<TextFormat, (line: LogLine) => string>> = { plain, seen, labelled, ndjson };
