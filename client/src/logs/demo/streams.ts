import type { DemoLine } from './application.ts';
import { type Call, send } from './call.ts';

/** W/serializers.py: the only form that the platform takes. */
const rfc3339Nano = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})\.(\d{9})Z$/;
/** The platform ends a stream when the cluster's own read timeout ends it. */
const streamLife = 60_000;

export function instanceLogs({ application, response, query, parts }: Call): void {
  const previous = query.get('previous');
  if (previous === null) {
    send(response, 400, { code: 'VALIDATION_ERROR', detail: 'previous: This field is required.' });
    return;
  }
  const instance = application.instances.find((one) => one.name === parts['instance']);
  if (!instance) {
    send(response, 404, { code: 'PROCESS_INSTANCE_NOT_FOUND', detail: 'Instance not found' });
    return;
  }
  if (previous === 'true' && instance.restarts === 0) {
    send(response, 400, { code: 'PREVIOUS_INSTANCE_NOT_FOUND', detail: 'There is no previous instance' });
    return;
  }
  const count = Number(query.get('tail_lines') ?? 400);
  const lines = application.lines.filter((line) => line.instance === instance.name).slice(-count);
  send(response, 200, lines.map(json));
}

/** Server-sent events: what came after `since_time`, then everything that comes, then EOF. */
export function streamLogs({ application, control, response, query, parts }: Call): void {
  const since = nanoseconds(query.get('since_time') ?? '');
  if (since === undefined) {
    send(response, 400, { code: 'VALIDATION_ERROR', detail: 'since_time: format must be RFC3339Nano' });
    return;
  }
  if (!application.instances.some((one) => one.name === parts['instance'])) {
    send(response, 404, { code: 'PROCESS_INSTANCE_NOT_FOUND', detail: 'Instance not found' });
    return;
  }
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' });
  control.opened(response);
  let count = 0;
  const write = (line: DemoLine) => {
    if (line.instance !== parts['instance']) return;
    control.streamed++;
    response.write(`id: ${++count}\nevent: message\ndata: ${JSON.stringify(json(line))}\n\n`);
  };
  // Like Kubernetes' sinceTime: the line of that very time comes again.
  for (const line of application.lines) if (line.time >= since) write(line);
  const end = application.listen(write);
  const ping = setInterval(() => response.write('event: ping\ndata: \n\n'), 5000);
  const eof = setTimeout(() => response.end('id: -1\nevent: EOF\ndata: \n\n'), streamLife);
  response.on('close', () => {
    end();
    clearInterval(ping);
    clearTimeout(eof);
  });
}

function json(line: DemoLine) {
  return { timestamp: rfc3339(line.time), message: line.message };
}

/** Nanoseconds since the epoch as `2026-11-20T21:39:04.123456789Z`. */
export function rfc3339(time: bigint): string {
  const seconds = new Date(Number(time / 1_000_000n)).toISOString().slice(0, 19);
  return `${seconds}.${String(time % 1_000_000_000n).padStart(9, '0')}Z`;
}

function nanoseconds(text: string): bigint | undefined {
  const match = rfc3339Nano.exec(text);
  if (!match) return undefined;
  return BigInt(Date.parse(`${match[1]}T${match[2]}Z`)) * 1_000_000n + BigInt(match[3] ?? 0);
}
