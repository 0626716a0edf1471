import { lineBytes } from '../lines.ts';
import { ReplayFilter } from '../replay-filter.ts';
import { reconnecting, untilDone } from '../retry.ts';
import { CLOCKS_AHEAD_MS } from '../servers/history.ts';
import type { LogSource, SourceContext, SourceEvent } from '../source.ts';
import type { BlueKingClient } from './client.ts';
import { olderHits } from './older-hits.ts';
import { type CollectedLog, type Hit, type Search, searchPages } from './search.ts';
import { lineOfHit } from './search-lines.ts';

interface SearchTail extends Omit<Search, 'from' | 'to'> {
  /** Milliseconds of the past to begin with. */
  readonly past: number;
  /** Goes on asking for new entries. */
  readonly follow: boolean;
  /** Entries of the past that are begun with at most: the newest. Older ones can be asked for. */
  readonly most: number;
}

/** Collected logs arrive late and out of order: each time this span is asked for again. */
const OVERLAP_MS = 60_000;
const POLL_EVERY_MS = 4000;

/** Lines of the platform's log search: of the past, and on request of the present. */
export function searchSource(client: BlueKingClient, tail: SearchTail): LogSource {
  const replay = new ReplayFilter(OVERLAP_MS);
  return {
    run: (context) => run(client, tail, replay, context),
    older: (edge, signal) => olderHits(client, tail, edge.all, signal),
  };
}

async function* run(
  client: BlueKingClient,
  tail: SearchTail,
  replay: ReplayFilter,
  context: SourceContext,
): AsyncGenerator<SourceEvent> {
  const begin = context.now() - tail.past;
  replay.reconnected();
  const past = yield* untilDone(context, () => collect(client, tail, replay.since ?? begin, tail.most, context));
  yield { type: 'live' };
  yield* accepted(tail.log, past?.hits ?? [], replay, context.now());
  if (past?.isCut) yield { type: 'limit', limit: { kind: 'newest', lines: tail.most } };
  if (!tail.follow) return;
  yield* reconnecting(context, POLL_EVERY_MS, async function* () {
    replay.reconnected();
    const { hits } = await collect(client, tail, replay.since ?? begin, Number.POSITIVE_INFINITY, context);
    yield { type: 'live' };
    yield* accepted(tail.log, hits, replay, context.now());
  });
}

/** The newest entries since `from` (milliseconds), oldest first; `isCut` when there may be older ones. */
async function collect(
  client: BlueKingClient,
  tail: SearchTail,
  from: number,
  most: number,
  context: SourceContext,
): Promise<{ readonly hits: readonly Hit[]; readonly isCut: boolean }> {
  const hits: Hit[] = [];
  const { signal } = context;
  for await (const page of searchPages(client, { ...tail, from, to: context.now() + CLOCKS_AHEAD_MS }, signal)) {
    hits.push(...page);
    if (hits.length >= most) return { hits: hits.slice(0, most).reverse(), isCut: true };
  }
  return { hits: hits.reverse(), isCut: false };
}

function* accepted(log: CollectedLog, hits: readonly Hit[], replay: ReplayFilter, now: number): Generator<SourceEvent> {
  for (const hit of hits) {
    if (!replay.accept(hit.time, hit.key, now)) continue;
    const { stream, line } = lineOfHit(log, hit);
    yield { type: 'bytes', bytes: lineBytes(line), stream };
  }
}
