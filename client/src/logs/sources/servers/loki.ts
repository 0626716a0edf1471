import { isRecord, isString } from '../../../guards.ts';
import { withoutKnown } from '../older-lines.ts';
import type { Beginning, LogSource, OlderLine } from '../source.ts';
import { type HistoryAccess, type HistoryEntry, type HistoryRange, historySource } from './history.ts';
import { requestJson } from './http-json.ts';

interface LokiTail extends HistoryRange {
  readonly url: string;
  /** A selector of streams, with or without further stages: `{app="shop"}`. */
  readonly query: string;
  /** `X-Scope-OrgID`; undefined where Loki has a single tenant. */
  readonly tenant: string | undefined;
}

const PAGE_SIZE = 1000;

/** Grafana Loki, by its query API. */
export function lokiSource(tail: LokiTail, access: HistoryAccess): LogSource {
  return historySource(tail, {
    entries: (from, to, signal) => entries(tail, access, from, to, signal),
    older: (edge, signal) => older(tail, access, edge, signal),
  });
}

/** As far back as one query may reach where nobody has changed Loki's `max_query_length` (30 days and an hour). */
const FARTHEST_MS = 30 * 86_400_000;

/** The entries before an edge: one page, read backward. */
async function older(
  tail: LokiTail,
  access: HistoryAccess,
  edge: Beginning,
  signal: AbortSignal,
): Promise<readonly OlderLine[]> {
  const ask = await questions(tail, access, signal);
  const from = BigInt(edge.time - FARTHEST_MS) * 1_000_000n;
  const values = await ask(from, BigInt(edge.time + 1) * 1_000_000n, 'backward');
  return withoutKnown(values.map(entryOf), edge);
}

async function* entries(
  tail: LokiTail,
  access: HistoryAccess,
  from: number,
  to: number,
  signal: AbortSignal,
): AsyncGenerator<HistoryEntry> {
  const ask = await questions(tail, access, signal);
  let start = BigInt(from) * 1_000_000n;
  const end = BigInt(to) * 1_000_000n;
  let seen: ReadonlySet<string> = new Set();
  for (;;) {
    const page = (await ask(start, end, 'forward')).map((value) => ({ value, entry: entryOf(value) }));
    for (const { entry } of page) if (!seen.has(entry.key)) yield entry;
    const last = page.at(-1)?.value.time;
    if (page.length < PAGE_SIZE || last === undefined) return;
    // The next page begins with entries of the same nanosecond again; a page that is full of them is passed over.
    seen = new Set(page.filter(({ value }) => value.time === last).map(({ entry }) => entry.key));
    start = last > start ? last : last + 1n;
  }
}

/** Asks for a page of values between two times (nanoseconds since the epoch); they come in the order of their times. */
async function questions(tail: LokiTail, access: HistoryAccess, signal: AbortSignal) {
  const authorization = await access.authorization();
  const headers = {
    ...(authorization === undefined ? {} : { Authorization: authorization }),
    ...(tail.tenant === undefined ? {} : { 'X-Scope-OrgID': tail.tenant }),
  };
  const query = tail.failuresOnly ? withFailures(tail.query, await access.literals()) : tail.query;
  return async (start: bigint, end: bigint, direction: 'forward' | 'backward'): Promise<readonly Value[]> => {
    const url = new URL('loki/api/v1/query_range', `${tail.url.replace(/\/+$/, '')}/`);
    const parameters = { query, start: String(start), end: String(end), limit: String(PAGE_SIZE), direction };
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    return valuesOf(await requestJson({ url, headers }, signal));
  };
}

/** Adds the texts of the signatures to a query: RE2 looks for all of them at once. */
function withFailures(query: string, literals: readonly string[]): string {
  if (literals.length === 0) return query;
  const pattern = literals.map((text) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|');
  return `${query} |~ ${JSON.stringify(pattern)}`;
}

interface Value {
  /** Nanoseconds since the epoch. */
  readonly time: bigint;
  readonly labels: Readonly<Record<string, unknown>>;
  readonly line: string;
}

/** The entries of all streams in the order of their times. */
function valuesOf(reply: unknown): readonly Value[] {
  const data = isRecord(reply) ? reply['data'] : undefined;
  const streams = isRecord(data) && Array.isArray(data['result']) ? data['result'] : [];
  const values: Value[] = [];
  for (const stream of streams) {
    if (!isRecord(stream) || !Array.isArray(stream['values'])) continue;
    const labels = isRecord(stream['stream']) ? stream['stream'] : {};
    for (const value of stream['values']) {
      if (!Array.isArray(value) || !isString(value[0]) || !isString(value[1]) || !/^\d+$/.test(value[0])) continue;
      values.push({ time: BigInt(value[0]), labels, line: value[1] });
    }
  }
  return values.sort((a, b) => Number(a.time > b.time) - Number(a.time < b.time));
}

function entryOf({ time, labels, line }: Value): HistoryEntry {
  const milliseconds = Number(time / 1_000_000n);
  const process = first(labels, ['container', 'process', 'service_name', 'app', 'job']);
  const pod = first(labels, ['pod', 'instance', 'host', 'filename']);
  const envelope = {
    timestamp: new Date(milliseconds).toISOString(),
    message: line,
    process_id: process,
    pod_name: pod,
  };
  const stream = JSON.stringify(labels);
  return {
    time: milliseconds,
    key: `${time} ${stream} ${line}`,
    stream: pod ?? process ?? '',
    line: JSON.stringify(envelope),
  };
}

function first(labels: Value['labels'], names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = labels[name];
    if (isString(value)) return value;
  }
  return undefined;
}
