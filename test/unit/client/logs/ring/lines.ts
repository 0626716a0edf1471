import type { LogLine } from '../../../../../server/src/core/logs/types.ts';

let sequence = 0;

/** A line with what a test cares about; the rest is as plain as can be. */
export function line(message: string, more: Partial<LogLine> = {}): LogLine {
  const own = more.sequence ?? ++sequence;
  return {
    sequence: own,
    source: 'a',
    raw: message,
    message,
    time: undefined,
    level: undefined,
    process: undefined,
    pod: undefined,
    pid: undefined,
    record: own,
    match: undefined,
    event: undefined,
    ...more,
  };
}

export function failure(message: string, signature = 'gunicorn-worker-timeout'): LogLine {
  return line(message, { match: { signature, severity: 'critical', fields: {} } });
}

/** A first line and the lines that continue it. */
export function record(...messages: readonly string[]): LogLine[] {
  const [first = '', ...rest] = messages;
  const head = line(first);
  return [head, ...rest.map((message) => line(message, { record: head.sequence }))];
}
