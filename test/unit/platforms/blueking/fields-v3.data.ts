import type { FieldRow } from '../../../support/yaml/app-desc-builder.ts';

const MODULE = 'modules[]';
const SPEC = `${MODULE}.spec`;
const PROCESS = `${SPEC}.processes[]`;
const SERVICE = `${PROCESS}.services[]`;
const OVERLAY = `${SPEC}.envOverlay`;
const upload = ':warning';
const long = (length: number) => 'x'.repeat(length);
const notText = (severity = ''): FieldRow[2] => [
  ['true', `wrong-type${severity}`],
  ['{a: b}', `wrong-type${severity}`],
];
const required: FieldRow[2] = [[undefined, 'missing-key']];

const PROBE_NUMBERS: readonly (readonly [key: string, min: number, max: number])[] = [
  ['initialDelaySeconds', 0, 300],
  ['timeoutSeconds', 1, 60],
  ['periodSeconds', 2, 300],
  ['successThreshold', 1, 3],
  ['failureThreshold', 1, 50],
];

function probeRows(probe: string): FieldRow[] {
  const path = `${PROCESS}.probes.${probe}`;
  return [
    [
      path,
      ['{exec: {command: [ls]}}', '~', '{tcpSocket: {port: 5000}}'],
      [
        ['x', 'wrong-type'],
        ['{}', 'probe-action'],
        ['{exec: {command: [a]}, httpGet: {port: 5000, path: /}}', 'probe-action'],
        ['{tcpSocketTCP: {port: 5000}}', 'ignored-key:warning'],
      ],
    ],
    [`${path}.exec`, ['{command: [ls]}'], [['x', 'wrong-type']]],
    [`${path}.exec.command`, ['[ls]'], [...required, ['[]', 'length'], [`[${long(49)}]`, 'length']]],
    [`${path}.httpGet`, ['{port: 5000, path: /}'], [['x', 'wrong-type']]],
    [
      `${path}.httpGet.port`,
      ['5000', '"${PORT}"'],
      [...required, ['web', 'not-allowed-value'], ['65536', 'out-of-range']],
    ],
    [`${path}.httpGet.path`, ['/'], [...required, [`/${long(128)}`, 'length']]],
    [`${path}.httpGet.host`, ['a', '~'], notText()],
    [`${path}.httpGet.httpHeaders`, ['[{name: a, value: b}]'], [['{a: b}', 'wrong-type']]],
    [`${path}.httpGet.httpHeaders[].name`, ['Host'], required],
    [`${path}.httpGet.httpHeaders[].value`, ['a'], required],
    [`${path}.httpGet.scheme`, ['HTTPS'], [['https', 'not-allowed-value']]],
    [`${path}.tcpSocket`, ['{port: 5000}'], [['x', 'wrong-type']]],
    [`${path}.tcpSocket.port`, ['5000'], [...required, ['0', 'out-of-range']]],
    [`${path}.tcpSocket.host`, ['a', '~'], notText()],
    ...PROBE_NUMBERS.map(
      ([key, min, max]): FieldRow => [
        `${path}.${key}`,
        [String(min), String(max)],
        [
          [String(min - 1), 'out-of-range'],
          [String(max + 1), 'out-of-range'],
          ['soon', 'wrong-type'],
        ],
      ],
    ),
  ];
}

function commandRows(path: string): FieldRow[] {
  return [
    [
      `${path}.procCommand`,
      ['run x'],
      [
        ['""', 'blank-value'],
        ['[run]', 'wrong-type'],
      ],
    ],
    [
      `${path}.command`,
      ['[run, x]', '~'],
      [
        ['run x', 'wrong-type'],
        ['[true]', 'wrong-type'],
        ['[""]', 'blank-value'],
      ],
    ],
    [
      `${path}.args`,
      ['[run]', '~'],
      [
        ['x', 'wrong-type'],
        ['[no]', 'wrong-type'],
      ],
    ],
  ];
}

