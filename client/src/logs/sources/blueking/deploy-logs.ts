import { isNumber, isRecord, isString } from '../../../guards.ts';
import { envelope } from '../envelope.ts';
import { reconnecting } from '../retry.ts';
import { readEvents } from '../servers/server-sent-events.ts';
import { type LogSource, type SourceContext, SourceError, type SourceEvent } from '../source.ts';
import type { BlueKingClient } from './client.ts';
import { modulePath, type Scope } from './scope.ts';

/** Between two looks for a new deployment. */
const LOOK_EVERY_MS = 10_000;
/** Between two requests for the events of a deployment, where there is no stream. */
const POLL_EVERY_MS = 3000;

/** The build and release log of the newest deployment, and of every one that follows it. */
export function deploySource(client: BlueKingClient, scope: Scope): LogSource {
  const progress: Progress = { deployment: undefined, told: 0, lastEvent: 0, isOver: false };
  return { run: (context) => run(client, scope, progress, context) };
}

/** How much of which deployment was given out, kept over broken connections and from one run to the next. */
interface Progress {
  deployment: string | undefined;
  /** Lines. */
  told: number;
  /** Number of the last event, where events are asked for by their number. */
  lastEvent: number;
  isOver: boolean;
}

async function* run(
  client: BlueKingClient,
  scope: Scope,
  progress: Progress,
  context: SourceContext,
): AsyncGenerator<SourceEvent> {
  yield* reconnecting(context, LOOK_EVERY_MS, async function* () {
    const newest = await newestDeployment(client, scope, context.signal);
    yield { type: 'live' };
    if (newest === undefined) return;
    if (newest !== progress.deployment) {
      Object.assign(progress, { deployment: newest, told: 0, lastEvent: 0, isOver: false } satisfies Progress);
    }
    if (progress.isOver) return;
    for await (const line of events(client, newest, progress, context)) {
      progress.told++;
      yield deployLine(scope, line);
    }
    const { status, logs, summary } = await outcome(client, scope, newest, context.signal);
    // The stream may end before the deployment does.
    if (status === 'pending') return;
    progress.isOver = true;
    // The events of a deployment are kept for a while only, its log for good.
    if (progress.told === 0) for (const line of logs) yield deployLine(scope, line);
    for (const line of summary) yield deployLine(scope, line);
  });
}

/** Lines that were not given out yet; none if the platform has forgotten the events. */
async function* events(
  client: BlueKingClient,
  id: string,
  progress: Progress,
  context: SourceContext,
): AsyncGenerator<string> {
  try {
    if (client.platform.access === 'gateway') yield* polled(client, id, progress, context);
    else yield* streamed(client, id, progress.told, context);
  } catch (error) {
    if (!(error instanceof SourceError) || error.failure.kind !== 'not-found') throw error;
  }
}

async function newestDeployment(
  client: BlueKingClient,
  scope: Scope,
  signal: AbortSignal,
): Promise<string | undefined> {
  const query = { environment: scope.environment, limit: '1' };
  const reply = await client.json({ path: `${modulePath(scope)}/deployments/lists/`, query }, signal);
  const results = isRecord(reply) && Array.isArray(reply['results']) ? reply['results'] : [];
  const [first] = results;
  if (!isRecord(first)) return undefined;
  const id = first['deployment_id'] ?? first['id'];
  return isString(id) ? id : undefined;
}

/**
 * blueking-paas: apiserver/paasng/paasng/platform/engine/streaming/views.py: replays from the start, then goes on until `EOF`.
 */
async function* streamed(
  client: BlueKingClient,
  id: string,
  told: number,
  context: SourceContext,
): AsyncGenerator<string> {
  const chunks = await client.stream({ path: `streams/${encodeURIComponent(id)}` }, context.signal);
  let line = 0;
  for await (const { event, data } of readEvents(chunks)) {
    if (event === 'EOF' || event === 'close') return;
    const text = textOf(event, data);
    if (text !== undefined && ++line > told) yield text;
  }
}

/** The gateway has only the events so far, by their number. */
async function* polled(
  client: BlueKingClient,
  id: string,
  progress: Progress,
  context: SourceContext,
): AsyncGenerator<string> {
  while (!context.signal.aborted) {
    const query = { last_event_id: String(progress.lastEvent) };
    const path = `streams/${encodeURIComponent(id)}/history_events`;
    const reply = await client.json({ path, query }, context.signal);
    for (const item of Array.isArray(reply) ? reply : []) {
      if (!isRecord(item) || !isString(item['event'])) continue;
      if (isNumber(item['id'])) progress.lastEvent = Math.max(progress.lastEvent, item['id']);
      if (item['event'] === 'close') return;
      const text = textOf(item['event'], isString(item['data']) ? item['data'] : JSON.stringify(item['data']));
      if (text !== undefined) yield text;
    }
    await context.sleep(POLL_EVERY_MS);
  }
}

/**
 * A line of the build is `message` on the stream and `msg` in the history (blueking-paas:
 * apiserver/paasng/paasng/platform/engine/workflow/messaging.py).
 */
function textOf(event: string, data: string): string | undefined {
  if (event === 'title') return `== ${data}`;
  if (event !== 'message' && event !== 'msg') return undefined;
  try {
    const message: unknown = JSON.parse(data);
    return isRecord(message) && isString(message['line']) ? message['line'].trimEnd() : undefined;
  } catch {
    return data;
  }
}

interface Outcome {
  /** `successful`, `failed`, `interrupted`, `pending`. */
  readonly status: string;
  /** The whole log. */
  readonly logs: readonly string[];
  /** How it ended, and what the platform thinks of it. */
  readonly summary: readonly string[];
}

async function outcome(client: BlueKingClient, scope: Scope, id: string, signal: AbortSignal): Promise<Outcome> {
  const path = `${modulePath(scope)}/deployments/${encodeURIComponent(id)}/result/`;
  const reply = await client.json({ path }, signal);
  if (!isRecord(reply)) return { status: '', logs: [], summary: [] };
  const { status, logs, error_detail: detail, error_tips: tips } = reply;
  const reason = isRecord(tips) ? tips['possible_reason'] : undefined;
  return {
    status: String(status),
    logs: isString(logs) && logs !== '' ? logs.trimEnd().split('\n') : [],
    summary: [detail, reason, `Deployment ${id}: ${String(status)}`].filter(
      (line): line is string => isString(line) && line !== '',
    ),
  };
}

function deployLine(scope: Scope, message: string): SourceEvent {
  return envelope({ message, environment: scope.environment, process_id: 'deploy' });
}
