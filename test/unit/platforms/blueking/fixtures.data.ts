/**
 * The platform's own test fixtures (TencentBlueKing/blueking-paas: apiserver/paasng/tests, operator/api/v1alpha2/
 * bkapp_webhook_test.go), written anew, with the verdicts they have there: `ok`, or who refuses and with which words.
 */
export interface Fixture {
  readonly name: string;
  readonly text: string;
  readonly procfile?: string;
  /** Rule and severity of what is refused; none for a file the platform takes. */
  readonly refused?: readonly string[];
  /** Part of the message: the platform's own words. */
  readonly words?: string;
  /** What no file can show (the deployed module, the platform's components) the hover of a key tells. */
  readonly hovers?: Readonly<Record<string, string>>;
}

const V2 = (body: string): string => `spec_version: 2\nmodule:\n  language: python\n${body}`;
const V3 = (body: string): string => `specVersion: 3\nmodule:\n  language: python\n  spec:\n${body}`;
const PROCESS_V2 = '  processes:\n    web:\n      command: run x\n';
const PROCESS_V3 =
  '    processes:\n      - name: web\n        procCommand: run x\n        services:\n          - {name: web, targetPort: 5000, port: 80, exposedType: {name: bk/http}}\n';
const CONFLICT = 'Process definitions conflict between Procfile and app description file.';

/** A package, as far as can be seen: the same file may be deployed from source, and then nobody reads `app`. */
const PACKAGE_V2 = (app: string, modules: string): string =>
  `spec_version: 2\napp_version: 1.0.0\napp:\n  bk_app_code: my-app\n${app}modules:\n${modules}`;
const PACKAGE_V3 = (app: string, modules: string): string =>
  `specVersion: 3\nappVersion: 1.0.0\napp:\n  bkAppCode: my-app\n${app}modules:\n${modules}`;
const MODULE_V3 = (name: string, rest = ''): string =>
  `  - name: ${name}\n    language: python\n${rest}    spec:\n      processes:\n        - {name: p1, procCommand: run x}\n`;

