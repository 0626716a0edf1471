import type { FieldType, MappingType, SpecVersion } from '../../../server/src/core/platforms/blueking/schema/field.ts';
import { SCHEMA_V2 } from '../../../server/src/core/platforms/blueking/schema/v2.data.ts';
import { SCHEMA_V3 } from '../../../server/src/core/platforms/blueking/schema/v3.data.ts';

/** Path, accepted values, and refused ones with `rule` (without its area) and, where it is no error, `rule:severity`. */
export type FieldRow = readonly [
  path: string,
  good: readonly string[],
  bad: readonly (readonly [value: string | undefined, verdict: string])[],
];

/** What required keys get, so that nothing but the key under test can be wrong. */
const FILLING: Readonly<Record<string, string>> = {
  language: 'Python',
  command: 'run x',
  procCommand: 'run x',
  value: 'v',
  key: 'A',
  path: '/',
  port: '5000',
  targetPort: '5000',
  bk_app_code: 'my-app',
  bkAppCode: 'my-app',
  bk_app_name: 'app',
  bkAppName: 'app',
  introduction: 'x',
  envName: 'stag',
  mountPath: '/data',
  serviceName: 'web',
  process: 'web',
  minReplicas: '1',
  maxReplicas: '2',
  count: '1',
  plan: '4C1G',
  ip: '10.0.0.1',
  hostnames: '[a.example]',
  version: 'v1',
};

type Tree = Map<string, Tree | string>;

/**
 * A file with `raw` (YAML in one line) at `path` (`modules.<name>.processes.<name>.replicas`, lists as `key[]`) and
 * around it what the platform demands. `raw` undefined: the key is left out; empty: it has no value.
 */
export function buildAppDesc(version: SpecVersion, path: string, raw: string | undefined): string {
  const root: Tree = new Map([[version === 2 ? 'spec_version' : 'specVersion', String(version)]]);
  const schema = version === 2 ? SCHEMA_V2 : SCHEMA_V3;
  set(root, schema, path.replaceAll('[]', '').split('.'), raw);
  if (!root.has('modules') && !root.has('module')) set(root, schema, ['module', 'language'], 'Python');
  if (version === 3) fillV3(root, raw === undefined ? path.replace(/^.*\./, '') : undefined);
  return `${render(root, schema, '').join('\n')}\n`;
}

function set(tree: Tree, type: FieldType, path: readonly string[], raw: string | undefined): void {
  const [key = '', ...rest] = path;
  const mapping = inside(type);
  if (mapping.kind === 'named') {
    const name = mapping.of === 'module' ? 'main' : 'web';
    if (rest.length === 0 && key !== '<name>') return;
    const inner: Tree = new Map();
    tree.set(name, inner);
    fill(inner, mapping.value, rest[0], '');
    set(inner, mapping.value, rest, raw);
    return;
  }
  const field = mapping.kind === 'mapping' ? mapping.fields.find((one) => one.key === key) : undefined;
  if (rest.length === 0) {
    if (raw === undefined) tree.delete(key);
    else tree.set(key, raw);
    return;
  }
  const child = field ? inside(field.type) : mapping;
  const inner: Tree = new Map();
  tree.set(key, inner);
  if (child.kind === 'mapping') fill(inner, child, rest[0], key);
  set(inner, child, rest, raw);
}

function inside(type: FieldType): FieldType {
  if (type.kind === 'list') return inside(type.item);
  return type.kind === 'text-or-mapping' ? type.mapping : type;
}

function fillingOf(key: string, type: FieldType, parent: string): string | undefined {
  if (key === 'name') return parent.startsWith('env') ? 'A' : 'web';
  return key === 'command' && type.kind === 'list' ? '[ls]' : FILLING[key];
}

function fill(tree: Tree, { fields }: MappingType, except: string | undefined, parent: string): void {
  const isProbe = fields.some(({ key }) => key === 'exec');
  if (isProbe && !/^(?:exec|http|tcp)/.test(except ?? '')) tree.set('exec', '{command: [ls]}');
  for (const { key, required, type } of fields) {
    if (!required || key === except || tree.has(key)) continue;
    const filling = fillingOf(key, type, parent);
    if (filling !== undefined) tree.set(key, filling);
    else if (type.kind === 'mapping') {
      const inner: Tree = new Map();
      tree.set(key, inner);
      fill(inner, type, undefined, key);
    }
  }
}

/** Version 3 demands a process with a command in every module; what was left out on purpose stays out. */
function fillV3(root: Tree, leftOut: string | undefined): void {
  const module = root.get('module') ?? root.get('modules');
  if (!(module instanceof Map)) return;
  if (!module.has('language') && leftOut !== 'language') module.set('language', 'Python');
  if (!module.has('spec') && leftOut !== 'spec') module.set('spec', new Map([['processes', WORKER]]));
  const spec = module.get('spec');
  if (!(spec instanceof Map)) return;
  if (!spec.has('processes') && leftOut !== 'processes') spec.set('processes', WEB);
  const process = spec.get('processes');
  if (!(process instanceof Map)) return;
  const isGiven = (key: string): boolean => process.has(key) && process.get(key) !== '~';
  if (!['procCommand', 'command', 'args'].some(isGiven)) process.set('procCommand', 'run x');
}

const WORKER = '[{name: worker, procCommand: run x}]';
const WEB =
  '[{name: web, procCommand: run x, services: [{name: web, targetPort: 5000, exposedType: {name: bk/http}}]}]';

function render(tree: Tree, type: FieldType, indent: string): string[] {
  const mapping = inside(type);
  return [...tree].flatMap(([key, value]) => {
    if (typeof value === 'string') return [`${indent}${key}:${value === '' ? '' : ` ${value}`}`];
    const own = mapping.kind === 'named' ? mapping.value : mapping;
    const field = mapping.kind === 'mapping' ? mapping.fields.find((one) => one.key === key)?.type : own;
    const isList = field?.kind === 'list';
    const lines = render(value, field ?? { kind: 'anything' }, `${indent}${isList ? '    ' : '  '}`);
    const [first = '', ...rest] = lines;
    const head =
      isList && first !== '' ? `${first.slice(0, indent.length + 2)}- ${first.slice(indent.length + 4)}` : first;
    return lines.length > 0 ? [`${indent}${key}:`, head, ...rest] : [`${indent}${key}: ${isList ? '[{}]' : '{}'}`];
  });
}