function variableRows(path: string): FieldRow[] {
  return [
    [`${path}.name`, ['A'], [...required, ['a', 'env-name'], ['HOME', 'env-name'], ['BKPAAS_A', 'env-name']]],
    [`${path}.value`, ['x', '""', '1'], [...required, ['yes', 'wrong-type'], ['0777', 'changed-value:warning']]],
    [
      `${path}.description`,
      ['x'],
      [
        ['""', 'blank-value'],
        ['', 'null-value'],
        [long(201), 'length'],
      ],
    ],
  ];
}

function mountRows(path: string): FieldRow[] {
  return [
    [`${path}.name`, ['data-1'], [...required, ['Data', 'pattern'], ['data-', 'pattern'], [long(64), 'length']]],
    [
      `${path}.mountPath`,
      ['/data', '/a/b/'],
      [...required, ['data', 'pattern'], ['/a//b', 'pattern'], ['/', 'pattern']],
    ],
    [`${path}.source`, ['{configMap: {name: c}}'], required],
    [`${path}.source.configMap`, ['{name: c}'], required],
    [`${path}.source.configMap.name`, ['c'], required],
  ];
}

function autoscalingRows(path: string): FieldRow[] {
  return [
    [`${path}.minReplicas`, ['1', '2'], [...required, ['0', 'out-of-range'], ['3', 'autoscaling-range']]],
    [`${path}.maxReplicas`, ['2', '5'], [...required, ['0', 'out-of-range'], ['6', 'out-of-range']]],
    [`${path}.policy`, ['default'], [['cpu', 'not-allowed-value']]],
  ];
}

function overlayRows(path: string): FieldRow[] {
  return [[`${path}.envName`, ['stag', 'prod'], [...required, ['_global_', 'not-allowed-value']]]];
}

const process = (path: string): FieldRow => [
  `${path}.process`,
  ['web'],
  [...required, ['other', 'overlay-process:warning']],
];

