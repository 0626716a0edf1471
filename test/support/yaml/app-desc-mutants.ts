/** A file with every field of a version, and what becomes of it when one thing in it is another. */
import type { SpecVersion } from '../../../server/src/core/platforms/blueking/schema/field.ts';

/** A scalar as it is written in a flow collection, or a collection. */
type Written = string | readonly Written[] | { readonly [key: string]: Written };

export interface Mutant {
  /** `module.processes.web.replicas = -1` */
  readonly change: string;
  readonly text: string;
}

/** What may be written in place of anything. */
const VALUES: readonly string[] = [
  ...[
    '~',
    "''",
    '" "',
    'x',
    'X Y',
    '5',
    '0',
    '-1',
    '6',
    '1.0',
    '1.5',
    '70000',
    '1_000',
    '0x1F',
    '1e3',
    '"5"',
    '"１２"',
  ],
  ...['true', 'yes', '"yes"', '"oN"', '"0.0"', '2024-01-01', '12:30:45', '.inf'],
  ...[
    '[]',
    '[x]',
    '[1, true]',
    '[~]',
    '{}',
    '{a: b}',
    '{1: 2}',
    '{a: ~}',
    '"${PORT}"',
    'a..b',
    '/x',
    '/x//y',
    '"it\'s"',
    '中文',
  ],
  ...['default', 'web', 'a_b', 'a-', '10.0.0.1', '010.0.0.1', '"::1"', 'HTTPS', 'http', 'x'.repeat(13), 'x'.repeat(21)],
  ...['x'.repeat(49), 'x'.repeat(64), 'x'.repeat(129), 'x'.repeat(201), 'x'.repeat(256), `[${'x, '.repeat(12)}x]`],
];

const PROBES: Readonly<Record<SpecVersion, Written>> = {
  2: {
    liveness: {
      http_get: { port: '"${PORT}"', path: '/', host: 'a', http_headers: [{ name: 'A', value: 'b' }], scheme: 'HTTP' },
      initial_delay_seconds: '0',
      timeout_seconds: '1',
      period_seconds: '10',
      success_threshold: '1',
      failure_threshold: '3',
    },
    readiness: { tcp_socket: { port: '5000', host: 'a' } },
    startup: { exec: { command: ['cat', '/tmp/a'] } },
  },
  3: {
    liveness: {
      httpGet: { port: '"${PORT}"', path: '/', host: 'a', httpHeaders: [{ name: 'A', value: 'b' }], scheme: 'HTTP' },
      initialDelaySeconds: '0',
      timeoutSeconds: '1',
      periodSeconds: '10',
      successThreshold: '1',
      failureThreshold: '3',
    },
    readiness: { tcpSocket: { port: '5000', host: 'a' } },
    startup: { exec: { command: ['cat', '/tmp/a'] } },
  },
};

const MOUNT = { name: 'files', mountPath: '/data', source: { configMap: { name: 'c' } } };
const QUOTA = { envName: 'prod', process: 'web', plan: '4C2G' };
const SCALING = { minReplicas: '1', maxReplicas: '2', policy: 'default' };

