/** Names in app_desc.yaml beside those of processes where they are defined: modules, and what names modules and processes. */
import type { Document } from '../model/document.ts';
import type { Occurrence } from '../model/occurrences.ts';
import { type AppDesc, type AppDescModule, readAppDesc } from '../platforms/blueking/app-desc.ts';
import { mapScalar } from '../syntax/yaml/yaml-scalar.ts';
import { entriesOf, entryOf, itemsOf, stringOf, type YamlValue, yamlAt } from '../syntax/yaml/yaml-value.ts';

/** None for a document of another kind. In no order; a place that an anchor gives to several is named once. */
export function appDescNames({ text, syntax }: Document): Occurrence[] {
  if (syntax.kind !== 'app-desc') return [];
  const names = new Map<number, Occurrence>();
  const add = (value: YamlValue | undefined, found: Omit<Occurrence, 'name' | 'span'>): void => {
    if (value?.kind !== 'scalar' || value.type === 'null' || value.written === '') return;
    const { source } = mapScalar(text, value).text;
    names.set(source.start, { ...found, name: value.written, span: source });
  };
  const appDesc = readAppDesc(syntax);
  const application = applicationOf(appDesc);
  for (const key of moduleNames(appDesc)) add(key, { kind: 'definition', of: 'module', application });
  for (const module of appDesc.modules) {
    for (const from of sharedFrom(module.value)) add(from, { kind: 'use', of: 'module', application });
    for (const { code, name } of discovered(module.value))
      add(name, { kind: 'use', of: 'module', application: code ?? application });
    for (const process of namedProcesses(module)) add(process, { kind: 'use', of: 'process', module: module.name });
    for (const variable of variables(module.value)) add(variable, { kind: 'definition', of: 'variable' });
  }
  return [...names.values()];
}

/** The code of the application that a file describes; undefined where it does not say it. */
function applicationOf({ root }: AppDesc): string | undefined {
  const app = entryOf(root, 'app')?.value;
  return stringOf((entryOf(app, 'bk_app_code') ?? entryOf(app, 'bkAppCode'))?.value);
}

/** Keys of version 2, values of `name` in version 3. */
function moduleNames({ root }: AppDesc): readonly (YamlValue | undefined)[] {
  const modules = entryOf(root, 'modules')?.value;
  return [
    ...entriesOf(modules).map(({ key }) => key),
    ...itemsOf(modules).map((item) => entryOf(item, 'name')?.value),
    yamlAt(root, 'module', 'name'),
  ];
}

/** Whose add-ons a module takes (…/declarative/application/validations/{v2,v3}.py). */
function sharedFrom(module: YamlValue): readonly (YamlValue | undefined)[] {
  return [
    ...itemsOf(yamlAt(module, 'services')).map((service) => yamlAt(service, 'shared_from')),
    ...itemsOf(yamlAt(module, 'spec', 'addons')).map((addon) => yamlAt(addon, 'sharedFromModule')),
  ];
}

/** The modules whose addresses a module is given, also of other applications (…/declarative/deployment/validations). */
function discovered(module: YamlValue) {
  return [
    ...itemsOf(yamlAt(module, 'svc_discovery', 'bk_saas')).map((item) => ({
      code: stringOf(yamlAt(item, 'bk_app_code')),
      name: yamlAt(item, 'module_name'),
    })),
    ...itemsOf(yamlAt(module, 'spec', 'svcDiscovery', 'bkSaaS')).map((item) => ({
      code: stringOf(yamlAt(item, 'bkAppCode')),
      name: yamlAt(item, 'moduleName'),
    })),
  ];
}

/** Settings for one environment, and metrics, name processes of their module (…/bkapp_model/serializers/v1alpha2.py). */
function namedProcesses({ value }: AppDescModule): readonly (YamlValue | undefined)[] {
  const spec = yamlAt(value, 'spec');
  const overlays = entriesOf(yamlAt(spec, 'envOverlay')).flatMap((entry) => itemsOf(entry.value));
  const metrics = itemsOf(yamlAt(spec, 'observability', 'monitoring', 'metrics'));
  return [...overlays, ...metrics].map((item) => yamlAt(item, 'process'));
}

/** Names of the variables that processes are given. */
function variables(module: YamlValue): readonly (YamlValue | undefined)[] {
  const spec = yamlAt(module, 'spec');
  return [
    ...itemsOf(yamlAt(module, 'env_variables')).map((item) => yamlAt(item, 'key')),
    ...itemsOf(yamlAt(spec, 'configuration', 'env')).map((item) => yamlAt(item, 'name')),
    ...itemsOf(yamlAt(spec, 'envOverlay', 'envVariables')).map((item) => yamlAt(item, 'name')),
  ];
}
