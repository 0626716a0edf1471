import { childContext } from '../child-context.ts';
import { forgetOldest } from '../forget-oldest.ts';
import { Merger } from '../merger.ts';
import type { ReplayFilter } from '../replay-filter.ts';
import { type LogSource, ofStream, type SourceContext, SourceError, type SourceEvent } from '../source.ts';
import type { BlueKingClient } from './client.ts';
import { createInstanceReplay, followInstance } from './instance-logs.ts';
import { olderHits, olderOfInstances } from './older-hits.ts';
import type { Scope } from './scope.ts';
import { searchSource } from './search-source.ts';
import { InstanceWatch, type NewInstance } from './watch.ts';

/** Of more instances than this only those that are followed are kept from one run to the next: each deploy makes new ones. */
const MANY_INSTANCES = 200;

interface LiveTail {
  readonly scope: Scope;
  /** Process types to follow; empty means all. */
  readonly processes: readonly string[];
  /** Also the access log of the ingress: only there are the 502s of the proxy. */
  readonly ingress: boolean;
  /** Lines of the past to begin with, per instance. */
  readonly history: number;
}

/**
 * What an environment's instances write and what happens to them. With a session of the web page each instance's own
 * stream is followed, also those that come later; the gateway has no streams, there the collected logs are asked for.
 */
export function liveSource(client: BlueKingClient, tail: LiveTail): LogSource {
  const { scope, processes } = tail;
  const stdout = { log: 'stdout', scope, processes, query: '', past: 15 * 60_000, most: 5000, follow: true } as const;
  const ingress = { ...stdout, log: 'ingress', processes: [], past: 5 * 60_000, most: 2000 } as const;
  const parts: Parts = {
    replays: new Map(),
    collected: searchSource(client, stdout),
    ingress: searchSource(client, ingress),
  };
  return {
    run: (context) => run(client, tail, parts, context),
    // The streams have no past: the collected logs have.
    older: (edge, signal) =>
      client.platform.access === 'cookie'
        ? olderOfInstances(client, { stdout, ingress: tail.ingress ? ingress : undefined }, edge, signal)
        : olderHits(client, stdout, edge.all, signal),
  };
}

/** What is kept from one run to the next. */
interface Parts {
  /** By the name of the instance. */
  readonly replays: Map<string, ReplayFilter>;
  readonly collected: LogSource;
  readonly ingress: LogSource;
}

async function* run(
  client: BlueKingClient,
  tail: LiveTail,
  parts: Parts,
  outer: SourceContext,
): AsyncGenerator<SourceEvent> {
  const { context, end } = childContext(outer);
  const { scope, processes, history } = tail;
  const watch = new InstanceWatch(client, scope, (process) => processes.length === 0 || processes.includes(process));
  const merger = new Merger<SourceEvent | NewInstance>(end);
  merger.add(watched(watch.run(context)));
  const streams = client.platform.access === 'cookie';
  if (!streams) merger.add(parts.collected.run(context));
  if (streams && tail.ingress) merger.add(ofStream('ingress', optional(parts.ingress.run(context), context)));
  const followed = new Set<string>();
  for await (const event of merger) {
    if (event.type !== 'instance') yield event;
    // One that was said to be gone, and is there after all, is followed all the time.
    else if (streams && !followed.has(event.instance.name)) {
      const { instance } = event;
      const known = parts.replays.get(instance.name);
      const replay = known ?? createInstanceReplay();
      parts.replays.set(instance.name, replay);
      if (!known) forgetOldest(parts.replays, MANY_INSTANCES, (name) => name === instance.name || followed.has(name));
      const following = followInstance(client, { scope, instance, history, previous: true }, replay, context);
      merger.add(whileIn(followed, instance.name, following));
    }
  }
}

/** The name is in the set for as long as there are events. */
async function* whileIn(
  names: Set<string>,
  name: string,
  events: AsyncIterable<SourceEvent>,
): AsyncGenerator<SourceEvent> {
  names.add(name);
  try {
    yield* events;
  } finally {
    names.delete(name);
  }
}

/** A part that not every site has: where it is refused, the others go on without it. */
async function* optional(events: AsyncIterable<SourceEvent>, context: SourceContext): AsyncGenerator<SourceEvent> {
  try {
    yield* events;
  } catch (error) {
    if (error instanceof SourceError && error.failure.kind === 'unauthorized') throw error;
    context.log(`no access log: ${error instanceof SourceError ? JSON.stringify(error.failure) : String(error)}`);
  }
}

/** Distinguishes a lost connection of the watch from those of the instances. */
async function* watched(events: AsyncIterable<SourceEvent | NewInstance>): AsyncGenerator<SourceEvent | NewInstance> {
  for await (const event of events) yield event.type === 'waiting' ? { ...event, stream: 'instances' } : event;
}
