import { withoutKnown } from '../older-lines.ts';
import type { Beginning, Edge, OlderLine } from '../source.ts';
import type { BlueKingClient } from './client.ts';
import { type Search, searchPages } from './search.ts';
import { lineOfHit } from './search-lines.ts';

type What = Omit<Search, 'from' | 'to'>;

/** Each next one is tried when nothing is found within the one before: the platform keeps two weeks. */
const SPANS_MS = [3_600_000, 86_400_000, 14 * 86_400_000];
/** Searches that run at the same time. */
const SEARCHES_AT_ONCE = 4;

/** The entries before a beginning, as many as come at once. */
export async function olderHits(
  client: BlueKingClient,
  what: What,
  begin: Beginning | undefined,
  signal: AbortSignal,
): Promise<readonly OlderLine[]> {
  for (const span of begin ? SPANS_MS : []) {
    const { lines } = await before(client, { what, begin, span }, signal);
    if (lines.length > 0) return lines;
  }
  return [];
}

/**
 * The same where each instance is known from another time on: of each of them and of those that are not known at all, back
 * to a time from which on none has a gap.
 */
export async function olderOfInstances(
  client: BlueKingClient,
  { stdout, ingress }: { readonly stdout: What; readonly ingress: What | undefined },
  { instances }: Edge,
  signal: AbortSignal,
): Promise<readonly OlderLine[]> {
  const known = [...instances].filter(([name]) => name !== '');
  const latest = Math.max(...known.map(([, { time }]) => time));
  const requests = instances.get('');
  const names = known.map(([name]) => name);
  const parts: readonly Omit<Part, 'span'>[] = [
    ...known.map(([name, begin]) => ({ what: { ...stdout, instances: { only: [name] } }, begin })),
    ...(known.length === 0
      ? []
      : [{ what: { ...stdout, instances: { except: names } }, begin: { time: latest, lines: [] } }]),
    ...(ingress && requests ? [{ what: ingress, begin: requests }] : []),
  ];
  for (const span of SPANS_MS) {
    const found: Found[] = [];
    for (let at = 0; at < parts.length; at += SEARCHES_AT_ONCE) {
      const some = parts.slice(at, at + SEARCHES_AT_ONCE).map((part) => before(client, { ...part, span }, signal));
      found.push(...(await Promise.all(some)));
    }
    const complete = Math.max(...found.map(({ since }) => since));
    const lines = found.flatMap(({ lines }) => lines.filter(({ time }) => time >= complete));
    if (lines.length > 0) return lines;
  }
  return [];
}

interface Part {
  readonly what: What;
  readonly begin: Beginning | undefined;
  readonly span: number;
}

interface Found {
  /** Oldest first. */
  readonly lines: readonly (OlderLine & { readonly time: number })[];
  /** There may be more from before this time (milliseconds since the epoch); -Infinity when this was all. */
  readonly since: number;
}

/** The first page with something that is not known. */
async function before(client: BlueKingClient, { what, begin, span }: Part, signal: AbortSignal): Promise<Found> {
  if (!begin) return { lines: [], since: Number.NEGATIVE_INFINITY };
  const { time } = begin;
  for await (const page of searchPages(client, { ...what, from: time - span, to: time }, signal)) {
    const lines = page.map((hit) => ({ ...lineOfHit(what.log, hit), time: hit.time }));
    const older = withoutKnown(lines, begin);
    const since = page.at(-1)?.time;
    if (older.length > 0 && since !== undefined) return { lines: older.toReversed(), since };
  }
  return { lines: [], since: Number.NEGATIVE_INFINITY };
}
