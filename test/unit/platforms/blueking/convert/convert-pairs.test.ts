/**
 * The platform's own converter (TencentBlueKing/blueking-paas: apiserver/paasng/paasng/misc/tools/app_desc), whose tests
 * hold pairs of files: such pairs, written anew, with what it makes of them, and each place where ours is better.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { convertToVersion3 } from '../../../../../server/src/core/platforms/blueking/convert/to-version-3.ts';
import { render } from '../../../../../server/src/core/text/l10n.ts';
import { checkText } from '../../../../support/check-text.ts';
import { type Json, jsonOf } from '../../../../support/yaml/yaml-json.ts';

interface Pair {
  readonly name: string;
  readonly version2: string;
  /** What the platform's converter answers. */
  readonly platform: string;
  /** By path in the answer: what we write instead, undefined for nothing, and why. */
  readonly ours: Readonly<Record<string, readonly [value: Json | undefined, why: string]>>;
}

const SERVICE = (name: string): Json => [{ name, protocol: 'TCP', targetPort: 5000, port: 80 }];
const ITS_SERVICE = 'version 2 gives every process a service';

const PAIRS: readonly Pair[] = [
  {
    name: 'two modules with everything',
    version2: `spec_version: 2
app_version: "2.1"
app:
  region: default
  bk_app_code: "tea-shop"
  bk_app_name: 茶铺
  bk_app_name_en: tea_shop
  market:
    category: 运维工具
    introduction: 卖茶
    description: 卖各种茶
    display_options:
      width: 1024
      height: 768
      open_mode: new_tab
      is_win_maximize: True
      visible: False
modules:
  front:
    is_default: True
    source_dir: front
    language: NodeJS
    services:
      - name: redis
      - name: bkrepo
    env_variables:
      - key: THEME
        value: dark
        description: 颜色
      - key: EMPTY
        value: ''
        description: 空
    processes:
      web:
        command: node server.js
        plan: 4C2G5R
        replicas: 3
        probes:
          liveness:
            exec:
              command:
                - ls
          readiness:
            http_get:
              path: /ready
              port: 8080
    scripts:
      pre_release_hook: bin/before.sh
    svc_discovery:
      bk_saas:
        - "tea-log"
        - "tea-pay"
  store:
    is_default: False
    source_dir: store
    language: Python
    services:
      - name: redis
        shared_from: front
    env_variables:
      - key: THEME
        value: light
    processes:
      api:
        command: python manage.py serve
        plan: 4C1G5R
        probes:
          startup:
            tcp_socket:
              port: 9000
              host: tea.example.com
            initial_delay_seconds: 1
            timeout_seconds: 2
            period_seconds: 11
            success_threshold: 1
            failure_threshold: 4
    scripts:
      pre_release_hook: python manage.py migrate
    svc_discovery:
      bk_saas:
        - bk_app_code: "tea-log"
        - bk_app_code: "tea-pay"
          module_name: "web"
    package_plans:
      web: Starter
`,
    platform: `specVersion: 3
appVersion: '2.1'
app:
  region: default
  bkAppCode: tea-shop
  bkAppName: 茶铺
  bkAppNameEn: tea_shop
  market:
    category: 运维工具
    introduction: 卖茶
    description: 卖各种茶
    displayOptions: {width: 1024, height: 768, openMode: new_tab, isWinMaximize: true, visible: false}
modules:
  - name: front
    isDefault: true
    sourceDir: front
    language: NodeJS
    spec:
      addons: [{name: redis}, {name: bkrepo}]
      configuration:
        env: [{name: THEME, value: dark, description: 颜色}, {name: EMPTY, value: '', description: 空}]
      processes:
        - name: web
          procCommand: node server.js
          resQuotaPlan: 4C2G
          replicas: 3
          probes:
            liveness: {exec: {command: [ls]}}
            readiness: {httpGet: {path: /ready, port: 8080}}
          services:
            - {name: web, protocol: TCP, exposedType: {name: bk/http}, targetPort: 5000, port: 80}
      hooks: {preRelease: {procCommand: bin/before.sh}}
      svcDiscovery: {bkSaaS: [{bkAppCode: tea-log}, {bkAppCode: tea-pay}]}
  - name: store
    isDefault: false
    sourceDir: store
    language: Python
    spec:
      addons: [{name: redis, sharedFromModule: front}]
      configuration: {env: [{name: THEME, value: light}]}
      processes:
        - name: api
          procCommand: python manage.py serve
          resQuotaPlan: 4C1G
          probes:
            startup:
              tcpSocket: {port: 9000, host: tea.example.com}
              initialDelaySeconds: 1
              timeoutSeconds: 2
              periodSeconds: 11
              successThreshold: 1
              failureThreshold: 4
      hooks: {preRelease: {procCommand: python manage.py migrate}}
      svcDiscovery: {bkSaaS: [{bkAppCode: tea-log}, {bkAppCode: tea-pay, moduleName: web}]}
`,
    ours: {
      'app.market.displayOptions.isWinMaximize': [undefined, 'version 3 ignores this key'],
      'app.market.displayOptions.isMaximized': [true, 'and reads this one'],
      'modules.1.spec.processes.0.services': [SERVICE('api'), ITS_SERVICE],
    },
  },
  {
    name: 'one module, with a plan that has no counterpart',
    version2: `spec_version: 2
module:
  source_dir: src
  language: Go
  env_variables:
    - {key: LEVEL, value: "7", environment_name: prod, description: ""}
  services: [{name: mysql, specs: {version: "8"}}]
  processes:
    web: {command: ./serve, plan: Starter, replicas: 1}
`,
    platform: `specVersion: 3
module:
  name: default
  sourceDir: src
  language: Go
  spec:
    configuration: {env: [{name: LEVEL, value: "7", environmentName: prod, description: ""}]}
    addons: [{name: mysql, specs: {version: "8"}}]
    processes:
      - name: web
        procCommand: ./serve
        resQuotaPlan: Starter
        replicas: 1
        services:
          - {name: web, protocol: TCP, exposedType: {name: bk/http}, targetPort: 5000, port: 80}
`,
    ours: {
      'module.name': [undefined, 'a single module needs no name'],
      'module.spec.configuration': [undefined, 'the variable is for one environment only'],
      'module.spec.envOverlay': [
        { envVariables: [{ envName: 'prod', name: 'LEVEL', value: '7' }] },
        'where it belongs',
      ],
      'module.spec.addons.0.specs': [undefined, 'version 3 refuses a mapping, and version 2 ignored it'],
      'module.spec.processes.0.resQuotaPlan': ['default', 'there is no plan of this name in version 3'],
    },
  },
  {
    name: 'metrics',
    version2: `spec_version: 2
module:
  language: Python
  processes:
    web:
      command: gunicorn tea -b [::]:\${PORT}
    brew:
      command: celery -A tea worker
  bkmonitor:
    port: 5050
    target_port: 5051
`,
    platform: `specVersion: 3
module:
  name: default
  language: Python
  spec:
    processes:
      - name: web
        procCommand: gunicorn tea -b [::]:\${PORT}
        services:
          - {name: web, protocol: TCP, exposedType: {name: bk/http}, targetPort: 5000, port: 80}
          - {name: metrics, protocol: TCP, port: 5050, targetPort: 5050}
      - name: brew
        procCommand: celery -A tea worker
    observability: {monitoring: {metrics: [{process: web, serviceName: metrics, path: /metrics}]}}
`,
    ours: {
      'module.name': [undefined, 'a single module needs no name'],
      'module.spec.processes.0.services.1.targetPort': [5051, 'the port in the container is another one'],
      'module.spec.processes.1.services': [SERVICE('brew'), ITS_SERVICE],
    },
  },
];

