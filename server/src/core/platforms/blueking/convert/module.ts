import type { Node } from 'yaml';
import { CONTAINER_PORT, SERVICE_PORT } from '../schema/limits.data.ts';
import { renameKeys } from './app.ts';
import { addCommentBefore, commentsAbove, commentsIn, missingComments } from './comments.ts';
import { addService, camelKeys, convertProcess, processOf } from './process.ts';
import { serviceOf } from './services.ts';
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
  yamlNode,
} from './yaml-nodes.ts';

/** The order of the parts under `spec`. */
const ORDER = ['build', 'processes', 'configuration', 'addons', 'hooks', 'envOverlay', 'svcDiscovery', 'observability'];

/**
 * Converts a module of version 2 to version 3 in place. `fallback`: the processes of the Procfile. False if the module
 * then has no processes.
 */
export function convertModule(module: Mapping, fallback: readonly (readonly [string, string])[]): boolean {
  const comments = commentsIn(module);
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
  // An empty line there would separate a key from its value.
  if (ordered[0]) ordered[0].key.spaceBefore = false;
  module.items.push(wrapped);
  // The comments of keys that version 3 does not have are kept.
  addCommentBefore(wrapped.key, missingComments(comments, commentsIn(module)));
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
  addCommentBefore(hook.key, commentsAbove(scripts));
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
  // Unknown keys are kept: a misspelt key is as wrong in version 3, but its content is not lost.
  if (!saas || !list) return (discovery?.items.length ?? 0) > 0;
  list.items = list.items.map((item) => (asMapping(item) ? item : mappingOf(['bkAppCode', item])));
  camelKeys(list);
  rename(saas, 'bkSaaS');
  return true;
}

/**
 * Metrics of `web`, as the platform's converter has it; of every process where there is none of that name: version 2 asks
 * all of them (…/paas_wl/bk_app/monitoring/app_monitor).
 */
function convertMonitor(entry: Entry, processes: Entry | undefined): boolean {
  const monitor = asMapping(entry.value);
  const port = monitor && entryOf(monitor, 'port')?.value;
  const all = (asList(processes?.value)?.items ?? []).flatMap((item) => asMapping(item) ?? []);
  const isWeb = (process: Mapping): boolean => textOf(entryOf(process, 'name')?.value) === 'web';
  const asked = all.some(isWeb) ? all.filter(isWeb) : all;
  if (!monitor || !port || asked.length === 0) return false;
  const target = entryOf(monitor, 'target_port')?.value ?? port;
  const metrics = asked.map((process) => {
    const name = textOf(entryOf(process, 'name')?.value) ?? '';
    const service = textOf(target) === String(CONTAINER_PORT) ? serviceOf(name).name : 'metrics';
    if (service === 'metrics') addService(process, metricsService(port, target));
    return mappingOf(['process', yamlNode(name)], ['serviceName', yamlNode(service)], ['path', plain('/metrics')]);
  });
  addCommentBefore(entry.key, commentsIn(monitor));
  entry.value = mappingOf(['monitoring', mappingOf(['metrics', listOf(metrics)])]);
  return true;
}

/** The service for metrics, without a port of its own if that is taken: the first service of a process has it. */
function metricsService(port: Node, target: Node): Mapping {
  const isTaken = textOf(port) === String(SERVICE_PORT);
  return mappingOf(
    ['name', plain('metrics')],
    ['protocol', plain('TCP')],
    ['targetPort', withoutComments(target)],
    ...(isTaken ? [] : [['port', withoutComments(port)] as const]),
  );
}

function withoutComments(node: Node): Node {
  const copy = node.clone() as Node;
  copy.comment = null;
  copy.commentBefore = null;
  return copy;
}
