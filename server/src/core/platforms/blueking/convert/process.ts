import { isMap, isSeq, type Node } from 'yaml';
import { PLANS_V2, PLANS_V3 } from '../schema/plans.data.ts';
import { moveComments } from './comments.ts';
import { serviceOf } from './services.ts';
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
  yamlNode,
} from './yaml-nodes.ts';

/** Converts `web: {command: …}` to `{name: web, procCommand: …}`. */
export function convertProcess(entry: Entry): Mapping | undefined {
  const value = asMapping(entry.value);
  if (!value) return undefined;
  const command = entryOf(value, 'command');
  if (command) rename(command, 'procCommand');
  if (isNull(entryOf(value, 'replicas')?.value)) take(value, 'replicas');
  convertPlan(value);
  const probes = entryOf(value, 'probes');
  if (probes?.value) camelKeys(probes.value);
  const item = named(entry, value);
  addService(item, serviceNode(keyOf(entry)));
  return item;
}

export function processOf(name: string, command: string): Mapping {
  const item = mappingOf(['name', yamlNode(name)], ['procCommand', yamlNode(command)]);
  addService(item, serviceNode(name));
  return item;
}

/**
 * Replaces the plan by the one of version 3 with the same memory; a plan that version 2 did not know was its default
 * plan.
 */
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
  if (target === name || !entry.value) return;
  const node = plain(target);
  moveComments(entry.value, node);
  if (!known && !old) node.comment = [` ${name}`, ...(node.comment ? [node.comment] : [])].join();
  entry.value = node;
}

/** Converts all keys below a node to camel case: `initial_delay_seconds` to `initialDelaySeconds`. */
export function camelKeys(node: Node): void {
  if (isSeq(node)) for (const item of node.items) camelKeys(item as Node);
  if (!isMap(node)) return;
  for (const entry of (node as Mapping).items) {
    rename(entry, camel(keyOf(entry)));
    if (entry.value) camelKeys(entry.value);
  }
}

function camel(key: string): string {
  return key.replace(/(?<=[a-z0-9])_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

export function addService(process: Mapping, service: Mapping): void {
  const services = entryOf(process, 'services')?.value;
  if (isSeq(services)) services.items.push(service);
  else process.items.push(...mappingOf(['services', listOf([service])]).items);
}

function serviceNode(process: string): Mapping {
  const { name, protocol, targetPort, port, exposedType } = serviceOf(process);
  return mappingOf(
    ['name', yamlNode(name)],
    ['protocol', plain(protocol)],
    ['targetPort', plain(String(targetPort))],
    ['port', plain(String(port))],
    ...(exposedType ? [['exposedType', mappingOf(['name', plain(exposedType)])] as const] : []),
  );
}
