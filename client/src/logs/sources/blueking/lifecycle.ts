import type { SourceEvent } from '../source.ts';
import { envelope } from './envelope.ts';
import type { Instance } from './processes.ts';
import type { Scope } from './scope.ts';

/**
 * What has happened to an instance between two looks at it, as lines. The words are those of `kubectl describe`, so the
 * engine knows `OOMKilled` and exit codes here as it does there.
 */
export function lifecycleLines(before: Instance | undefined, after: Instance): readonly string[] {
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
  scope: Scope,
  before: Instance | undefined,
  after: Instance,
  now: number,
): SourceEvent[] {
  return lifecycleLines(before, after).map((message) => lifecycleEvent(scope, after, message, now));
}

export function lifecycleEvent(scope: Scope, instance: Instance, message: string, now: number): SourceEvent {
  return envelope({
    timestamp: new Date(now).toISOString(),
    message,
    environment: scope.environment,
    process_id: instance.process,
    pod_name: instance.name,
  });
}
