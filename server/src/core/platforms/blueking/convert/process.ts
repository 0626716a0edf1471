import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { CONTAINER_PORT } from '../schema/limits.data.ts';
import { PLANS_V2, PLANS_V3 } from '../schema/plans.data.ts';
import {
  asMapping,
  type Entry,
  entryOf,
  isNull,
  keyOf,
  listOf,
  type Mapping,
  mappingOf,
  named,
  plain,
  rename,
  take,
  textOf,
} from './yaml-nodes.ts';

/** `web: {command: …}` as `{name: web, procCommand: …}`. */
export function convertProcess(entry: Entry): Mapping | undefined {
  const value = asMapping(entry.value);
  if (!value) return undefined;
  const command = entryOf(value, 'command');
  if (command) rename(command, 'procCommand');
  if (isNull(entryOf(value, 'replicas')?.value)) take(value, 'replicas');
  convertPlan(value);
  const probes = entryOf(value, 'probes');
  if (probes?.value) camelKeys(probes.value);
  const item = named(entry, value, 'name');
  if (keyOf(entry) === 'web') addService(item, entrance());
  return item;
}

export function processOf(name: string, command: string): Mapping {
  const item = mappingOf(['name', plain(name)], ['procCommand', plain(command)]);
  if (name === 'web') addService(item, entrance());
  return item;
}

/** The plan of version 3 with the memory of the old one; what version 2 did not know was its default plan. */
function convertPlan(process: Mapping): void {
  const entry = entryOf(process, 'plan');
  if (!entry) return;
  const name = textOf(entry.value)?.trim() ?? '';
  if (name === '') {
    take(process, 'plan');
    return;
  }
  rename(entry, 'resQuotaPlan');
  const known = PLANS_V3.find((plan) => plan.name === name);
  const old = PLANS_V2.find((plan) => plan.name === name);
  const same =
    PLANS_V3.find((plan) => plan.name === name.replace(/\d+R$/, '')) ??
    PLANS_V3.find((plan) => plan.memory === old?.memory);
  const target = known?.name ?? same?.name ?? 'default';
  if (isScalar(entry.value) && target !== name) {
    if (!known && !old) entry.value.comment = ` ${name}`;
    entry.value.value = target;
  }
}

/** `initial_delay_seconds` as `initialDelaySeconds`, in everything below. */
export function camelKeys(node: Node): void {
  if (isSeq(node)) for (const item of node.items) camelKeys(item as Node);
  if (!isMap(node)) return;
  for (const entry of (node as Mapping).items) {
    rename(entry, camel(keyOf(entry)));
    if (entry.value) camelKeys(entry.value);
  }
}

export function camel(key: string): string {
  return key.replace(/(?<=[a-z0-9])_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

export function addService(process: Mapping, service: Mapping): void {
  const services = entryOf(process, 'services')?.value;
  if (isSeq(services)) services.items.push(service);
  else process.items.push(...mappingOf(['services', listOf([service])]).items);
}

/** What version 2 gives the process `web` by itself (…/bkapp_model/services.py). */
function entrance(): Mapping {
  return mappingOf(
    ['name', plain('web')],
    ['protocol', plain('TCP')],
    ['targetPort', plain(String(CONTAINER_PORT))],
    ['port', plain('80')],
    ['exposedType', mappingOf(['name', plain('bk/http')])],
  );
}
