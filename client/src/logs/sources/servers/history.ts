import { lineBytes } from '../lines.ts';
import { ReplayFilter } from '../replay-filter.ts';
import { reconnecting } from '../retry.ts';
import type { Beginning, LogSource, OlderLine, SourceContext, SourceEvent } from '../source.ts';

/** What is asked of a store of logs that may be larger than any machine. */
export interface HistoryRange {
  /** Milliseconds of the past to begin with. */
  readonly past: number;
  /** Goes on asking for what is new. */
  readonly follow: boolean;
  /** Only lines that a failure signature may match: the store itself looks for their texts. */
  readonly failuresOnly: boolean;
}

/** How such a store is asked. */
export interface HistoryAccess {
  /** Value of the `Authorization` header; undefined when none is needed. */
  authorization(): Promise<string | undefined>;
  /** Texts of which every line that a signature matches contains one. */
  literals(): Promise<readonly string[]>;
}

/** An entry of such a store. */
export interface HistoryEntry {
  /** Milliseconds since the epoch. */
  readonly time: number;
  /** Tells it from every other entry. */
  readonly key: string;
  readonly stream: string;
  readonly line: string;
}

/** What is asked of one kind of store; times are milliseconds since the epoch. */
interface HistoryStore {
  entries(from: number, to: number, signal: AbortSignal): AsyncIterable<HistoryEntry>;
  /** The entries before an edge: one page. */
  older(edge: Beginning, signal: AbortSignal): Promise<readonly OlderLine[]>;
}

/** Stores get lines late: this span is asked for again each time. */
const OVERLAP_MS = 30_000;
const POLL_EVERY_MS = 3000;
/** So far the clock of who writes may be ahead of ours: without a limit some stores refuse a span as too long. */
export const CLOCKS_AHEAD_MS = 30 * 60_000;

/** For what is read by `readHistory`: to be kept for as long as its entries are to come once. */
export function createHistoryReplay(): ReplayFilter {
  return new ReplayFilter(OVERLAP_MS);
}

/** A source that reads such a store, each entry once also from one run to the next. */
export function historySource(range: HistoryRange, store: HistoryStore): LogSource {
  const replay = createHistoryReplay();
  return {
    run: (context) => readHistory(range, (from, to) => store.entries(from, to, context.signal), context, replay),
    older: async ({ all }, signal) => (all ? store.older(all, signal) : []),
  };
}

/** Reads what a store has since some time, and what it gets, each entry once. */
export async function* readHistory(
  range: HistoryRange,
  entries: (from: number, to: number) => AsyncIterable<HistoryEntry>,
  context: SourceContext,
  replay: ReplayFilter,
): AsyncGenerator<SourceEvent> {
  // Of hours with a fraction it may have one, and times in nanoseconds are whole numbers.
  const begin = Math.floor(context.now() - range.past);
  yield* reconnecting(
    context,
    POLL_EVERY_MS,
    async function* () {
      replay.reconnected();
      for await (const { time, key, stream, line } of entries(replay.since ?? begin, context.now() + CLOCKS_AHEAD_MS)) {
        if (replay.accept(time, key, context.now())) yield { type: 'bytes', bytes: lineBytes(line), stream };
      }
      yield { type: 'live' };
    },
    () => range.follow,
  );
}