type Tree = Record<string, unknown>;

/** `tree` with the value at `path` replaced or, when undefined, taken out. */
function replaced(tree: Json, path: readonly string[], value: Json | undefined): Json {
  const copy = structuredClone(tree) as Tree;
  let parent = copy;
  for (const key of path.slice(0, -1)) parent = parent[key] as Tree;
  const last = path.at(-1) ?? '';
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return copy as Json;
}

describe('what the platform converts', () => {
  for (const { name, version2, platform, ours } of PAIRS) {
    test(name, async () => {
      const { text = '', problem } = convertToVersion3(version2, undefined);
      assert.equal(problem, undefined);
      const expected = Object.entries(ours).reduce(
        (tree, [path, [value]]) => replaced(tree, path.split('.'), value),
        jsonOf(platform),
      );
      assert.deepEqual(jsonOf(text), expected, text);
      const errors = (await checkText({ text, file: 'app_desc.yaml' })).filter(({ severity }) => severity === 'error');
      assert.deepEqual(
        errors.map(({ message }) => render(message)),
        [],
      );
    });
  }
});

describe('what the platform refuses to convert', () => {
  const refused: readonly (readonly [name: string, text: string])[] = [
    ['modules as a list', 'spec_version: 2\nmodules:\n  - name: a\n  - name: b\n'],
    ['nothing', '   \n'],
    ['neither module nor modules', 'spec_version: 2\n'],
    ['no version', 'module:\n  language: Go\n  processes: {web: {command: ./serve}}\n'],
  ];
  for (const [name, text] of refused) {
    test(name, () => assert.ok(convertToVersion3(text, undefined).problem));
  }
  test('headers that are no pairs: they are as wrong after it', async () => {
    const header = '{http_get: {port: 80, path: /, http_headers: [{name: A}, {value: b}]}}';
    const version2 = `spec_version: 2\nmodule: {language: Go, processes: {web: {command: a, probes: {liveness: ${header}}}}}\n`;
    const refusals = async (text: string) =>
      (await checkText({ text, file: 'app_desc.yaml' })).filter(({ rule }) => rule.id === 'app-desc/missing-key')
        .length;
    assert.equal(await refusals(version2), 2);
    assert.equal(await refusals(convertToVersion3(version2, undefined).text ?? ''), 2);
  });
});
