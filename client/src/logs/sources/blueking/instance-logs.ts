import { Backoff } from '../backoff.ts';
import { envelope } from '../envelope.ts';
import { ReplayFilter } from '../replay-filter.ts';
import { passes, reconnecting, untilDone } from '../retry.ts';
import { readEvents } from '../servers/server-sent-events.ts';
import { failureOf, ofStream, type SourceContext, SourceError, type SourceEvent } from '../source.ts';
import type { BlueKingClient } from './client.ts';
import { instanceLines, type Line, lineOfEvent, logPath } from './instance-lines.ts';
import type { Instance } from './processes.ts';
import type { Scope } from './scope.ts';
import { Watchdog } from './watchdog.ts';

interface InstanceTail {
  readonly scope: Scope;
  readonly instance: Instance;
  /** Lines of the past to begin with; 1 … 10,000. */
  readonly history: number;
  /** Begin with the log of the container before its last restart. */
  readonly previous: boolean;
}

/** For one instance: to be kept for as long as its lines are to come once. */
export function createInstanceReplay(): ReplayFilter {
  return new ReplayFilter(OVERLAP_MS);
}

/** Asked for again after a reconnect. */
const OVERLAP_MS = 5000;
/** A stream may be silent because its instance is; after this long it is asked for anew all the same. */
const SILENT_MS = 90_000;
/** A stream that ends sooner without a new line has nothing more to say for now. */
const SHORT_LIFE_MS = 1000;
/** As many lines as the platform gives at once (blueking-paas: apiserver/paasng/paas_wl/bk_app/processes/serializers.py). */
const MOST_LINES = 10_000;
/** How often the log before a restart is requested again: an outage passes, but a platform may also fail each time. */
const MOST_ATTEMPTS = 3;

/**
 * The live log of one instance, over any number of connections and restarts of its container, without a gap and without
 * a line twice. Ends when the platform does not know the instance any more.
 */
export function followInstance(
  client: BlueKingClient,
  tail: InstanceTail,
  replay: ReplayFilter,
  context: SourceContext,
): AsyncIterable<SourceEvent> {
  return ofStream(tail.instance.name, follow(client, tail, replay, context));
}

async function* follow(
  client: BlueKingClient,
  tail: InstanceTail,
  replay: ReplayFilter,
  context: SourceContext,
): AsyncGenerator<SourceEvent> {
  // How many lines may have been written since the last connection, if there was one.
  let behind = replay.since === undefined ? 0 : MOST_LINES;
  let failures = 0;
  const backoff = new Backoff();
  try {
    if (behind === 0) yield* history(client, tail, replay, context);
    // A stream ends with the platform's read timeout or with its container: it goes on at once.
    yield* reconnecting(context, 200, async function* () {
      failures += 1;
      if (behind > 0) yield* missed(client, tail, replay, { behind, isPatient: failures <= MOST_ATTEMPTS }, context);
      failures = 0;
      behind = MOST_LINES;
      const begun = context.now();
      const { since } = replay;
      yield* connect(client, tail, replay, context);
      behind = tail.history;
      // A container that has ended and is not started again yet gives its log again and again.
      if (replay.since !== since || context.now() - begun > SHORT_LIFE_MS) backoff.reset();
      else await context.sleep(backoff.next());
    });
  } catch (error) {
    if (!(error instanceof SourceError) || error.failure.kind !== 'not-found') throw error;
  }
  yield { type: 'end', stream: tail.instance.name };
}

/** What was written before. */
async function* history(
  client: BlueKingClient,
  tail: InstanceTail,
  replay: ReplayFilter,
  context: SourceContext,
): AsyncGenerator<SourceEvent> {
  if (tail.previous && tail.instance.restarts > 0) {
    let attempts = 0;
    const before = yield* untilDone(context, () => {
      attempts += 1;
      return previousLines(client, tail, { most: tail.history, isPatient: attempts <= MOST_ATTEMPTS }, context);
    });
    for (const line of before ?? []) {
      if (replay.accept(line.time, line.key)) yield encode(tail, line);
    }
  }
  const newest = { previous: false, most: tail.history };
  const past = yield* untilDone(context, () => instanceLines(client, tail, newest, context.signal));
  for (const line of past ?? []) if (replay.accept(line.time, line.key)) yield encode(tail, line);
}

/** Between two connections the container may have been restarted: a stream has only what the new one writes. */
async function* missed(
  client: BlueKingClient,
  tail: InstanceTail,
  replay: ReplayFilter,
  { behind, isPatient }: { readonly behind: number; readonly isPatient: boolean },
  context: SourceContext,
): AsyncGenerator<SourceEvent> {
  const { since = 0 } = replay;
  replay.reconnected();
  for (const line of await previousLines(client, tail, { most: behind, isPatient }, context)) {
    if (line.time >= since && replay.accept(line.time, line.key)) yield encode(tail, line);
  }
}

async function* connect(
  client: BlueKingClient,
  tail: InstanceTail,
  replay: ReplayFilter,
  context: SourceContext,
): AsyncGenerator<SourceEvent> {
  replay.reconnected();
  // An instance that had no line when it was asked for its past: all that it has is new.
  const query = { since_time: nanoseconds(replay.since ?? 0) };
  const watchdog = new Watchdog(context.signal, SILENT_MS);
  let open = false;
  try {
    const path = `${logPath(tail.scope, tail.instance)}/stream/`;
    const chunks = await client.stream({ path, query }, watchdog.signal);
    open = true;
    yield { type: 'live' };
    for await (const { event, data } of readEvents(chunks)) {
      watchdog.alive();
      if (event === 'EOF') return;
      const line = event === 'message' ? lineOfEvent(data) : undefined;
      // What is asked for again may reach further back than the history did.
      if (line && line.time >= replay.first && replay.accept(line.time, line.key)) yield encode(tail, line);
    }
    // A stream that ends without its last word was cut.
    throw new SourceError({ kind: 'unreachable', detail: 'ECONNRESET' });
  } catch (error) {
    if (!open || !watchdog.hasBitten) throw error;
  } finally {
    watchdog.end();
  }
}

/**
 * What the container wrote before it was restarted; nothing where it never was, or where nothing is kept of it. With patience
 * a failure that passes is thrown, without it is taken for nothing, too.
 */
async function previousLines(
  client: BlueKingClient,
  tail: InstanceTail,
  { most, isPatient }: { readonly most: number; readonly isPatient: boolean },
  context: SourceContext,
): Promise<readonly Line[]> {
  try {
    return await instanceLines(client, tail, { previous: true, most }, context.signal);
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind === 'unauthorized' || (isPatient && passes(failure))) throw error;
    context.log(`no previous log of ${tail.instance.name}: ${error instanceof Error ? error.message : String(error)}`);
    return [];
  }
}

function encode({ scope, instance }: InstanceTail, { timestamp, message }: Line): SourceEvent {
  const { environment } = scope;
  return envelope({ timestamp, message, environment, process_id: instance.process, pod_name: instance.name });
}

/**
 * The platform takes only times with nine digits of fraction and `Z` (blueking-paas:
 * apiserver/paasng/paas_wl/bk_app/processes/serializers.py).
 */
function nanoseconds(time: number): string {
  return `${new Date(time).toISOString().slice(0, -1)}000000Z`;
}
