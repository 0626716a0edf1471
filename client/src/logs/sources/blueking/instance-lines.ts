import { isNumber, isRecord, isString } from '../../../guards.ts';
import type { BlueKingClient } from './client.ts';
import type { Instance } from './processes.ts';
import { instancePath, type Scope } from './scope.ts';

/** A line of an instance's own log. */
export interface Line {
  /** Milliseconds since the epoch, with a fraction. */
  readonly time: number;
  readonly timestamp: string;
  readonly message: string;
  readonly key: string;
}

/** The newest lines of an instance, or of its container before the last restart; `most` is 1 … 10,000. */
export async function instanceLines(
  client: BlueKingClient,
  { scope, instance }: { readonly scope: Scope; readonly instance: Instance },
  { previous, most }: { readonly previous: boolean; readonly most: number },
  signal: AbortSignal,
): Promise<readonly Line[]> {
  const query = { previous: String(previous), tail_lines: String(most) };
  const reply = await client.json({ path: `${logPath(scope, instance)}/`, query }, signal);
  return (Array.isArray(reply) ? reply : []).map(lineOf).filter((line) => line !== undefined);
}

export function logPath(scope: Scope, instance: Instance): string {
  return `${instancePath(scope, instance.process, instance.name)}/logs`;
}

/** The line in an event of the stream; undefined when there is none. */
export function lineOfEvent(data: string): Line | undefined {
  try {
    return lineOf(JSON.parse(data));
  } catch {
    return undefined;
  }
}

/**
 * `{timestamp, message}`, or both in one text: releases differ (blueking-paas:
 * apiserver/paasng/paas_wl/bk_app/processes/views.py, `retrieve_logs`).
 */
function lineOf(item: unknown): Line | undefined {
  if (isString(item)) {
    const space = item.indexOf(' ');
    return space < 0 ? line(item, '') : line(item.slice(0, space), item.slice(space + 1));
  }
  if (!isRecord(item) || !isString(item['timestamp']) || !isString(item['message'])) return undefined;
  return line(item['timestamp'], item['message']);
}

function line(timestamp: string, message: string): Line | undefined {
  const time = Date.parse(timestamp) + finerPart(timestamp);
  return isNumber(time) ? { time, timestamp, message, key: `${timestamp} ${message}` } : undefined;
}

/** What a time with nine digits of fraction has beside its milliseconds, as a part of one. */
function finerPart(timestamp: string): number {
  const [, digits = ''] = /\.\d{3}(\d{1,6})/.exec(timestamp) ?? [];
  return Number(`0.${digits.padEnd(1, '0')}`);
}
