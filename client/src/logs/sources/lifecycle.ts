import { type Envelope, envelope } from './envelope.ts';
import type { SourceEvent } from './source.ts';

/** What is known of a running instance (pod, container) of any platform. */
export interface InstanceState {
  readonly process: string;
  readonly name: string;
  readonly state: string;
  /** What is wrong with it; empty when it is well. */
  readonly stateMessage: string;
  readonly restarts: number;
  /** How its container ended last; undefined when it never did. */
  readonly terminated: { readonly exitCode: number; readonly reason: string } | undefined;
}

/**
 * What has happened to an instance between two looks at it, as lines. The words are those of `kubectl describe`, so the
 * engine knows `OOMKilled` and exit codes here as it does there.
 */
function lifecycleLines(before: InstanceState | undefined, after: InstanceState): readonly string[] {
  const lines: string[] = [];
  if (!before) lines.push(`Instance ${after.name} is ${after.state || 'there'}`);
  if (before && after.restarts > before.restarts) {
    lines.push(`Instance ${after.name} was restarted, Restart Count: ${after.restarts}`);
    if (after.terminated) {
      const { reason, exitCode } = after.terminated;
      lines.push(`Last State: Terminated Reason: ${reason || 'Error'} Exit Code: ${exitCode}`);
    }
  }
  if (after.stateMessage !== '' && after.stateMessage !== before?.stateMessage) {
    lines.push(`Instance ${after.name} is ${after.state}: ${after.stateMessage}`);
  } else if (before && before.state !== after.state) lines.push(`Instance ${after.name} is ${after.state}`);
  return lines;
}

/** The lines as the platform would have written them. `now` in milliseconds since the epoch. */
export function lifecycleEvents(
  before: InstanceState | undefined,
  after: InstanceState,
  now: number,
  more: Partial<Envelope> = {},
): SourceEvent[] {
  return lifecycleLines(before, after).map((message) => lifecycleEvent(after, message, now, more));
}

export function lifecycleEvent(
  { process, name }: Pick<InstanceState, 'process' | 'name'>,
  message: string,
  now: number,
  more: Partial<Envelope> = {},
): SourceEvent {
  return envelope({ ...more, timestamp: new Date(now).toISOString(), message, process_id: process, pod_name: name });
}
