import { isNumber, isRecord, isString } from '../../../guards.ts';
import type { InstanceState } from '../lifecycle.ts';
import type { BlueKingClient } from './client.ts';
import { environmentPath, type Scope } from './scope.ts';

/** One instance (pod) of a process. blueking-paas: apiserver/paasng/paas_wl/bk_app/processes/serializers.py */
export type Instance = InstanceState;

interface Processes {
  readonly instances: readonly Instance[];
  /** From where on changes can be watched. */
  readonly versions: Versions;
}

export interface Versions {
  readonly process: string;
  readonly instance: string;
}

/** The instances that there are now. */
export async function listProcesses(client: BlueKingClient, scope: Scope, signal: AbortSignal): Promise<Processes> {
  const reply = await client.json({ path: `${environmentPath(scope)}/processes/list/` }, signal);
  const instances = isRecord(reply) ? reply['instances'] : undefined;
  const items = isRecord(instances) && Array.isArray(instances['items']) ? instances['items'] : [];
  return {
    instances: items.map(instanceOf).filter((instance) => instance !== undefined),
    versions: {
      process: isRecord(reply) ? resourceVersion(reply['processes']) : '0',
      instance: resourceVersion(instances),
    },
  };
}

/** Reads an instance; undefined when the platform says nothing usable. */
export function instanceOf(item: unknown): Instance | undefined {
  if (!isRecord(item) || !isString(item['name']) || !isString(item['process_type'])) return undefined;
  return {
    process: item['process_type'],
    name: item['name'],
    state: isString(item['state']) ? item['state'] : '',
    stateMessage: stateMessageOf(item),
    restarts: isNumber(item['restart_count']) ? item['restart_count'] : 0,
    terminated: terminatedOf(item['terminated_info']),
  };
}

/** Why it is not well: the platform's sentence, or else the reason that it shows on its page (`CrashLoopBackOff`). */
function stateMessageOf({
  state,
  state_message: message,
  rich_status: rich,
}: Readonly<Record<string, unknown>>): string {
  if (isString(message) && message !== '') return message;
  const isWell = state === 'Running' || state === 'Starting' || state === 'Succeeded';
  return isString(rich) && rich !== state && !isWell ? rich : '';
}

/** `{exit_code, reason}`; both null when it never ended, `{}` without a container, absent in old releases. */
function terminatedOf(info: unknown): Instance['terminated'] {
  if (!isRecord(info) || !isNumber(info['exit_code'])) return undefined;
  return { exitCode: info['exit_code'], reason: isString(info['reason']) ? info['reason'] : '' };
}

function resourceVersion(list: unknown): string {
  const metadata = isRecord(list) ? list['metadata'] : undefined;
  const version = isRecord(metadata) ? metadata['resource_version'] : undefined;
  return isString(version) || isNumber(version) ? String(version) : '0';
}