export const FIXTURES: Readonly<Record<string, readonly Fixture[]>> = {
  'handlers: versions': [
    {
      name: 'version 1',
      text: 'spec_version: 1\nmodule: {}\n',
      refused: ['spec-version'],
      words: '"1" is not supported',
    },
    {
      name: 'version 999',
      text: 'spec_version: 999\nmodule: {}\n',
      refused: ['spec-version'],
      words: '"999" is not supported',
    },
    {
      name: 'a text',
      text: 'spec_version: foobar\nmodule: {}\n',
      refused: ['spec-version'],
      words: '"foobar" is not supported',
    },
    {
      name: 'none',
      text: 'module: {language: python}\n',
      refused: ['spec-version'],
      words: 'no spec version is specified',
    },
    {
      name: 'none, with a Procfile',
      text: 'module: {language: python}\n',
      procfile: 'web: run x\n',
      refused: ['version-ignored:warning'],
    },
    {
      name: 'the old file',
      text: 'app_code: x\nmodule: {}\n',
      refused: ['spec-version'],
      words: '"1" is not supported',
    },
  ],
  'handlers: versions of packages': [
    {
      name: 'version 999',
      text: PACKAGE_V2('  bk_app_name: x\n', '  a: {language: go, is_default: true}\n').replace(': 2', ': 999'),
      refused: ['spec-version'],
      words: 'App spec version "999" is not supported, please use a valid version like "3".',
    },
    {
      name: 'none',
      text: PACKAGE_V2('  bk_app_name: x\n', '  a: {language: go, is_default: true}\n').replace(/^.*\n/, ''),
      refused: ['spec-version'],
      words: 'No spec version is specified, please set the spec version to a valid value.',
    },
  ],
  'handlers/v2: deployment': [
    { name: 'the same Procfile', text: V2(PROCESS_V2), procfile: 'web: run x\n' },
    {
      name: 'another Procfile',
      text: V2(PROCESS_V2),
      procfile: 'web: run y\n',
      refused: ['process-conflict'],
      words: CONFLICT,
    },
    { name: 'no processes, a Procfile', text: V2(''), procfile: 'web: run x\n' },
    {
      name: 'an invalid file, a good Procfile',
      text: 'spec_version: 2\nmodule:\n  processes:\n    web: {command: run x}\n',
      procfile: 'web: run x\n',
      refused: ['missing-key'],
      words: 'language: This field is required.',
    },
    {
      name: 'modules as in version 3',
      text: 'spec_version: 2\nmodules: [{name: a, language: go}]\n',
      refused: ['wrong-type'],
      words: '处理应用描述文件时出现异常, 请检查应用描述文件',
    },
    {
      name: 'nothing at all in braces: no file, and no Procfile either',
      text: '{}\n',
      refused: ['spec-version'],
      words: 'Failed to read the Procfile file in app directory',
    },
    {
      name: 'neither module nor modules',
      text: 'spec_version: 2\n',
      refused: ['no-module'],
      words: '模块配置内容不能为空',
    },
    { name: 'only module', text: V2(PROCESS_V2) },
    {
      name: 'variables, discovery and monitoring',
      text: V2(
        `${PROCESS_V2}  env_variables: [{key: A_B, value: 1}]\n  svc_discovery:\n    bk_saas: [one-app, {bk_app_code: two-app, module_name: web}]\n  bkmonitor: {port: 81}\n`,
      ),
    },
    {
      name: 'the deployed module is listed',
      text: 'spec_version: 2\nmodules:\n  shop: {language: go, processes: {web: {command: run x}}}\n',
    },
    {
      name: 'the deployed module may not be listed: that is for the deploy to say',
      text: 'spec_version: 2\nmodules:\n  other: {language: go, processes: {web: {command: run x}}}\n',
      hovers: { modules: 'modules: 未找到 … 模块的配置' },
    },
    {
      name: '`module` stands in for a module that is not listed',
      text: 'spec_version: 2\nmodules:\n  other: {language: go, processes: {web: {command: run x}}}\nmodule: {language: go, processes: {web: {command: run y}}}\n',
      refused: ['no-module:information'],
      words: 'taken only for modules that are not listed there',
    },
    {
      name: 'only a Procfile counts where the version is none',
      text: 'module: {language: go, processes: {web: {command: run x}}}\n',
      procfile: 'web: run y\n',
      refused: ['version-ignored:warning'],
    },
    { name: 'only modules', text: 'spec_version: 2\nmodules:\n  default:\n    language: python\n' },
  ],
  'handlers/v2, v3: probes': [
    {
      name: 'all kinds, version 2',
      text: V2(`${PROCESS_V2}      probes:
        liveness: {exec: {command: [cat, /tmp/healthy]}, period_seconds: 5, initial_delay_seconds: 5}
        readiness: {http_get: {port: "\${PORT}", path: /healthz, http_headers: [{name: X-A, value: b}], scheme: HTTP}}
        startup: {tcp_socket: {port: 8080, host: 127.0.0.1}, failure_threshold: 30}
`),
    },
    {
      name: 'an empty liveness, version 2',
      text: V2(`${PROCESS_V2}      probes:\n        liveness: {}\n`),
      refused: ['probe-action'],
      words: 'processes.web.probes.liveness: 至少设置一个探活配置',
    },
    {
      name: 'all kinds, version 3',
      text: V3(`${PROCESS_V3}        probes:
          liveness: {exec: {command: [cat, /tmp/healthy]}, periodSeconds: 5}
          readiness: {httpGet: {port: 8080, path: /healthz, httpHeaders: [{name: X-A, value: b}], scheme: HTTP}}
          startup: {tcpSocket: {port: 8080}, failureThreshold: 30}
`),
    },
  ],
  'handlers/v3: deployment': [
    { name: 'valid', text: V3(PROCESS_V3) },
    {
      name: 'a Procfile that differs',
      text: V3(PROCESS_V3),
      procfile: 'web: run y\n',
      refused: ['process-conflict'],
      words: CONFLICT,
    },
    {
      name: 'command and args never equal a Procfile',
      text: V3('    processes:\n      - {name: worker, command: [bash], args: [-c, run x]}\n'),
      procfile: 'worker: bash -c "run x"\n',
      refused: ['process-conflict'],
    },
  ],
  'handlers/v3: modules': [
    {
      name: 'the deployed module may not be listed',
      text: `specVersion: 3\nmodules:\n${MODULE_V3('other')}`,
      hovers: { modules: 'modules: 未找到 … 模块的配置' },
    },
    {
      name: 'a list item without a name',
      text: `specVersion: 3\nmodules:\n${MODULE_V3('x').replace('name: x', 'isDefault: true')}`,
      refused: ['missing-key'],
      words: '处理应用描述文件时出现异常, 请检查应用描述文件',
    },
    {
      name: 'modules as in version 2',
      text: 'specVersion: 3\nmodules: {a: {language: go}}\n',
      refused: ['wrong-type'],
      words: '处理应用描述文件时出现异常, 请检查应用描述文件',
    },
    {
      name: 'version 3 of an ordinary application: that is for the deploy to say',
      text: V3(PROCESS_V3),
      hovers: { specVersion: 'Non-cloud native application do not support app_desc.yaml of version(specVersion: 3)' },
    },
  ],
  'deployment/v2: validations, controller': [
    {
      name: 'upper case',
      text: V2('  processes: {Web: {command: run x}}\n'),
      refused: ['process-name'],
      words: 'Invalid proc type: Web',
    },
    {
      name: 'too long',
      text: V2('  processes: {a-process-name: {command: run x}}\n'),
      refused: ['process-name'],
      words: 'cannot be longer than 12 characters',
    },
    {
      name: 'variables as a text',
      text: V2('  env_variables: foo\n'),
      refused: ['wrong-type'],
      words: 'env_variables: Expected a list of items but got type "str".',
    },
    {
      name: 'commands that work',
      text: V2(`  processes:
    web:
      command: gunicorn wsgi -w 4 -b :$PORT --access-logfile - --error-logfile - --access-logformat '[%(h)s] %({request_id}i)s %(u)s %(t)s "%(r)s" %(s)s %(D)s %(b)s "%(f)s" "%(a)s"' --timeout 600
    worker:
      command: python manage.py celery worker -l info --autoscale=8,1
    gevent:
      command: python manage.py celery worker --without-gossip -P gevent -c 20 -l info
    beat:
      command: python manage.py celery beat
`),
    },
  ],
  'deployment/v3: controller': [
    {
      name: 'variables as a text',
      text: V3(`${PROCESS_V3}    configuration:\n      env: foo\n`),
      refused: ['wrong-type'],
      words: 'spec.configuration.env: Expected a list of items but got type "str".',
    },
  ],
  'deployment/v3: components': [
    {
      name: 'one the platform may not have: only the platform knows',
      text: V3(`${PROCESS_V3}        components: [{name: not_there, version: v1, properties: {size: 1Gi}}]\n`),
      hovers: { components: '', name: '组件 NAME-VERSION 不存在' },
    },
    {
      name: 'properties that the component may not have',
      text: V3(`${PROCESS_V3}        components: [{name: rootfs, version: v1, properties: {sizeX: 1Gi}}]\n`),
      hovers: { properties: '参数校验失败' },
    },
    {
      name: 'no version',
      text: V3(`${PROCESS_V3}        components: [{name: rootfs}]\n`),
      refused: ['missing-key'],
      words: 'spec.processes.0.components.0.version: This field is required.',
    },
    {
      name: 'properties that are no mapping',
      text: V3(`${PROCESS_V3}        components: [{name: rootfs, version: v1, properties: [a]}]\n`),
      refused: ['wrong-type'],
      words: 'Expected a dictionary of items but got type "list".',
    },
    {
      name: 'a name of 33 letters',
      text: V3(`${PROCESS_V3}        components: [{name: ${'x'.repeat(33)}, version: v1}]\n`),
      refused: ['length'],
    },
  ],
  'application/v2: validations': [
    {
      name: 'a name of more than 20 letters',
      text: PACKAGE_V2(`  bk_app_name: ${'x'.repeat(21)}\n`, '  default: {language: python, is_default: true}\n'),
      refused: ['length:warning'],
      words: 'bk_app_name: Ensure this field has no more than 20 characters.',
    },
    {
      name: 'a code of 30 letters',
      text: PACKAGE_V2('  bk_app_name: x\n', '  default: {language: python, is_default: true}\n').replace(
        'my-app',
        'x'.repeat(30),
      ),
      refused: ['length:warning'],
      words: 'bk_app_code: Ensure this field has no more than 20 characters.',
    },
    {
      name: 'no default module',
      text: PACKAGE_V2('  bk_app_name: x\n', '  default: {language: python}\n'),
      refused: ['default-module:warning'],
      words: 'modules: 一个应用必须有一个主模块',
    },
    {
      name: 'two default modules',
      text: PACKAGE_V2(
        '  bk_app_name: x\n',
        '  a: {language: python, is_default: true}\n  b: {language: python, is_default: true}\n',
      ),
      refused: ['default-module:warning'],
      words: 'modules: 一个应用只能有一个主模块',
    },
    {
      name: 'shared from nowhere',
      text: PACKAGE_V2(
        '  bk_app_name: x\n',
        '  a: {language: python, is_default: true, services: [{name: mysql, shared_from: b}]}\n',
      ),
      refused: ['shared-addon:warning'],
      words: 'modules[a].services: 提供共享增强服务的模块不存在',
    },
    {
      name: 'a code of 21 letters',
      text: PACKAGE_V2('  bk_app_name: x\n', '  default: {language: python, is_default: true}\n').replace(
        'my-app',
        'x'.repeat(21),
      ),
      refused: ['length:warning'],
    },
    {
      name: 'shared from a module that has it not',
      text: PACKAGE_V2(
        '  bk_app_name: x\n',
        '  a: {language: python, is_default: true, services: [{name: mysql, shared_from: b}]}\n  b: {language: python}\n',
      ),
      refused: ['shared-addon:warning'],
      words: '提供共享增强服务的模块未启用该服务',
    },
    {
      name: 'shared from one that shares',
      text: PACKAGE_V2(
        '  bk_app_name: x\n',
        '  a: {language: python, is_default: true, services: [{name: mysql, shared_from: b}]}\n  b: {language: python, services: [{name: mysql, shared_from: c}]}\n  c: {language: python, services: [{name: mysql}]}\n',
      ),
      refused: ['shared-addon:warning'],
      words: '不允许嵌套共享增强服务',
    },
    {
      name: 'module names',
      text: PACKAGE_V2('  bk_app_name: x\n', '  $a: {language: python, is_default: true}\n'),
      refused: ['module-name:warning'],
      words: '长度不超过 16 位',
    },
    {
      name: 'a whole package',
      text: PACKAGE_V2(
        '  bk_app_name: 标准运维\n  market: {introduction: x, category: 运维工具, display_options: {open_mode: new_tab}}\n',
        '  default:\n    language: python\n    is_default: true\n    source_dir: .\n    processes: {web: {command: run x, plan: 4C1G5R, replicas: 5}}\n    services: [{name: mysql, specs: {}}]\n',
      ),
    },
  ],
  'application/v3: validations': [
    {
      name: 'no default module',
      text: PACKAGE_V3('  bkAppName: x\n', MODULE_V3('a')),
      refused: ['default-module:warning'],
    },
    {
      name: 'two default modules',
      text: PACKAGE_V3(
        '  bkAppName: x\n',
        MODULE_V3('a', '    isDefault: true\n') + MODULE_V3('b', '    isDefault: true\n'),
      ),
      refused: ['default-module:warning'],
      words: 'modules: 一个应用只能有一个主模块',
    },
    {
      name: 'a name of more than 20 letters',
      text: PACKAGE_V3(`  bkAppName: ${'x'.repeat(21)}\n`, MODULE_V3('a', '    isDefault: true\n')),
      refused: ['length:warning'],
    },
    {
      name: 'shared from nowhere',
      text: PACKAGE_V3(
        '  bkAppName: x\n',
        `${MODULE_V3('a', '    isDefault: true\n')}      addons: [{name: mysql, sharedFromModule: b}]\n`,
      ),
      refused: ['shared-addon:warning'],
      words: 'modules[a].spec.addons: 提供共享增强服务的模块不存在',
    },
    {
      name: 'a module name',
      text: PACKAGE_V3('  bkAppName: x\n', MODULE_V3('1a', '    isDefault: true\n')),
      refused: ['module-name:warning'],
    },
    {
      name: 'an image',
      text: PACKAGE_V3(
        '  bkAppName: x\n',
        MODULE_V3('a', '    isDefault: true\n').replace('spec:', 'spec:\n      build: {image: "example.com/a:1"}'),
      ),
    },
    {
      name: 'two entrances',
      text: V3(`${PROCESS_V3}          - {name: b, targetPort: 5001, exposedType: {name: bk/http}}\n`),
      refused: ['duplicate-service'],
      words: 'duplicate exposedType: bk/http',
    },
    {
      name: 'two kinds of entrance',
      text: V3(`${PROCESS_V3}          - {name: b, targetPort: 5001, exposedType: {name: bk/grpc}}\n`),
      refused: ['duplicate-service'],
      words: 'setting multiple exposedTypes in an app module is not supported',
    },
    {
      name: 'an unknown entrance',
      text: V3(`${PROCESS_V3.replace('bk/http', 'bk/ftp')}`),
      refused: ['not-allowed-value'],
      words: 'spec.processes.0.services.0.exposedType.name: "bk/ftp" is not a valid choice.',
    },
    { name: 'a whole package', text: PACKAGE_V3('  bkAppName: x\n', MODULE_V3('a', '    isDefault: true\n')) },
  ],
  'bkapp_model: serializers': [
    {
      name: 'no processes',
      text: V3('    {}\n').replace('spec:\n    {}', 'spec: {}'),
      refused: ['missing-key'],
      words: 'spec.processes: This field is required.',
    },
    {
      name: 'empty processes',
      text: V3('    processes: []\n'),
      refused: ['empty-collection'],
      words: 'This list may not be empty.',
    },
    {
      name: 'a description that is null',
      text: V3(`${PROCESS_V3}    configuration:\n      env: [{name: A, value: b, description: ~}]\n`),
      refused: ['null-value'],
      words: '处理应用描述文件时出现异常, 请检查应用描述文件',
    },
    {
      name: 'a description of nothing',
      text: V3(`${PROCESS_V3}    configuration:\n      env: [{name: A, value: b, description: ""}]\n`),
      refused: ['blank-value'],
    },
  ],
  'operator: webhook': [
    {
      name: '17 processes',
      text: V3(
        `    processes:\n${Array.from({ length: 17 }, (_, i) => `      - {name: p${i}, procCommand: run x}\n`).join('')}`,
      ),
      refused: ['too-many-processes'],
      words: 'number of processes has exceeded limit 16',
    },
    {
      name: 'autoscaling up to six',
      text: V3(`${PROCESS_V3}        autoscaling: {minReplicas: 1, maxReplicas: 6}\n`),
      refused: ['out-of-range'],
    },
    {
      name: 'another policy',
      text: V3(`${PROCESS_V3}        autoscaling: {minReplicas: 1, maxReplicas: 2, policy: fast}\n`),
      refused: ['not-allowed-value'],
    },
    {
      name: 'a probe without an action',
      text: V3(`${PROCESS_V3}        probes: {readiness: {periodSeconds: 5}}\n`),
      refused: ['probe-action'],
      words: 'at least one probe type must be specified',
    },
    {
      name: 'a probe on a port that is none',
      text: V3(`${PROCESS_V3}        probes: {readiness: {tcpSocket: {port: 65536}}}\n`),
      refused: ['out-of-range'],
    },
    {
      name: 'no time at all to end',
      text: V3(`${PROCESS_V3}        gracefulShutdownSeconds: 0\n`),
      refused: ['out-of-range'],
    },
    {
      name: 'two services of a name',
      text: V3(`${PROCESS_V3}          - {name: web, targetPort: 5001}\n`),
      refused: ['duplicate-service'],
      words: 'process(web) has duplicate service name: web',
    },
    {
      name: 'mounts at the root, and twice',
      text: V3(
        `${PROCESS_V3}    mounts:\n      - {name: a, mountPath: /, source: {configMap: {name: c}}}\n      - {name: a, mountPath: /b, source: {configMap: {name: c}}}\n`,
      ),
      refused: ['pattern', 'duplicate-mount'],
    },
    {
      name: 'three name servers, one of them none',
      text: V3(`${PROCESS_V3}    domainResolution: {nameservers: [1.1.1.1, 8.8.8.8, "300.0.0.1"]}\n`),
      refused: ['length', 'not-allowed-value'],
    },
    {
      name: 'a host name with an underscore',
      text: V3(`${PROCESS_V3}    domainResolution: {hostAliases: [{ip: 10.0.0.1, hostnames: [a_b]}]}\n`),
      refused: ['pattern'],
      words: 'must be valid hostname',
    },
    {
      name: 'an environment that is none',
      text: V3(`${PROCESS_V3}    envOverlay: {replicas: [{envName: test, process: web, count: 2}]}\n`),
      refused: ['not-allowed-value'],
    },
    {
      name: 'six replicas in one environment',
      text: V3(`${PROCESS_V3}    envOverlay: {replicas: [{envName: prod, process: web, count: 6}]}\n`),
      refused: ['out-of-range'],
      words: "count can't be greater than 5",
    },
    {
      name: 'another process than there is: skipped before the operator sees it',
      text: V3(`${PROCESS_V3}    envOverlay: {replicas: [{envName: prod, process: api, count: 2}]}\n`),
      refused: ['overlay-process:warning'],
    },
    {
      name: 'six replicas',
      text: V3(PROCESS_V3.replace('run x\n', 'run x\n        replicas: 6\n')),
      refused: ['out-of-range'],
      words: 'at most support 5 replicas',
    },
    {
      name: 'two actions of a probe',
      text: V3(`${PROCESS_V3}        probes:\n          liveness: {exec: {command: [a]}, tcpSocket: {port: 80}}\n`),
      refused: ['probe-action'],
      words: 'only one probe type can be specified',
    },
    {
      name: 'min above max',
      text: V3(`${PROCESS_V3}        autoscaling: {minReplicas: 5, maxReplicas: 1}\n`),
      refused: ['autoscaling-range'],
      words: 'maxReplicas must be greater than or equal to minReplicas',
    },
    {
      name: 'a name of one letter',
      text: V3('    processes: [{name: w, procCommand: run x}]\n'),
      refused: ['process-name'],
    },
  ],
};

