import { isNumber, isRecord, isString } from '../../guards.ts';
import { envelope } from '../envelope.ts';
import { ReplayFilter } from '../replay-filter.ts';
import { reconnecting, untilDone } from '../retry.ts';
import { readEvents } from '../server-sent-events.ts';
import { ofStream, type SourceContext, SourceError, type SourceEvent } from '../source.ts';
import type { BlueKingClient } from './client.ts';
import type { Instance } from './processes.ts';
import { instancePath, type Scope } from './scope.ts';
import { Watchdog } from './watchdog.ts';

export interface InstanceTail {
  readonly scope: Scope;
  readonly instance: Instance;
  /** Lines of the past to begin with; 1 … 10,000. */
  readonly history: number;
  /** Begin with the log of the container before its last restart. */
  readonly previous: boolean;
}

/** For one instance: to be kept for as long as its lines are to come once. */
export function createInstanceReplay(): ReplayFilter {
  return new ReplayFilter(overlap);
}

/** Asked for again after a reconnect (milliseconds). */
const overlap = 5000;
/** A stream that pings every few seconds and is silent for this long (milliseconds) is dead. */
const deadAfter = 90_000;

/**
 * The live log of one instance, over any number of connections, without a gap and without a line twice. Ends when the
 * platform does not know the instance any more.
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
  try {
    if (replay.since === undefined) yield* history(client, tail, replay, context);
    // The end of a stream is the platform's read timeout: it goes on at once, but never in a busy loop.
    yield* reconnecting(context, 200, () => connect(client, tail, replay, context));
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
  if (tail.previous && tail.instance.restarts > 0) yield* previousLog(client, tail, context);
  const past = yield* untilDone(context, () => lines(client, tail, 'false', context.signal));
  for (const line of past ?? []) if (replay.accept(line.time, line.key)) yield encode(tail, line);
}

async function* connect(
  client: BlueKingClient,
  tail: InstanceTail,
  replay: ReplayFilter,
  context: SourceContext,
): AsyncGenerator<SourceEvent> {
  replay.reconnected();
  const query = { since_time: nanoseconds(replay.since ?? context.now()) };
  const watchdog = new Watchdog(context.signal, deadAfter);
  try {
    const chunks = await client.stream({ path: `${logPath(tail)}/stream/`, query }, watchdog.signal);
    yield { type: 'live' };
    for await (const { event, data } of readEvents(chunks)) {
      watchdog.alive();
      if (event === 'EOF') return;
      const line = event === 'message' ? parse(data) : undefined;
      // What is asked for again may reach further back than the history did.
      if (line && line.time >= replay.first && replay.accept(line.time, line.key)) yield encode(tail, line);
    }
  } finally {
    watchdog.end();
  }
}

/** What the container wrote before it was restarted; nothing where the platform has not kept it. */
async function* previousLog(
  client: BlueKingClient,
  tail: InstanceTail,
  context: SourceContext,
): AsyncGenerator<SourceEvent> {
  try {
    for (const line of await lines(client, tail, 'true', context.signal)) yield encode(tail, line);
  } catch (error) {
    context.log(`no previous log of ${tail.instance.name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function lines(
  client: BlueKingClient,
  tail: InstanceTail,
  previous: 'true' | 'false',
  signal: AbortSignal,
): Promise<readonly Line[]> {
  const query = { previous, tail_lines: String(tail.history) };
  const reply = await client.json({ path: `${logPath(tail)}/`, query }, signal);
  return (Array.isArray(reply) ? reply : []).map(lineOf).filter((line) => line !== undefined);
}

interface Line {
  /** Milliseconds since the epoch, with a fraction. */
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
  const time = Date.parse(timestamp) + finerPart(timestamp);
  return isNumber(time) ? { time, timestamp, message, key: `${timestamp} ${message}` } : undefined;
}

/** What a time with nine digits of fraction has beside its milliseconds, as a part of one. */
function finerPart(timestamp: string): number {
  const [, digits = ''] = /\.\d{3}(\d{1,6})/.exec(timestamp) ?? [];
  return Number(`0.${digits.padEnd(1, '0')}`);
}

function encode({ scope, instance }: InstanceTail, { timestamp, message }: Line): SourceEvent {
  const { environment } = scope;
  return envelope({ timestamp, message, environment, process_id: instance.process, pod_name: instance.name });
}

function logPath({ scope, instance }: InstanceTail): string {
  return `${instancePath(scope, instance.process, instance.name)}/logs`;
}

/** The platform takes only times with nine digits of fraction and `Z` (W/serializers.py). */
function nanoseconds(time: number): string {
  return `${new Date(time).toISOString().slice(0, -1)}000000Z`;
}
