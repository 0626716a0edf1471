import { isNumber, isRecord, isString } from '../../../guards.ts';
import type { InstanceState } from '../lifecycle.ts';

/** A container of a pod; `process` is its own name, `name` that of the pod. */
export interface Container extends InstanceState {
  /** Names it among all containers. */
  readonly key: string;
}

/** The containers in the output of `kubectl get pods -o json`. */
export function containersOf(json: string): readonly Container[] {
  return itemsOf(json).flatMap((pod) => {
    const { metadata, status } = pod;
    if (!isRecord(metadata) || !isString(metadata['name']) || !isRecord(status)) return [];
    const name = metadata['name'];
    const statuses = Array.isArray(status['containerStatuses']) ? status['containerStatuses'] : [];
    return statuses.flatMap((container) => containerOf(name, container) ?? []);
  });
}

function containerOf(pod: string, status: unknown): Container | undefined {
  if (!isRecord(status) || !isString(status['name'])) return undefined;
  const state = isRecord(status['state']) ? status['state'] : {};
  const { waiting } = state;
  const terminated = ended(status['lastState']);
  return {
    key: `${pod}/${status['name']}`,
    process: status['name'],
    name: pod,
    state: nameOf(state),
    stateMessage: isRecord(waiting) ? text(waiting['message']) : '',
    restarts: isNumber(status['restartCount']) ? status['restartCount'] : 0,
    terminated,
  };
}

function nameOf({ waiting, running }: Readonly<Record<string, unknown>>): string {
  if (isRecord(waiting)) return text(waiting['reason']) || 'Waiting';
  return isRecord(running) ? 'Running' : 'Terminated';
}

function ended(state: unknown): InstanceState['terminated'] {
  const terminated = isRecord(state) ? state['terminated'] : undefined;
  if (!isRecord(terminated) || !isNumber(terminated['exitCode'])) return undefined;
  return { exitCode: terminated['exitCode'], reason: text(terminated['reason']) };
}

interface PodEvent {
  /** Changes when the event happens again. */
  readonly key: string;
  readonly pod: string;
  readonly message: string;
  /** Milliseconds since the epoch. */
  readonly time: number | undefined;
}

/** The warnings about pods in the output of `kubectl get events -o json`. */
export function eventsOf(json: string): readonly PodEvent[] {
  return itemsOf(json).flatMap((event) => {
    const object = event['involvedObject'];
    if (!isRecord(object) || object['kind'] !== 'Pod' || !isString(object['name']) || event['type'] !== 'Warning')
      return [];
    const metadata = isRecord(event['metadata']) ? event['metadata'] : {};
    const time = Date.parse(text(event['lastTimestamp']) || text(event['eventTime']));
    return {
      key: `${text(metadata['uid'])} ${String(event['count'] ?? '')}`,
      pod: object['name'],
      message: `${text(event['reason'])}: ${text(event['message'])}`,
      time: Number.isNaN(time) ? undefined : time,
    };
  });
}

function itemsOf(json: string): readonly Readonly<Record<string, unknown>>[] {
  try {
    const list: unknown = JSON.parse(json);
    return isRecord(list) && Array.isArray(list['items']) ? list['items'].filter(isRecord) : [];
  } catch {
    return [];
  }
}

function text(value: unknown): string {
  return isString(value) ? value : '';
}
