import { Merger } from '../merger.ts';
import { type LogSource, ofStream, type SourceContext, SourceError, type SourceEvent } from '../source.ts';
import type { BlueKingClient } from './client.ts';
import { followInstance } from './instance-logs.ts';
import type { Scope } from './scope.ts';
import { searchSource } from './search-source.ts';
import { InstanceWatch, type NewInstance } from './watch.ts';

export interface LiveTail {
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
  return { run: (context) => run(client, tail, context) };
}

async function* run(client: BlueKingClient, tail: LiveTail, context: SourceContext): AsyncGenerator<SourceEvent> {
  const { scope, processes, history } = tail;
  const watch = new InstanceWatch(client, scope, (process) => processes.length === 0 || processes.includes(process));
  const merger = new Merger<SourceEvent | NewInstance>();
  merger.add(watched(watch.run(context)));
  const streams = client.platform.access === 'cookie';
  if (!streams) {
    const search = { log: 'stdout', scope, processes, query: '', past: 15 * 60_000, most: 5000, follow: true } as const;
    merger.add(searchSource(client, search).run(context));
  }
  if (streams && tail.ingress) {
    const search = {
      log: 'ingress',
      scope,
      processes: [],
      query: '',
      past: 5 * 60_000,
      most: 2000,
      follow: true,
    } as const;
    merger.add(ofStream('ingress', optional(searchSource(client, search).run(context), context)));
  }
  for await (const event of merger) {
    if (event.type !== 'instance') yield event;
    else if (streams)
      merger.add(followInstance(client, { scope, instance: event.instance, history, previous: true }, context));
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

/** A lost connection of the watch is told apart from those of the instances. */
async function* watched(events: AsyncIterable<SourceEvent | NewInstance>): AsyncGenerator<SourceEvent | NewInstance> {
  for await (const event of events) yield event.type === 'waiting' ? { ...event, stream: 'instances' } : event;
}