/** Like those that are deployed every day: much in them is ignored, nothing refused. */
export const IN_USE: readonly string[] = [
  `spec_version: 2
app_version: "3.25.0"
app:
  region: default
  bk_app_code: &CODE my_ops
  bk_app_name: 运维流程
  market:
    category: 运维工具
    introduction: x
    display_options: {width: 1280, height: 720, is_win_maximize: True, open_mode: "new_tab"}
modules:
  default:
    is_default: True
    language: Python
    source_dir: ./src
    services:
      - name: mysql
      - {name: redis, spec: reusable}
    env_variables:
      - &PIP
        key: PIP_VERSION
        value: 20.2.3
      - {key: NUMBER, value: 1, description: 数量}
      - {key: MY_CODE, value: *CODE}
    processes:
${[
  'er-e',
  'er-s',
  'api-er-e',
  'api-er-s',
  'api-task',
  'cworker',
  'v1-engine',
  'peri-er-e',
  'peri-er-s',
  'stats-worker',
  'node-timeout',
  'exporter',
  'web',
]
  .map((name) => `      ${name}: {command: bin/${name}.sh, plan: 4C5G5R, replicas: 5}`)
  .join('\n')}
    svc_discovery:
      bk_saas:
        - bk_app_code: bk_iam
        - *CODE
        - {bk_app_code: *CODE, module_name: api}
    scripts:
      pre_release_hook: bash bin/pre_release
    bkmonitor:
      port: 5001
  api:
    is_default: False
    language: Python
    source_dir: ./src
    services: [{name: mysql, shared_from: default}]
    env_variables:
      - <<: *PIP
`,
  'spec_version: 2\napp_version: "{{APP_VERSION}}"\nmodules:\n  default:\n    is_default: True\n    language: Python\n',
];
