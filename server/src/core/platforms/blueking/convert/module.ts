import type { Node } from 'yaml';
import { CONTAINER_PORT } from '../schema/limits.data.ts';
import { renameKeys } from './app.ts';
import { addService, camelKeys, convertProcess, processOf } from './process.ts';
import {
  asList,
  asMapping,
  type Entry,
  entryOf,
  isNull,
  keyOf,
  listOf,
  type Mapping,
  mappingOf,
  plain,
  rename,
  take,
  textOf,
  withoutOverridden,
} from './yaml-nodes.ts';

/** The order of the parts under `spec`. */
const ORDER = ['build', 'processes', 'configuration', 'addons', 'hooks', 'envOverlay', 'svcDiscovery', 'observability'];

/**
 * A module of version 2 as one of version 3, in place. `fallback` are the processes of the Procfile. False when it has no
 * processes after all.
 */
export function convertModule(module: Mapping, fallback: readonly (readonly [string, string])[]): boolean {
  withoutOverridden(module);
  renameKeys(module, { is_default: 'isDefault', source_dir: 'sourceDir' });
  take(module, 'package_plans');
  const spec = new Map<string, Entry>();
  const move = (from: string, to: string, convert: (entry: Entry) => boolean): void => {
    const entry = take(module, from);
    if (!entry || isNull(entry.value) || !convert(entry)) return;
    rename(entry, to);
    spec.set(to, entry);
  };
  move('build', 'build', () => true);
  move('processes', 'processes', convertProcesses);
  if (!spec.has('processes') && fallback.length > 0) {
    const items = fallback.map(([name, command]) => processOf(name, command));
    for (const entry of mappingOf(['processes', listOf(items)]).items) spec.set('processes', entry);
  }
  move('services', 'addons', convertAddons);
  move('scripts', 'hooks', convertScripts);
  const variables = take(module, 'env_variables');
  for (const entry of variables ? convertVariables(variables) : []) spec.set(keyOf(entry), entry);
  move('svc_discovery', 'svcDiscovery', convertDiscovery);
  move('bkmonitor', 'observability', (entry) => convertMonitor(entry, spec.get('processes')));
  const ordered = ORDER.flatMap((key) => spec.get(key) ?? []);
  const [wrapped] = mappingOf(['spec', mappingOf()]).items;
  const inner = asMapping(wrapped?.value);
  if (!wrapped || !inner) return false;
  inner.items = ordered;
  module.items.push(wrapped);
  return spec.has('processes');
}

function convertProcesses(entry: Entry): boolean {
  const processes = asMapping(entry.value);
  if (!processes) return false;
  withoutOverridden(processes);
  const items = processes.items.flatMap((process) => convertProcess(process) ?? []);
  entry.value = listOf(items, processes);
  return items.length > 0;
}

/** Settings of add-ons have no effect in version 2 and another shape in version 3. */
function convertAddons(entry: Entry): boolean {
  for (const addon of asList(entry.value)?.items ?? []) {
    const mapping = asMapping(addon);
    if (!mapping) continue;
    take(mapping, 'specs');
    if (isNull(entryOf(mapping, 'shared_from')?.value)) take(mapping, 'shared_from');
    renameKeys(mapping, { shared_from: 'sharedFromModule' });
  }
  return true;
}

function convertScripts(entry: Entry): boolean {
  const scripts = asMapping(entry.value);
  const hook = scripts && entryOf(scripts, 'pre_release_hook');
  if (!hook || (textOf(hook.value) ?? '').trim() === '') return false;
  rename(hook, 'procCommand');
  const command = mappingOf();
  command.items = [hook];
  entry.value = mappingOf(['preRelease', command]);
  return true;
}

/** Variables of both environments, and those of one. */
function convertVariables(entry: Entry): readonly Entry[] {
  const common: Node[] = [];
  const single: Node[] = [];
  for (const item of asList(entry.value)?.items ?? []) {
    const variable = asMapping(item);
    if (!variable) continue;
    withoutOverridden(variable);
    renameKeys(variable, { key: 'name' });
    if ((textOf(entryOf(variable, 'description')?.value) ?? '').trim() === '') take(variable, 'description');
    const environment = entryOf(variable, 'environment_name');
    if (environment && textOf(environment.value)?.trim() !== '_global_') {
      take(variable, 'environment_name');
      rename(environment, 'envName');
      variable.items.unshift(environment);
      single.push(variable);
    } else {
      take(variable, 'environment_name');
      common.push(variable);
    }
  }
  const result: Entry[] = [];
  if (common.length > 0) {
    rename(entry, 'configuration');
    const list = listOf(common, entry.value);
    entry.value = mappingOf(['env', list]);
    result.push(entry);
  }
  if (single.length > 0) {
    result.push(...mappingOf(['envOverlay', mappingOf(['envVariables', listOf(single)])]).items);
  }
  return result;
}

function convertDiscovery(entry: Entry): boolean {
  const discovery = asMapping(entry.value);
  const saas = discovery && entryOf(discovery, 'bk_saas');
  const list = asList(saas?.value);
  if (!saas || !list) return false;
  list.items = list.items.map((item) => (asMapping(item) ? item : mappingOf(['bkAppCode', item])));
  camelKeys(list);
  rename(saas, 'bkSaaS');
  return true;
}

/**
 * A service of the process `web` for the metrics, or the one it has where metrics come from the same port; nothing where
 * there is no such process.
 */
function convertMonitor(entry: Entry, processes: Entry | undefined): boolean {
  const monitor = asMapping(entry.value);
  const port = monitor && entryOf(monitor, 'port')?.value;
  const web = asList(processes?.value)?.items.find((item) => {
    const process = asMapping(item);
    return process && textOf(entryOf(process, 'name')?.value) === 'web';
  });
  const process = asMapping(web);
  if (!monitor || !port || !process) return false;
  const target = entryOf(monitor, 'target_port')?.value ?? (port.clone() as Node);
  const isEntrance = textOf(target) === String(CONTAINER_PORT);
  if (!isEntrance) {
    const service = mappingOf(['name', plain('metrics')], ['protocol', plain('TCP')], ['targetPort', target]);
    // 80 is the port of the entrance already.
    if (textOf(port) !== '80') service.items.push(...mappingOf(['port', port]).items);
    addService(process, service);
  }
  const metric = mappingOf(
    ['process', plain('web')],
    ['serviceName', plain(isEntrance ? 'web' : 'metrics')],
    ['path', plain('/metrics')],
  );
  entry.value = mappingOf(['monitoring', mappingOf(['metrics', listOf([metric])])]);
  return true;
}
