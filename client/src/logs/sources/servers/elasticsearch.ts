import { isNumber, isRecord, isString } from '../../../guards.ts';
import { withoutKnown } from '../older-lines.ts';
import { type Beginning, type LogSource, type OlderLine, SourceError } from '../source.ts';
import { type HistoryAccess, type HistoryEntry, type HistoryRange, historySource } from './history.ts';
import { requestJson } from './http-json.ts';

interface ElasticsearchTail extends HistoryRange {
  readonly url: string;
  /** Name or pattern of the indices: `logs-*`. */
  readonly index: string;
  /** In Lucene's syntax; empty means everything. */
  readonly query: string;
  readonly timeField: string;
  readonly messageField: string;
}

const PAGE_SIZE = 1000;

/** Elasticsearch and OpenSearch: both know `_search` with a scroll. */
export function elasticsearchSource(tail: ElasticsearchTail, access: HistoryAccess): LogSource {
  return historySource(tail, {
    entries: (from, to, signal) => entries(tail, access, { from, to }, signal),
    older: (edge, signal) => older(tail, access, edge, signal),
  });
}

/** The entries before an edge: one page, the newest first asked for. */
async function older(
  tail: ElasticsearchTail,
  access: HistoryAccess,
  edge: Beginning,
  signal: AbortSignal,
): Promise<readonly OlderLine[]> {
  const ask = await questions(tail, access, signal);
  const literals = tail.failuresOnly ? await access.literals() : [];
  const reply = await ask(`${encodeURIComponent(tail.index)}/_search`, {
    ...query(tail, { from: 0, to: edge.time }, literals),
    sort: [{ [tail.timeField]: 'desc' }],
  });
  const entries = hitsOf(reply).flatMap((hit) => entryOf(tail, hit) ?? []);
  return withoutKnown(entries, edge).toReversed();
}

async function* entries(
  tail: ElasticsearchTail,
  access: HistoryAccess,
  span: { readonly from: number; readonly to: number },
  signal: AbortSignal,
): AsyncGenerator<HistoryEntry> {
  const ask = await questions(tail, access, signal);
  const literals = tail.failuresOnly ? await access.literals() : [];
  let reply = await ask(`${encodeURIComponent(tail.index)}/_search?scroll=1m`, query(tail, span, literals));
  try {
    for (;;) {
      const hits = hitsOf(reply);
      for (const hit of hits) {
        const entry = entryOf(tail, hit);
        if (entry) yield entry;
      }
      const scroll = scrollOf(reply);
      if (hits.length < PAGE_SIZE || scroll === undefined) return;
      reply = await ask('_search/scroll', { scroll: '1m', scroll_id: scroll }).catch(expired);
    }
  } finally {
    const scroll = scrollOf(reply);
    if (scroll !== undefined && !signal.aborted)
      await ask('_search/scroll', { scroll_id: scroll }, 'DELETE').catch(() => undefined);
  }
}

/** Asks the server for what is at a path. */
async function questions({ url }: ElasticsearchTail, access: HistoryAccess, signal: AbortSignal) {
  const authorization = await access.authorization();
  const headers = authorization === undefined ? {} : { Authorization: authorization };
  return (path: string, body: unknown, method: 'POST' | 'DELETE' = 'POST') =>
    requestJson({ url: new URL(path, `${url.replace(/\/+$/, '')}/`), method, headers, body }, signal);
}

function query(
  tail: ElasticsearchTail,
  { from, to }: { readonly from: number; readonly to: number },
  literals: readonly string[],
) {
  const range = { [tail.timeField]: { gte: from, lte: to, format: 'epoch_millis' } };
  return {
    size: PAGE_SIZE,
    sort: [{ [tail.timeField]: 'asc' }],
    query: {
      bool: {
        filter: [{ range }, ...(tail.query === '' ? [] : [{ query_string: { query: tail.query } }])],
        ...(literals.length === 0
          ? {}
          : {
              should: literals.map((text) => ({ match_phrase: { [tail.messageField]: text } })),
              minimum_should_match: 1,
            }),
      },
    },
  };
}

/** A scroll that the server has given up (`search_context_missing_exception`) is begun anew, behind what was read. */
function expired(error: unknown): never {
  if (!(error instanceof SourceError) || error.failure.kind !== 'not-found') throw error;
  throw new SourceError({ kind: 'unreachable', detail: error.failure.what });
}

function hitsOf(reply: unknown): readonly unknown[] {
  const hits = isRecord(reply) && isRecord(reply['hits']) ? reply['hits']['hits'] : undefined;
  return Array.isArray(hits) ? hits : [];
}

function scrollOf(reply: unknown): string | undefined {
  return isRecord(reply) && isString(reply['_scroll_id']) ? reply['_scroll_id'] : undefined;
}

function entryOf(tail: ElasticsearchTail, hit: unknown): HistoryEntry | undefined {
  if (!isRecord(hit) || !isRecord(hit['_source'])) return undefined;
  const source = hit['_source'];
  const time = timeOf(fieldOf(source, tail.timeField));
  if (!isNumber(time)) return undefined;
  const line = {
    ...source,
    message: fieldOf(source, tail.messageField),
    timestamp: new Date(time).toISOString(),
    ...placeOf(source),
  };
  return {
    time,
    key: `${hit['_index']} ${hit['_id']}`,
    stream: placeOf(source).pod_name ?? '',
    line: JSON.stringify(line),
  };
}

/** A field by its path (`log.message`), which a document may also have as one name. */
function fieldOf(source: Readonly<Record<string, unknown>>, path: string): unknown {
  if (path in source) return source[path];
  return path.split('.').reduce<unknown>((value, name) => (isRecord(value) ? value[name] : undefined), source);
}

/** A smaller number is seconds since the epoch (`epoch_second`), not milliseconds. */
const LEAST_MILLISECONDS = 100_000_000_000;

/** A date without a zone is UTC to the server (its `strict_date_optional_time`), though not to JavaScript. */
function timeOf(value: unknown): number {
  if (isNumber(value)) return value < LEAST_MILLISECONDS ? value * 1000 : value;
  const text = String(value).replace(' ', 'T');
  return Date.parse(/T.*(?:Z|[+-]\d\d:?\d\d)$/.test(text) || !text.includes('T') ? text : `${text}Z`);
}

/** Where filebeat and fluentd put the pod and the container. */
function placeOf(source: Readonly<Record<string, unknown>>): {
  readonly pod_name?: string;
  readonly process_id?: string;
} {
  const kubernetes = isRecord(source['kubernetes']) ? source['kubernetes'] : {};
  const pod = isRecord(kubernetes['pod']) ? kubernetes['pod']['name'] : kubernetes['pod_name'];
  const container = isRecord(kubernetes['container']) ? kubernetes['container']['name'] : kubernetes['container_name'];
  return {
    ...(isString(pod) && { pod_name: pod }),
    ...(isString(container) && { process_id: container }),
  };
}