const COMPLETE: Readonly<Record<SpecVersion, Written>> = {
  2: {
    spec_version: '2',
    app_version: '1.0.0',
    app: {
      bk_app_code: 'my_app',
      bk_app_name: 'name',
      bk_app_name_en: 'name',
      market: {
        category: '运维工具',
        introduction: 'x',
        introduction_en: 'x',
        description: 'x',
        description_en: 'x',
        logo_b64data: '"base64,aGk="',
        display_options: { width: '1', height: '1', is_maximized: 'true', is_visible: 'true', open_mode: 'desktop' },
      },
    },
    modules: {
      default: {
        is_default: 'true',
        language: 'Python',
        source_dir: 'src',
        services: [
          { name: 'mysql', specs: {} },
          { name: 'redis', shared_from: 'api' },
        ],
        env_variables: [{ key: 'A', value: 'b', environment_name: 'stag', description: 'x' }],
        processes: { web: { command: 'run x', replicas: '1', plan: '4C1G5R', probes: PROBES[2] } },
        svc_discovery: { bk_saas: ['bk_iam', { bk_app_code: 'bk_log', module_name: 'api' }] },
        scripts: { pre_release_hook: 'run x' },
        bkmonitor: { port: '80', target_port: '5000' },
      },
      api: { language: 'Go', services: [{ name: 'redis' }], processes: { web: { command: 'run x' } } },
    },
  },
  3: {
    specVersion: '3',
    appVersion: '1.0.0',
    app: {
      region: 'default',
      bkAppCode: 'my_app',
      bkAppName: 'name',
      bkAppNameEn: 'name',
      market: {
        category: '运维工具',
        introduction: 'x',
        introductionEn: 'x',
        description: 'x',
        descriptionEn: 'x',
        logoB64data: '"base64,aGk="',
        displayOptions: { width: '1', height: '1', isMaximized: 'true', visible: 'true', openMode: 'desktop' },
      },
    },
    modules: [
      {
        name: 'default',
        isDefault: 'true',
        language: 'Python',
        sourceDir: 'src',
        spec: {
          build: { image: 'a.example/b', imagePullPolicy: 'Always', imageCredentialsName: 'c' },
          processes: [
            {
              name: 'web',
              procCommand: 'run x',
              command: ['run'],
              args: ['x'],
              replicas: '1',
              resQuotaPlan: '4C1G',
              autoscaling: SCALING,
              probes: PROBES[3],
              services: [
                { name: 'web', targetPort: '"${PORT}"', protocol: 'TCP', exposedType: { name: 'bk/http' }, port: '80' },
                { name: 'metrics', targetPort: '9000', port: '9000' },
              ],
              gracefulShutdownSeconds: '10',
            },
            { name: 'worker', procCommand: 'run y', targetPort: '5001' },
          ],
          configuration: { env: [{ name: 'A', value: 'b', description: 'x' }] },
          addons: [
            { name: 'mysql', specs: [{ name: 'a', value: 'b' }] },
            { name: 'redis', sharedFromModule: 'api' },
          ],
          mounts: [MOUNT],
          hooks: { preRelease: { procCommand: 'run x', command: ['run'], args: ['x'] } },
          envOverlay: {
            replicas: [{ envName: 'stag', process: 'web', count: '1' }],
            resQuotas: [QUOTA],
            envVariables: [{ envName: 'stag', name: 'A', value: 'b', description: 'x' }],
            autoscaling: [{ envName: 'prod', process: 'web', ...SCALING }],
            mounts: [{ envName: 'stag', ...MOUNT }],
          },
          svcDiscovery: { bkSaaS: [{ bkAppCode: 'bk_iam', moduleName: 'api' }] },
          domainResolution: { nameservers: ['10.0.0.1'], hostAliases: [{ ip: '10.0.0.2', hostnames: ['a.example'] }] },
          observability: {
            monitoring: { metrics: [{ process: 'web', serviceName: 'metrics', path: '/metrics', params: { a: 'b' } }] },
          },
        },
      },
      {
        name: 'api',
        language: 'Go',
        spec: { processes: [{ name: 'web', procCommand: 'run x' }], addons: [{ name: 'redis' }] },
      },
    ],
  },
};

/** Every mutant of a complete file: another value, no key, the same item twice, a key of the other version. */
export function* mutantsOf(version: SpecVersion): Iterable<Mutant> {
  for (const { change, tree } of changes(COMPLETE[version], '')) yield { change, text: fileOf(tree) };
}

function fileOf(tree: Written): string {
  if (typeof tree === 'string' || isList(tree)) return `${flow(tree)}\n`;
  return Object.entries(tree)
    .map(([key, value]) => `${key}: ${flow(value)}\n`)
    .join('');
}

function* changes(tree: Written, path: string): Iterable<{ readonly change: string; readonly tree: Written }> {
  if (path !== '') for (const value of VALUES) yield { change: `${path} = ${value}`, tree: value };
  if (typeof tree === 'string') return;
  if (isList(tree)) {
    for (const [index, item] of tree.entries()) {
      for (const inner of changes(item, `${path}[${index}]`)) yield { ...inner, tree: tree.with(index, inner.tree) };
      yield { change: `${path}[${index}] twice`, tree: [...tree, item] };
      yield { change: `${path}[${index}] gone`, tree: tree.toSpliced(index, 1) };
    }
    return;
  }
  for (const [key, value] of Object.entries(tree)) {
    const { [key]: _, ...others } = tree;
    const place = path === '' ? key : `${path}.${key}`;
    for (const inner of changes(value, place)) yield { ...inner, tree: { ...tree, [key]: inner.tree } };
    yield { change: `${place} gone`, tree: others };
    for (const name of [otherCase(key), `${key}s`, key.toUpperCase()]) {
      if (name !== key) yield { change: `${place} is ${name}`, tree: { ...others, [name]: value } };
    }
  }
}

function otherCase(key: string): string {
  return key.includes('_')
    ? key.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
    : key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function isList(tree: Written): tree is readonly Written[] {
  return Array.isArray(tree);
}

function flow(tree: Written): string {
  if (typeof tree === 'string') return tree;
  if (isList(tree)) return `[${tree.map(flow).join(', ')}]`;
  return `{${Object.entries(tree)
    .map(([key, value]) => `${key}: ${flow(value)}`)
    .join(', ')}}`;
}
