import { isNumber, isRecord, isString } from '../../guards.ts';
import { envelope } from '../envelope.ts';
import { reconnecting } from '../retry.ts';
import { readEvents } from '../server-sent-events.ts';
import type { LogSource, SourceContext, SourceEvent } from '../source.ts';
import type { BlueKingClient } from './client.ts';
import { modulePath, type Scope } from './scope.ts';

/** Between two looks for a new deployment (milliseconds). */
const lookEvery = 10_000;
/** Between two requests for the events of a deployment, where there is no stream (milliseconds). */
const pollEvery = 3000;

/** The build and release log of the newest deployment, and of every one that follows it. */
export function deploySource(client: BlueKingClient, scope: Scope): LogSource {
  return { run: (context) => run(client, scope, context) };
}

async function* run(client: BlueKingClient, scope: Scope, context: SourceContext): AsyncGenerator<SourceEvent> {
  let last: string | undefined;
  yield* reconnecting(context, lookEvery, async function* () {
    const newest = await newestDeployment(client, scope, context.signal);
    yield { type: 'live' };
    if (newest === undefined || newest === last) return;
    const events =
      client.platform.access === 'cookie' ? streamed(client, newest, context) : polled(client, newest, context);
    for await (const line of events) yield deployLine(scope, line);
    for (const line of await result(client, scope, newest, context.signal)) yield deployLine(scope, line);
    last = newest;
  });
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

/** E/streaming/views.py: replays from the start, then goes on until `EOF`. */
async function* streamed(client: BlueKingClient, id: string, context: SourceContext): AsyncGenerator<string> {
  const chunks = await client.stream({ path: `streams/${encodeURIComponent(id)}` }, context.signal);
  for await (const { event, data } of readEvents(chunks)) {
    if (event === 'EOF' || event === 'close') return;
    const text = textOf(event, data);
    if (text !== undefined) yield text;
  }
}

/** The gateway has only the events so far, by their number. */
async function* polled(client: BlueKingClient, id: string, context: SourceContext): AsyncGenerator<string> {
  let last = 0;
  while (!context.signal.aborted) {
    const query = { last_event_id: String(last) };
    const path = `streams/${encodeURIComponent(id)}/history_events`;
    const events = await client.json({ path, query }, context.signal);
    for (const item of Array.isArray(events) ? events : []) {
      if (!isRecord(item) || !isString(item['event'])) continue;
      if (isNumber(item['id'])) last = Math.max(last, item['id']);
      if (item['event'] === 'close') return;
      const text = textOf(item['event'], isString(item['data']) ? item['data'] : JSON.stringify(item['data']));
      if (text !== undefined) yield text;
    }
    await context.sleep(pollEvery);
  }
}

/** A line of the build is `message` on the stream and `msg` in the history (E/workflow/messaging.py). */
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

/** How it ended, and what the platform thinks of it. */
async function result(
  client: BlueKingClient,
  scope: Scope,
  id: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const reply = await client.json(
    { path: `${modulePath(scope)}/deployments/${encodeURIComponent(id)}/result/` },
    signal,
  );
  if (!isRecord(reply)) return [];
  const tips = isRecord(reply['error_tips']) ? reply['error_tips']['possible_reason'] : undefined;
  return [reply['error_detail'], tips, `Deployment ${id}: ${String(reply['status'])}`].filter(
    (line): line is string => isString(line) && line !== '',
  );
}

function deployLine(scope: Scope, message: string): SourceEvent {
  return envelope({ message, environment: scope.environment, process_id: 'deploy' });
}