export const FIELDS_V3: readonly FieldRow[] = [
  [
    'specVersion',
    ['3'],
    [
      ['"3"', 'spec-version'],
      ['5', 'spec-version'],
      [undefined, 'spec-version'],
    ],
  ],
  [
    'appVersion',
    ['1.0.0'],
    [
      ['"1.0"', 'pattern:warning'],
      ['true', `wrong-type${upload}`],
    ],
  ],
  ['app', ['{bkAppCode: my-app, bkAppName: x}'], [['x', `wrong-type${upload}`]]],
  [
    'modules',
    ['[{name: a, language: go, spec: {processes: [{name: p1, procCommand: x}]}}]'],
    [
      ['{a: {language: go}}', 'wrong-type'],
      ['[]', 'no-module'],
      ['', 'null-value'],
    ],
  ],
  [
    'module',
    ['{language: go, spec: {processes: [{name: p1, procCommand: x}]}}'],
    [
      ['{}', 'no-module'],
      ['', 'null-value'],
    ],
  ],
  ['logoB64data', ['"base64,AA"'], notText(upload)],
  ['tenant', ['{a: b}'], []],
  [
    'app.bkAppCode',
    ['my-app'],
    [
      [undefined, `missing-key${upload}`],
      [long(21), `length${upload}`],
      ['a--b', `reserved-text${upload}`],
    ],
  ],
  [
    'app.bkAppName',
    ['x'],
    [
      [undefined, `missing-key${upload}`],
      [long(21), `length${upload}`],
    ],
  ],
  ['app.bkAppNameEn', ['x'], [[long(21), `length${upload}`]]],
  ['app.region', ['default', '~'], notText(upload)],
  [
    'app.market',
    ['{introduction: x}'],
    [
      ['x', `wrong-type${upload}`],
      ['~', `null-value${upload}`],
    ],
  ],
  ['app.market.category', ['运维工具'], notText(upload)],
  ['app.market.introduction', ['x'], [[undefined, `missing-key${upload}`]]],
  ['app.market.introductionEn', ['x'], [...notText(upload), ['""', `blank-value${upload}`]]],
  ['app.market.description', ['x'], [...notText(upload), ['""', `blank-value${upload}`]]],
  ['app.market.descriptionEn', ['x'], notText(upload)],
  ['app.market.logoB64data', ['"base64,AA"'], [['x', `pattern${upload}`]]],
  [
    'app.market.displayOptions',
    ['{visible: false}'],
    [
      ['x', `wrong-type${upload}`],
      ['{isWinMaximize: true}', 'ignored-key:information'],
      ['{isVisible: true}', 'ignored-key:warning'],
    ],
  ],
  ['app.market.displayOptions.width', ['1'], [['wide', `wrong-type${upload}`]]],
  ['app.market.displayOptions.height', ['1'], [['high', `wrong-type${upload}`]]],
  ['app.market.displayOptions.isMaximized', ['yes'], [['maybe', `wrong-type${upload}`]]],
  ['app.market.displayOptions.visible', ['true'], [['maybe', `wrong-type${upload}`]]],
  ['app.market.displayOptions.openMode', ['new_tab'], [['tab', `not-allowed-value${upload}`]]],
  [`${MODULE}.name`, ['api'], required],
  [`${MODULE}.language`, ['python'], [...required, ['Node.js', 'not-allowed-value']]],
  [
    `${MODULE}.sourceDir`,
    ['src'],
    [
      ['/src', 'pattern'],
      ['a/../b', 'pattern'],
      ['', 'null-value'],
    ],
  ],
  [`${MODULE}.isDefault`, ['true'], [['maybe', `wrong-type${upload}`]]],
  [SPEC, ['{processes: [{name: p1, procCommand: x}]}'], [...required, ['x', 'wrong-type'], ['', 'null-value']]],
  [
    `${SPEC}.build`,
    ['~', '{}', '{image: ~}'],
    [
      ['x', 'wrong-type'],
      ['{dockerfile: x}', 'ignored-key:information'],
      ['{args: x}', 'ignored-key:information'],
    ],
  ],
  [`${SPEC}.build.image`, ['a/b', '""', '~'], notText()],
  [`${SPEC}.build.imagePullPolicy`, ['Always', 'Never', 'IfNotPresent'], [['always', 'not-allowed-value']]],
  [`${SPEC}.build.imageCredentialsName`, ['a', '""', '~'], notText()],
  [`${SPEC}.build.buildpacks`, ['[{name: bk-buildpack-python, version: v1}]'], [['x', 'wrong-type:warning']]],
  [`${SPEC}.build.buildpacks[].name`, ['x'], notText(':warning')],
  [`${SPEC}.build.buildpacks[].version`, ['v1'], notText(':warning')],
  [
    `${SPEC}.processes`,
    ['[{name: p1, procCommand: x}]'],
    [
      [undefined, 'missing-key'],
      ['[]', 'empty-collection'],
      ['{web: {command: x}}', 'wrong-type'],
      ['[{name: p1, procCommand: x}, {name: p1, procCommand: y}]', 'duplicate-process:warning'],
      ['[{name: web, procCommand: x}]', 'nothing-exposed:warning'],
      ['[{name: p1}]', 'no-command'],
    ],
  ],
  [
    `${PROCESS}.name`,
    ['web', 'stats-worker'],
    [...required, ['Web', 'process-name'], ['w', 'process-name'], ['a-name-too-long', 'process-name']],
  ],
  ...commandRows(PROCESS),
  [
    `${PROCESS}.replicas`,
    ['0', '5', '~'],
    [
      ['-1', 'out-of-range'],
      ['6', 'out-of-range'],
    ],
  ],
  [`${PROCESS}.resQuotaPlan`, ['default', '4C1G', '1C1G', '~'], [['4C1G5R', 'plan:warning']]],
  [
    `${PROCESS}.targetPort`,
    ['5000', '~'],
    [
      ['0', 'out-of-range'],
      ['http', 'wrong-type'],
    ],
  ],
  [`${PROCESS}.autoscaling`, ['{minReplicas: 1, maxReplicas: 2}', '~'], [['x', 'wrong-type']]],
  ...autoscalingRows(`${PROCESS}.autoscaling`),
  [`${PROCESS}.probes`, ['{}', '~'], [['x', 'wrong-type']]],
  ...['liveness', 'readiness', 'startup'].flatMap(probeRows),
  [
    `${PROCESS}.services`,
    ['[{name: a, targetPort: 5000}]', '~', '[]'],
    [
      ['x', 'wrong-type'],
      ['[{name: a, targetPort: 1}, {name: a, targetPort: 2}]', 'duplicate-service'],
      ['[{name: a, targetPort: 1}, {name: b, targetPort: 1}]', 'duplicate-service'],
      ['[{name: a, targetPort: 1, port: 3}, {name: b, targetPort: 2, port: 3}]', 'duplicate-service'],
    ],
  ],
  [`${SERVICE}.name`, ['web'], [...required, ['Web', 'pattern'], [long(64), 'length']]],
  [
    `${SERVICE}.targetPort`,
    ['5000', '"${PORT}"'],
    [...required, ['$PORT', 'not-allowed-value'], ['65536', 'out-of-range']],
  ],
  [`${SERVICE}.protocol`, ['TCP', 'UDP'], [['tcp', 'not-allowed-value']]],
  [
    `${SERVICE}.exposedType`,
    ['{name: bk/http}', '~'],
    [
      ['bk/http', 'wrong-type'],
      ['{}', 'missing-key'],
    ],
  ],
  [`${SERVICE}.exposedType.name`, ['bk/http', 'bk/grpc'], [...required, ['http', 'not-allowed-value']]],
  [
    `${SERVICE}.port`,
    ['80', '~'],
    [
      ['0', 'out-of-range'],
      ['65536', 'out-of-range'],
    ],
  ],
  [
    `${PROCESS}.gracefulShutdownSeconds`,
    ['1', '~'],
    [
      ['0', 'out-of-range'],
      ['-1', 'out-of-range'],
    ],
  ],
  [`${PROCESS}.components`, ['[{name: a, version: v1}]', '~'], [['x', 'wrong-type']]],
  [`${PROCESS}.components[].name`, ['a'], [...required, [long(33), 'length']]],
  [`${PROCESS}.components[].version`, ['v1'], [...required, [long(33), 'length']]],
  [`${PROCESS}.components[].properties`, ['{anyThing: 1}'], [['x', 'wrong-type']]],
  [
    `${SPEC}.configuration`,
    ['{env: []}'],
    [
      ['{}', 'missing-key'],
      ['', 'null-value'],
    ],
  ],
  [
    `${SPEC}.configuration.env`,
    ['[{name: A, value: b}]'],
    [...required, ['x', 'wrong-type'], ['{A: b}', 'wrong-type']],
  ],
  ...variableRows(`${SPEC}.configuration.env[]`),
  [
    `${SPEC}.addons`,
    ['[{name: mysql}]', '[]'],
    [
      ['mysql', 'wrong-type'],
      ['', 'null-value'],
    ],
  ],
  [`${SPEC}.addons[].name`, ['mysql'], required],
  [
    `${SPEC}.addons[].specs`,
    ['[{name: a, value: b}]'],
    [
      ['{a: b}', 'wrong-type'],
      ['', 'null-value'],
    ],
  ],
  [`${SPEC}.addons[].specs[].name`, ['a'], required],
  [`${SPEC}.addons[].specs[].value`, ['a'], required],
  [`${SPEC}.addons[].sharedFromModule`, ['other'], [['', 'null-value']]],
  [`${SPEC}.mounts`, ['[]'], [['x', 'wrong-type']]],
  ...mountRows(`${SPEC}.mounts[]`),
  [`${SPEC}.hooks`, ['{preRelease: ~}', '~'], [['x', 'wrong-type']]],
  [
    `${SPEC}.hooks.preRelease`,
    ['{procCommand: run x}', '~'],
    [
      ['run x', 'wrong-type'],
      ['{procCommand: start web}', 'pre-release-hook:warning'],
    ],
  ],
  ...commandRows(`${SPEC}.hooks.preRelease`),
  [
    OVERLAY,
    ['{}'],
    [
      ['', 'null-value'],
      ['{envVaribles: []}', 'ignored-key:warning'],
    ],
  ],
  [`${OVERLAY}.replicas`, ['[{envName: stag, process: web, count: 1}]'], [['x', 'wrong-type']]],
  ...overlayRows(`${OVERLAY}.replicas[]`),
  process(`${OVERLAY}.replicas[]`),
  [
    `${OVERLAY}.replicas[].count`,
    ['5', '0'],
    [...required, ['6', 'out-of-range'], ['-1', 'out-of-range'], ['many', 'wrong-type']],
  ],
  [`${OVERLAY}.resQuotas`, ['[]'], [['x', 'wrong-type']]],
  ...overlayRows(`${OVERLAY}.resQuotas[]`),
  process(`${OVERLAY}.resQuotas[]`),
  [
    `${OVERLAY}.resQuotas[].plan`,
    ['4C4G'],
    [
      ['4C8G', 'plan:warning'],
      ['~', 'null-value'],
      [undefined, 'missing-key'],
    ],
  ],
  [`${OVERLAY}.envVariables`, ['[]'], [['x', 'wrong-type']]],
  ...overlayRows(`${OVERLAY}.envVariables[]`),
  ...variableRows(`${OVERLAY}.envVariables[]`),
  [`${OVERLAY}.autoscaling`, ['[]'], [['x', 'wrong-type']]],
  ...overlayRows(`${OVERLAY}.autoscaling[]`),
  process(`${OVERLAY}.autoscaling[]`),
  ...autoscalingRows(`${OVERLAY}.autoscaling[]`),
  [`${OVERLAY}.mounts`, ['[]'], [['x', 'wrong-type']]],
  ...overlayRows(`${OVERLAY}.mounts[]`),
  ...mountRows(`${OVERLAY}.mounts[]`),
  [`${SPEC}.svcDiscovery`, ['{bkSaaS: []}', '{}'], [['', 'null-value']]],
  [`${SPEC}.svcDiscovery.bkSaaS`, ['[{bkAppCode: a}]'], [['[a]', 'wrong-type']]],
  [`${SPEC}.svcDiscovery.bkSaaS[].bkAppCode`, ['a'], required],
  [`${SPEC}.svcDiscovery.bkSaaS[].moduleName`, ['a', '~'], notText()],
  [`${SPEC}.domainResolution`, ['{}'], [['', 'null-value']]],
  [
    `${SPEC}.domainResolution.nameservers`,
    ['[8.8.8.8, "::1"]'],
    [
      ['[1.1.1.1, 2.2.2.2, 3.3.3.3]', 'length'],
      ['[8.8.8]', 'not-allowed-value'],
      ['["1:2"]', 'not-allowed-value'],
    ],
  ],
  [`${SPEC}.domainResolution.hostAliases`, ['[]'], [['x', 'wrong-type']]],
  [
    `${SPEC}.domainResolution.hostAliases[].ip`,
    ['10.0.0.1', '"fe80::1"'],
    [...required, ['256.0.0.1', 'not-allowed-value']],
  ],
  [`${SPEC}.domainResolution.hostAliases[].hostnames`, ['[a.example]'], [...required, ['[A_b]', 'pattern']]],
  [`${SPEC}.observability`, ['{}'], [['', 'null-value']]],
  [`${SPEC}.observability.monitoring`, ['{}'], [['x', 'wrong-type']]],
  [`${SPEC}.observability.monitoring.metrics`, ['[{process: web, serviceName: web}]', '~'], [['x', 'wrong-type']]],
  [`${SPEC}.observability.monitoring.metrics[].process`, ['web'], [...required, ['other', 'metric-target']]],
  [`${SPEC}.observability.monitoring.metrics[].serviceName`, ['web'], [...required, ['other', 'metric-target']]],
  [`${SPEC}.observability.monitoring.metrics[].path`, ['/m'], notText()],
  [`${SPEC}.observability.monitoring.metrics[].params`, ['{a: b}', '~'], [['x', 'wrong-type']]],
];
