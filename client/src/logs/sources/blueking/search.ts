import { isNumber, isRecord, isString } from '../../guards.ts';
import { SourceError } from '../source.ts';
import type { BlueKingClient } from './client.ts';
import { environmentPath, modulePath, type Scope } from './scope.ts';

/** Which of the platform's collected logs: standard output, JSON lines in files, or the access log of the ingress. */
export type CollectedLog = 'stdout' | 'structured' | 'ingress';

export interface Search {
  readonly log: CollectedLog;
  readonly scope: Scope;
  /** Process types; empty means all. */
  readonly processes: readonly string[];
  /** Query in Lucene's syntax; empty means everything. */
  readonly query: string;
  /** Milliseconds since the epoch; whole seconds count. */
  readonly from: number;
  readonly to: number;
}

/** An entry of the platform's log search, as it came, and what tells it from others. */
export interface Hit {
  /** Milliseconds since the epoch, a whole second. */
  readonly time: number;
  readonly key: string;
  readonly entry: Readonly<Record<string, unknown>>;
}

const pageSize = 500;
/** offset + limit may not be more (L/serializers.py). */
const window = 10_000;

/** Pages of hits, newest first, until there are no more. */
export async function* searchPages(
  client: BlueKingClient,
  search: Search,
  signal: AbortSignal,
): AsyncGenerator<readonly Hit[]> {
  let scroll: string | undefined;
  let seen = 0;
  for (;;) {
    const page = await searchPage(client, search, { scroll, offset: seen }, signal);
    if (page.hits.length === 0) return;
    yield page.hits;
    seen += page.hits.length;
    scroll = page.scroll;
    // Only standard output can be scrolled; the others end at the window.
    if (page.hits.length < pageSize || (scroll === undefined && seen + pageSize > window)) return;
  }
}

async function searchPage(
  client: BlueKingClient,
  search: Search,
  place: { readonly scroll: string | undefined; readonly offset: number },
  signal: AbortSignal,
): Promise<{ readonly hits: readonly Hit[]; readonly scroll: string | undefined }> {
  const query = {
    time_range: 'customized',
    start_time: iso(search.from),
    end_time: iso(search.to),
    limit: String(pageSize),
    ...(place.scroll === undefined ? { offset: String(place.offset) } : { scroll_id: place.scroll }),
  };
  const reply = await client.json(
    { method: 'POST', path: searchPath(client, search), query, body: body(search) },
    signal,
  );
  // The older search, the one at the gateway, wraps its reply: {code: 0, data: {…}}.
  const data = isRecord(reply) && isRecord(reply['data']) ? reply['data'] : reply;
  const logs = isRecord(data) && Array.isArray(data['logs']) ? data['logs'] : [];
  const scroll =
    isRecord(data) && isString(data['scroll_id']) && data['scroll_id'] !== '' ? data['scroll_id'] : undefined;
  return { hits: logs.map(hitOf).filter((hit) => hit !== undefined), scroll };
}

function searchPath(client: BlueKingClient, { log, scope }: Search): string {
  if (client.platform.access === 'cookie') return `${environmentPath(scope)}/log/${log}/list/`;
  if (log === 'stdout') return `${modulePath(scope)}/log/standard_output/list/`;
  throw new SourceError({ kind: 'not-found', what: `${log} (API gateway)` });
}

/** The environment in the path is no filter for standard output and structured logs: it has to be asked for. */
function body({ log, scope, processes, query }: Search): unknown {
  const terms =
    log === 'ingress'
      ? {}
      : { environment: [scope.environment], ...(processes.length > 0 ? { process_id: [...processes] } : {}) };
  return { query: { ...(query === '' ? {} : { query_string: query }), terms } };
}

function hitOf(item: unknown): Hit | undefined {
  if (!isRecord(item)) return undefined;
  const time = timeOf(item['timestamp'] ?? item['ts']);
  if (time === undefined) return undefined;
  const entry = {
    ...item,
    timestamp: time / 1000,
    ...(isString(item['message']) ? { message: unmarked(item['message']) } : {}),
  };
  const pod = isString(item['pod_name']) ? item['pod_name'] : '';
  return { time, key: `${time} ${pod} ${JSON.stringify(item['message'] ?? item)}`, entry };
}

/** The platform puts these around what a query has hit. */
function unmarked(message: string): string {
  return message.replaceAll('[bk-mark]', '').replaceAll('[/bk-mark]', '');
}

/** Seconds since the epoch, or `YYYY-MM-DD HH:MM:SS` in the zone of the platform (Asia/Shanghai, no summer time). */
function timeOf(value: unknown): number | undefined {
  if (isNumber(value)) return value * 1000;
  if (!isString(value)) return undefined;
  const time = Date.parse(`${value.replace(' ', 'T')}+08:00`);
  return isNumber(time) ? time : undefined;
}

function iso(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
