import { t } from '../../../text/l10n.ts';
import type { Choice } from './field.ts';

/** Amounts as Kubernetes writes them: CPU in thousandths of a core, memory in MiB. */
export interface Plan {
  readonly name: string;
  readonly cpu: number;
  readonly memory: number;
  readonly requestedCpu: number;
  readonly requestedMemory: number;
}

function plan(name: string, cpu: number, memory: number, requestedCpu: number, requestedMemory: number): Plan {
  return { name, cpu, memory, requestedCpu, requestedMemory };
}

/** Cloud-native applications; administrators may add and disable plans (…/bkapp_model/migrations/0023, 0028). */
export const PLANS_V3: readonly Plan[] = [
  plan('default', 4000, 1024, 200, 256),
  plan('4C1G', 4000, 1024, 200, 256),
  plan('4C2G', 4000, 2048, 200, 1024),
  plan('4C4G', 4000, 4096, 200, 2048),
  plan('2C1G', 2000, 1024, 200, 256),
  plan('2C2G', 2000, 2048, 200, 1024),
  plan('1C1G', 1000, 1024, 200, 256),
];

/** Ordinary applications, each with five replicas at most (…/settings/workloads.py). */
export const PLANS_V2: readonly Plan[] = [
  plan('Starter', 4096, 1024, 100, 256),
  plan('4C1G5R', 4096, 1024, 100, 256),
  plan('4C2G5R', 4096, 2048, 100, 896),
  plan('4C4G5R', 4096, 4096, 100, 2048),
];

/** Plans that every installation starts with and the operator knows by itself (…/bkapp_webhook.go). */
export function planChoices(plans: readonly Plan[]): readonly Choice[] {
  return plans.map((one) => ({
    value: one.name,
    description: t('Up to {cpu} CPU cores and {memory} MiB of memory; {requestedMemory} MiB are reserved.', {
      cpu: one.cpu / 1000,
      memory: one.memory,
      requestedMemory: one.requestedMemory,
    }),
  }));
}
