import { isNumber, isRecord, isString } from '../../guards.ts';
import { ReplayFilter } from '../replay-filter.ts';
import { reconnecting, untilDone } from '../retry.ts';
import { readEvents } from '../server-sent-events.ts';
import { type SourceContext, SourceError, type SourceEvent } from '../source.ts';
import { type BlueKingClient, networkError } from './client.ts';

/** Which application's environment is looked at. */
export interface Scope {
  readonly application: string;
  readonly module: string;
  readonly environment: 'stag' | 'prod';
}

export interface Instance {
  readonly process: string;
  readonly name: string;
}

export interface InstanceTail {
  readonly scope: Scope;
  readonly instance: Instance;
  /** Lines of the past to begin with; 1 … 10,000. */
  readonly history: number;
}

/** Asked for again after a reconnect (milliseconds). */
const overlap = 5000;
/** A stream that pings every few seconds and is silent for this long (milliseconds) is dead. */
const deadAfter = 90_000;

/** The live log of one instance, over any number of connections, without a gap and without a line twice. */
export async function* followInstance(
  client: BlueKingClient,
  tail: InstanceTail,
  context: SourceContext,
): AsyncGenerator<SourceEvent> {
  const replay = new ReplayFilter(overlap);
  const past = yield* untilDone(context, () => history(client, tail, context.signal));
  for (const line of past ?? []) if (replay.accept(line.time, line.key)) yield encode(tail, line);
  // The end of a stream is the platform's read timeout: it goes on at once, but never in a busy loop.
  yield* reconnecting(context, 200, () => connect(client, tail, replay, context));
}

async function* connect(
  client: BlueKingClient,
  tail: InstanceTail,
  replay: ReplayFilter,
  context: SourceContext,
): AsyncGenerator<SourceEvent> {
  replay.reconnected();
  const since = nanoseconds(replay.since ?? context.now());
  const watchdog = new Watchdog(context.signal, deadAfter);
  try {
    const chunks = await client.stream(
      { path: `${path(tail)}/stream/`, query: { since_time: since } },
      watchdog.signal,
    );
    yield { type: 'live' };
    for await (const { event, data } of readEvents(chunks)) {
      watchdog.alive();
      if (event === 'EOF') return;
      const line = event === 'message' ? parse(data) : undefined;
      if (line && replay.accept(line.time, line.key)) yield encode(tail, line);
    }
  } catch (error) {
    // A connection may break at any time; that is no news about the platform.
    throw error instanceof SourceError ? error : new SourceError({ kind: 'unreachable', detail: networkError(error) });
  } finally {
    watchdog.end();
  }
}

async function history(client: BlueKingClient, tail: InstanceTail, signal: AbortSignal): Promise<readonly Line[]> {
  const query = { previous: 'false', tail_lines: String(tail.history) };
  const lines = await client.json({ path: `${path(tail)}/`, query }, signal);
  return (Array.isArray(lines) ? lines : []).map(lineOf).filter((line) => line !== undefined);
}

interface Line {
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly timestamp: string;
  readonly message: string;
  readonly key: string;
}

function parse(data: string): Line | undefined {
  try {
    return lineOf(JSON.parse(data));
  } catch {
    return undefined;
  }
}

function lineOf(item: unknown): Line | undefined {
  if (!isRecord(item) || !isString(item['timestamp']) || !isString(item['message'])) return undefined;
  const { timestamp, message } = { timestamp: item['timestamp'], message: item['message'] };
  const time = Date.parse(timestamp);
  return isNumber(time) ? { time, timestamp, message, key: `${timestamp} ${message}` } : undefined;
}

/** In the shape of the platform's own log search, which names process and instance. */
function encode({ scope, instance }: InstanceTail, { timestamp, message }: Line): SourceEvent {
  const envelope = {
    timestamp,
    message,
    environment: scope.environment,
    process_id: instance.process,
    pod_name: instance.name,
  };
  return { type: 'bytes', bytes: Buffer.from(`${JSON.stringify(envelope)}\n`), stream: instance.name };
}

function path({ scope, instance }: InstanceTail): string {
  const part = encodeURIComponent;
  return `api/bkapps/applications/${part(scope.application)}/modules/${part(scope.module)}/envs/${scope.environment}/processes/${part(instance.process)}/instances/${part(instance.name)}/logs`;
}

/** The platform takes only times with nine digits of fraction and `Z` (W/serializers.py). */
function nanoseconds(time: number): string {
  return `${new Date(time).toISOString().slice(0, -1)}000000Z`;
}

/** Aborts a connection over which nothing comes any more. */
class Watchdog {
  private readonly controller = new AbortController();
  readonly signal: AbortSignal;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    outer: AbortSignal,
    private readonly limit: number,
  ) {
    this.signal = AbortSignal.any([outer, this.controller.signal]);
    this.alive();
  }

  alive(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.controller.abort(), this.limit);
    this.timer.unref();
  }

  end(): void {
    clearTimeout(this.timer);
  }
}
