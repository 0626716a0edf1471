import { isNumber, isRecord, isString } from '../../../guards.ts';
import { SourceError } from '../source.ts';
import type { BlueKingClient } from './client.ts';
import { environmentPath, modulePath, type Scope, systemPath } from './scope.ts';

/** Which of the platform's collected logs: standard output, JSON lines in files, or the access log of the ingress. */
export type CollectedLog = 'stdout' | 'structured' | 'ingress';

export interface Search {
  readonly log: CollectedLog;
  readonly scope: Scope;
  /** Process types; empty means all. */
  readonly processes: readonly string[];
  /** Names of instances: only these, or all but these. */
  readonly instances?: { readonly only: readonly string[] } | { readonly except: readonly string[] } | undefined;
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

const PAGE_SIZE = 500;
/** offset + limit may not be more (blueking-paas: apiserver/paasng/paasng/accessories/log/serializers.py). */
const RESULT_WINDOW = 10_000;

/**
 * Pages of hits, newest first, until there are no more. Standard output is scrolled; of the others a window can be seen,
 * so the next one is asked for up to the oldest second of the one before.
 */
export async function* searchPages(
  client: BlueKingClient,
  search: Search,
  signal: AbortSignal,
): AsyncGenerator<readonly Hit[]> {
  let { to } = search;
  let scroll: string | undefined;
  let seen = 0;
  let known: Hits = new Map();
  /** Those of the oldest second so far. */
  let boundary: readonly Hit[] = [];
  for (;;) {
    const page = await searchPage(client, { ...search, to }, { scroll, offset: seen }, signal);
    const last = page.hits.at(-1);
    if (!last) return;
    yield page.hits.filter((hit) => !taken(known, hit));
    seen += page.hits.length;
    boundary = [...boundary, ...page.hits].filter(({ time }) => time === last.time);
    scroll = page.scroll;
    if (page.hits.length < PAGE_SIZE) return;
    if (scroll !== undefined || seen + PAGE_SIZE <= RESULT_WINDOW) continue;
    // A second that is fuller than a window is passed over.
    to = last.time < Math.floor(to / 1000) * 1000 ? last.time : last.time - 1000;
    known = countsOf(boundary.filter(({ time }) => time === to));
    seen = 0;
    if (to < search.from) return;
  }
}

/** Equal hits differ only in their number. */
type Hits = Map<string, number>;

function countsOf(hits: readonly Hit[]): Hits {
  const counts: Hits = new Map();
  for (const { key } of hits) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** Removes one with this key; false if there is none. */
function taken(hits: Hits, { key }: Hit): boolean {
  const count = hits.get(key) ?? 0;
  if (count > 0) hits.set(key, count - 1);
  return count > 0;
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
    limit: String(PAGE_SIZE),
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
  // For applications that were granted it (support-files/apigw/resources.yaml, `search_structured_log_with_post`).
  if (log === 'structured') return `${systemPath(scope)}/log/structured/list/`;
  throw new SourceError({ kind: 'not-found', what: `${log} (API gateway)` });
}

/** For standard output and structured logs the environment in the path does not filter: the query has to. */
function body({ log, scope, processes, instances, query }: Search): unknown {
  const only = instances && 'only' in instances ? instances.only : [];
  const except = instances && 'except' in instances ? instances.except : [];
  const terms = {
    ...(log === 'ingress' ? {} : { environment: [scope.environment] }),
    ...(log === 'ingress' || processes.length === 0 ? {} : { process_id: [...processes] }),
    ...(only.length === 0 ? {} : { pod_name: [...only] }),
  };
  const exclude = except.length === 0 ? {} : { exclude: { pod_name: [...except] } };
  return { query: { ...(query === '' ? {} : { query_string: query }), terms, ...exclude } };
}

function hitOf(item: unknown): Hit | undefined {
  if (!isRecord(item)) return undefined;
  const time = timeOf(item['timestamp'] ?? item['ts']);
  if (time === undefined) return undefined;
  const entry: Hit['entry'] = { ...unmarked(item), timestamp: time / 1000 };
  const pod = isString(entry['pod_name']) ? entry['pod_name'] : '';
  return { time, key: `${time} ${pod} ${JSON.stringify(entry['message'] ?? item)}`, entry };
}

/** The platform puts marks around what a query has hit, in the message and in every field. */
function unmarked(item: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => {
      if (isString(value)) return [name, value.replace(/\[\/?bk-mark\]/g, '')];
      return [name, isRecord(value) ? unmarked(value) : value];
    }),
  );
}

/** Seconds since the epoch, or `YYYY-MM-DD HH:MM:SS` in the zone of the platform (Asia/Shanghai, no summer time). */
function timeOf(value: unknown): number | undefined {
  if (isNumber(value)) return value * 1000;
  if (!isString(value)) return undefined;
  const zone = /(?:Z|[+-]\d\d:?\d\d)$/.test(value) ? '' : '+08:00';
  const time = Date.parse(`${value.replace(' ', 'T')}${zone}`);
  return isNumber(time) ? time : undefined;
}

function iso(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
