import type { DemoLine } from './application.ts';
import { type Call, refuse, send } from './call.ts';
import { EventStream } from './events.ts';

/** blueking-paas: apiserver/paasng/paas_wl/bk_app/processes/serializers.py: the only form that the platform takes. */
const RFC3339_NANO = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})\.(\d{9})Z$/;
/** Seconds after which the cluster's own read timeout ends a stream. */
const STREAM_LIFE_SECONDS = 60;

export function instanceLogs(call: Call): void {
  const { application, response, query, parts } = call;
  const instance = application.instances.find(parts['instance']);
  const previous = query.get('previous');
  if (previous === null) refuse(response, 400, 'VALIDATION_ERROR', 'previous: This field is required.');
  else if (!instance) refuse(response, 404, 'PROCESS_INSTANCE_NOT_FOUND', 'Instance not found');
  else {
    const generation = previous === 'true' ? instance.restarts - 1 : instance.restarts;
    const own = application.lines.filter((line) => line.instance === instance.name && line.generation === generation);
    send(response, 200, own.slice(-Number(query.get('tail_lines') ?? 400)).map(json));
  }
}

export function instanceEvents({ application, response, parts }: Call): void {
  send(response, 200, application.instances.eventsOf(parts['instance'] ?? ''));
}

/** What the running container wrote after `since_time`, then everything that comes, then EOF: at its end, or after a while. */
export function streamLogs(call: Call): void {
  const { application, control, response, query, parts } = call;
  const since = nanoseconds(query.get('since_time') ?? '');
  if (since === undefined) {
    refuse(response, 400, 'VALIDATION_ERROR', 'since_time: format must be RFC3339Nano');
    return;
  }
  const instance = application.instances.find(parts['instance']);
  if (!instance) {
    refuse(response, 404, 'PROCESS_INSTANCE_NOT_FOUND', 'Instance not found');
    return;
  }
  const stream = new EventStream(call, STREAM_LIFE_SECONDS);
  const { restarts } = instance;
  const write = (line: DemoLine) => {
    if (line.instance !== instance.name || line.generation !== restarts) return;
    control.streamed++;
    stream.send('message', JSON.stringify(json(line)));
  };
  // As blueking-paas: apiserver/paasng/paas_wl/bk_app/processes/views.py does it: the line of that very time is not sent again.
  for (const line of application.lines) if (line.time > since) write(line);
  stream.onClose(application.listen(write));
  stream.onClose(
    application.instances.watch(application.instances.version, (change) => {
      if (change.instance.name === instance.name && change.instance.restarts !== restarts) stream.end();
    }),
  );
}

function json(line: DemoLine) {
  return { timestamp: rfc3339(line.time), message: line.message };
}

/** Nanoseconds since the epoch as `2026-11-20T21:39:04.123456789Z`. */
function rfc3339(time: bigint): string {
  const seconds = new Date(Number(time / 1_000_000n)).toISOString().slice(0, 19);
  return `${seconds}.${String(time % 1_000_000_000n).padStart(9, '0')}Z`;
}

function nanoseconds(text: string): bigint | undefined {
  const match = RFC3339_NANO.exec(text);
  if (!match) return undefined;
  return BigInt(Date.parse(`${match[1]}T${match[2]}Z`)) * 1_000_000n + BigInt(match[3] ?? 0);
}
