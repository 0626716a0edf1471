import { isNumber, isRecord, isString } from '../../guards.ts';
import { Backoff } from '../backoff.ts';
import { ReplayFilter } from '../replay-filter.ts';
import { readEvents } from '../server-sent-events.ts';
import { failureOf, type SourceContext, SourceError, type SourceEvent } from '../source.ts';
import type { BlueKingClient } from './client.ts';

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
  const backoff = new Backoff();
  const { signal } = context;
  let begun = false;
  while (!signal.aborted) {
    try {
      if (!begun) {
        yield* history(client, tail, replay, signal);
        begun = true;
      }
      replay.reconnected();
      const since = replay.since ?? context.now();
      const request = { path: `${path(tail)}/stream/`, query: { since_time: nanoseconds(since) } };
      const watch = new Watchdog(signal, deadAfter);
      const events = readEvents(await client.stream(request, watch.signal));
      yield { type: 'live' };
      for await (const { event, data } of events) {
        watch.alive();
        if (event === 'EOF') break;
        const line = event === 'message' ? parse(data) : undefined;
        if (!line || !replay.accept(line.time, line.key)) continue;
        backoff.reset();
        yield encode(tail, line);
      }
      watch.end();
      // The end of a stream is the platform's read timeout: it goes on at once, but never in a busy loop.
      await context.sleep(200);
    } catch (error) {
      if (signal.aborted) return;
      const failure = failureOf(error);
      if (failure.kind !== 'unreachable' && failure.kind !== 'rate-limited' && failure.kind !== 'unexpected') {
        throw new SourceError(failure);
      }
      const wait = backoff.next();
      yield { type: 'waiting', failure, at: context.now() + wait };
      await context.sleep(wait);
    }
  }
}

async function* history(
  client: BlueKingClient,
  tail: InstanceTail,
  replay: ReplayFilter,
  signal: AbortSignal,
): AsyncGenerator<SourceEvent> {
  const query = { previous: 'false', tail_lines: String(tail.history) };
  const lines = await client.json({ path: `${path(tail)}/`, query }, signal);
  for (const item of Array.isArray(lines) ? lines : []) {
    const line = lineOf(item);
    if (line && replay.accept(line.time, line.key)) yield encode(tail, line);
  }
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
