import type { FieldRow } from '../../../support/yaml/app-desc-builder.ts';

const APP = 'app';
const MARKET = 'app.market';
const MODULE = 'modules.<name>';
const PROCESS = `${MODULE}.processes.<name>`;

const notText = (severity = ''): FieldRow[2] => [
  ['true', `wrong-type${severity}`],
  ['[a]', `wrong-type${severity}`],
  // Turned into JSON before an upload, too.
  ['2024-01-01', 'wrong-type'],
];
const upload = ':warning';
const long = (length: number) => 'x'.repeat(length);

const PROBE_NUMBERS: readonly (readonly [key: string, min: number, max: number])[] = [
  ['initial_delay_seconds', 0, 300],
  ['timeout_seconds', 1, 60],
  ['period_seconds', 2, 300],
  ['success_threshold', 1, 3],
  ['failure_threshold', 1, 50],
];

function probeRows(probe: string): FieldRow[] {
  const path = `${PROCESS}.probes.${probe}`;
  return [
    [
      path,
      ['{exec: {command: [ls]}}', '~', '{tcp_socket: {port: 5000}}'],
      [
        ['x', 'wrong-type'],
        ['{}', 'probe-action'],
        ['{exec: {command: [a]}, tcp_socket: {port: 5000}}', 'probe-action'],
      ],
    ],
    [`${path}.exec`, ['{command: [ls, -l]}'], [['x', 'wrong-type']]],
    [
      `${path}.exec.command`,
      ['[ls]', `[${Array.from({ length: 12 }, () => 'a').join(', ')}]`],
      [
        [undefined, 'missing-key'],
        ['ls', 'wrong-type'],
        [`[${Array.from({ length: 13 }, () => 'a').join(', ')}]`, 'length'],
        [`[${long(49)}]`, 'length'],
        ['[]', 'length:warning'],
        ['[true]', 'wrong-type'],
      ],
    ],
    [`${path}.http_get`, ['{port: 5000, path: /}'], [['[]', 'wrong-type']]],
    [
      `${path}.http_get.port`,
      ['5000', '"5000"', '"${PORT}"'],
      [
        [undefined, 'missing-key'],
        ['http', 'not-allowed-value:warning'],
        ['"5000.0"', 'not-allowed-value:warning'],
        ['" "', 'blank-value'],
        ['0', 'out-of-range:warning'],
        ['70000', 'out-of-range:warning'],
        ['true', 'wrong-type'],
      ],
    ],
    [
      `${path}.http_get.path`,
      ['/healthz', `/${long(127)}`],
      [
        [undefined, 'missing-key'],
        ['""', 'blank-value'],
        [`/${long(128)}`, 'length'],
      ],
    ],
    [`${path}.http_get.host`, ['a.example', '~'], notText()],
    [
      `${path}.http_get.http_headers`,
      ['[{name: a, value: b}]', '[]'],
      [
        ['{a: b}', 'wrong-type'],
        ['', 'null-value'],
      ],
    ],
    [
      `${path}.http_get.http_headers[].name`,
      ['Host'],
      [
        [undefined, 'missing-key'],
        ['true', 'wrong-type'],
      ],
    ],
    [
      `${path}.http_get.http_headers[].value`,
      ['a'],
      [
        [undefined, 'missing-key'],
        ['yes', 'wrong-type'],
      ],
    ],
    [`${path}.http_get.scheme`, ['HTTP', 'HTTPS'], [['http', 'not-allowed-value']]],
    [`${path}.tcp_socket`, ['{port: 5000}'], [['5000', 'wrong-type']]],
    [
      `${path}.tcp_socket.port`,
      ['5000', '"${PORT}"'],
      [
        [undefined, 'missing-key'],
        ['$PORT', 'not-allowed-value:warning'],
      ],
    ],
    [`${path}.tcp_socket.host`, ['a', '~'], notText()],
    ...PROBE_NUMBERS.map(
      ([key, min, max]): FieldRow => [
        `${path}.${key}`,
        [String(min), String(max), `"${max}"`, `${max}.0`],
        [
          [String(min - 1), 'out-of-range:warning'],
          [String(max + 1), 'out-of-range:warning'],
          ['1.5', 'wrong-type'],
          ['true', 'wrong-type'],
          ['', 'null-value'],
        ],
      ],
    ),
  ];
}

export const FIELDS_V2: readonly FieldRow[] = [
  [
    'spec_version',
    ['2', '2.0'],
    [
      ['"2"', 'spec-version'],
      ['1', 'spec-version'],
      ['4', 'spec-version'],
      [undefined, 'spec-version'],
    ],
  ],
  [
    'app_version',
    ['1.0.0', '"1.2.3-rc.1+5"'],
    [
      ['"1.0"', 'pattern:warning'],
      ['v1.0.0', 'pattern:warning'],
      ['true', 'wrong-type'],
      ['""', 'blank-value'],
      ['', 'null-value'],
    ],
  ],
  [
    APP,
    ['{bk_app_code: my-app, bk_app_name: x}'],
    [
      ['', 'null-value'],
      ['x', `wrong-type${upload}`],
    ],
  ],
  [
    'modules',
    ['{a: {language: go}}'],
    [
      ['[]', 'no-module'],
      ['[{language: go}]', 'wrong-type'],
      ['', 'null-value'],
    ],
  ],
  [
    'module',
    ['{language: go}'],
    [
      ['', 'null-value'],
      ['{}', 'no-module'],
      ['[a]', 'wrong-type'],
    ],
  ],
  [
    'logo_b64data',
    ['"base64,AA"'],
    [
      ['true', `wrong-type${upload}`],
      ['2024-01-01', `wrong-type${upload}`],
    ],
  ],
  ['tenant', ['{a: b}', 'x', '~'], []],
  [
    `${APP}.bk_app_code`,
    ['my-app', 'my_app', 'abc', long(20)],
    [
      [undefined, `missing-key${upload}`],
      ['ab', `length${upload}`],
      [long(21), `length${upload}`],
      [long(30), `length${upload}`],
      ['1app', `pattern${upload}`],
      ['app-', `pattern${upload}`],
      ['a.b', `pattern${upload}`],
      ['a-dot-b', `reserved-text${upload}`],
      ['a0us0b', `reserved-text${upload}`],
      ['a-m-b', `reserved-text${upload}`],
    ],
  ],
  [
    `${APP}.bk_app_name`,
    ['标准运维', long(20)],
    [
      [undefined, `missing-key${upload}`],
      [long(21), `length${upload}`],
      ['""', `blank-value${upload}`],
    ],
  ],
  [`${APP}.bk_app_name_en`, ['SOPS'], [[long(21), `length${upload}`]]],
  [MARKET, ['{introduction: x}', '~'], [['x', `wrong-type${upload}`]]],
  [`${MARKET}.category`, ['运维工具', 'anything'], notText(upload)],
  [
    `${MARKET}.introduction`,
    ['x'],
    [
      [undefined, `missing-key${upload}`],
      ['""', `blank-value${upload}`],
    ],
  ],
  [`${MARKET}.introduction_en`, ['x'], notText(upload)],
  [`${MARKET}.introduction_zh_cn`, ['x'], [...notText(upload), ['""', `blank-value${upload}`]]],
  [
    `${MARKET}.description`,
    ['x'],
    [
      ['', `null-value${upload}`],
      ['""', `blank-value${upload}`],
    ],
  ],
  [`${MARKET}.description_en`, ['x'], notText(upload)],
  [`${MARKET}.description_zh_cn`, ['x'], notText(upload)],
  [
    `${MARKET}.logo_b64data`,
    ['"base64,AA"'],
    [
      ['logo.png', `pattern${upload}`],
      ['"data:image/png;base64,AA"', `pattern${upload}`],
    ],
  ],
  [`${MARKET}.display_options`, ['{width: 1}'], [['[]', `wrong-type${upload}`]]],
  [`${MARKET}.display_options.width`, ['1280', '"1280"'], [['wide', `wrong-type${upload}`]]],
  [`${MARKET}.display_options.height`, ['600'], [['true', `wrong-type${upload}`]]],
  [`${MARKET}.display_options.is_maximized`, ['true', 'no', '"oN"', '1', '0.0'], [['maybe', `wrong-type${upload}`]]],
  [`${MARKET}.display_options.is_visible`, ['false'], [['2', `wrong-type${upload}`]]],
  [`${MARKET}.display_options.open_mode`, ['desktop', 'new_tab'], [['window', `not-allowed-value${upload}`]]],
  [`${MODULE}.is_default`, ['true', 'y'], [['maybe', `wrong-type${upload}`]]],
  [
    `${MODULE}.language`,
    ['python', 'PYTHON', 'NodeJS', 'go', 'php', 'Java'],
    [
      [undefined, 'missing-key'],
      ['Node.js', 'not-allowed-value'],
      ['ruby', 'not-allowed-value'],
      ['', 'null-value'],
    ],
  ],
  [
    `${MODULE}.source_dir`,
    ['src', 'a/b-c_d.e', '""', '.'],
    [
      ['/src', 'pattern'],
      ['../src', 'pattern'],
      ['my src', 'pattern'],
      [long(256), 'length'],
      ['', 'null-value'],
      ...notText(),
    ],
  ],
  [`${MODULE}.services`, ['[{name: mysql}]', '[]'], [['mysql', `wrong-type${upload}`]]],
  [`${MODULE}.services[].name`, ['mysql', 'unknown'], [[undefined, `missing-key${upload}`]]],
  [`${MODULE}.services[].shared_from`, ['~'], notText(upload)],
  [`${MODULE}.services[].specs`, ['{a: b}', '~'], [['x', `wrong-type${upload}`]]],
  [
    `${MODULE}.env_variables`,
    ['[{key: A, value: b}]', '[]'],
    [
      ['x', 'wrong-type'],
      ['{A: b}', 'wrong-type'],
      ['', 'null-value'],
    ],
  ],
  [
    `${MODULE}.env_variables[].key`,
    ['DEBUG', 'A_1', 'PORT'],
    [
      [undefined, 'missing-key'],
      ['debug', 'env-name'],
      ['1A', 'env-name'],
      ['_A', 'env-name'],
      ['HOME', 'env-name'],
      ['SLUG_URL', 'env-name'],
      ['HOSTNAME', 'env-name'],
      ['S3CMD_CONF', 'env-name'],
      ['BKPAAS_X', 'env-name'],
      ['KUBERNETES_X', 'env-name'],
      ['IEOD_X', 'env-name:information'],
      ['BK_X', 'env-name:hint'],
      [`A${long(1024).toUpperCase()}`, 'length'],
    ],
  ],
  [
    `${MODULE}.env_variables[].value`,
    ['x', '5', '1.5', '""', '"yes"', 'y', '"012"'],
    [
      [undefined, 'missing-key'],
      ['yes', 'wrong-type'],
      ['off', 'wrong-type'],
      ['2024-01-01', 'wrong-type'],
      ['', 'null-value'],
      ['012', 'changed-value:warning'],
      ['1.10', 'changed-value:warning'],
      ['1_000', 'changed-value:warning'],
      ['12:30:45', 'changed-value:warning'],
    ],
  ],
  [`${MODULE}.env_variables[].environment_name`, ['stag', 'prod', '_global_'], [['test', 'not-allowed-value']]],
  [`${MODULE}.env_variables[].description`, ['x', '""', '~', long(200)], [[long(201), 'length']]],
  [
    `${MODULE}.processes`,
    ['{web: {command: run x}}', '{stats-worker: {command: run x}}'],
    [
      ['{}', 'empty-collection'],
      ['', 'null-value'],
      ['[web]', 'wrong-type'],
      ['{Web: {command: run x}}', 'process-name'],
      ['{my_web: {command: run x}}', 'process-name'],
      ['{a-name-too-long: {command: run x}}', 'process-name'],
      ['{w: {command: run x}}', 'process-name:warning'],
    ],
  ],
  [
    `${PROCESS}.command`,
    ['run x', '"a: b"'],
    [
      [undefined, 'missing-key'],
      ['""', 'blank-value'],
      ['', 'null-value'],
      ['[run]', 'wrong-type'],
    ],
  ],
  [
    `${PROCESS}.replicas`,
    ['1', '5', '~', '"2"', '５'],
    [
      ['6', 'out-of-range:warning'],
      ['-1', 'out-of-range:warning'],
      ['1.5', 'wrong-type'],
      ['many', 'wrong-type'],
    ],
  ],
  [
    `${PROCESS}.plan`,
    ['4C1G5R', 'Starter', '""', '~', '4C2G'],
    [
      ['4C5G5R', 'plan:warning'],
      ['true', 'wrong-type'],
    ],
  ],
  [
    `${PROCESS}.probes`,
    ['{liveness: ~}', '{}'],
    [
      ['', 'null-value'],
      ['x', 'wrong-type'],
    ],
  ],
  ...['liveness', 'readiness', 'startup'].flatMap(probeRows),
  [
    `${MODULE}.svc_discovery`,
    ['{bk_saas: []}'],
    [
      ['', 'null-value'],
      ['{}', 'missing-key'],
    ],
  ],
  [
    `${MODULE}.svc_discovery.bk_saas`,
    ['[bk_iam, {bk_app_code: a}]', '[]'],
    [
      [undefined, 'missing-key'],
      ['bk_iam', 'wrong-type'],
      ['[bk_iam, bk_iam]', 'duplicate-discovery'],
      ['[1]', 'wrong-type'],
      ['["", a]', 'blank-value'],
      [`[${long(21)}]`, 'length'],
    ],
  ],
  [
    `${MODULE}.svc_discovery.bk_saas[].bk_app_code`,
    ['bk_iam'],
    [
      [undefined, 'missing-key'],
      [long(21), 'length'],
    ],
  ],
  [
    `${MODULE}.svc_discovery.bk_saas[].module_name`,
    ['api'],
    [
      ['', 'null-value'],
      [long(21), 'length'],
    ],
  ],
  [
    `${MODULE}.scripts`,
    ['{pre_release_hook: run x}', '{other: run x}', '{}'],
    [
      ['', 'null-value'],
      ['run x', 'wrong-type'],
    ],
  ],
  [
    `${MODULE}.scripts.pre_release_hook`,
    ['run x', 'bash -c "a && b"', '~', '""'],
    [
      ['5', 'wrong-type'],
      ['start web', 'pre-release-hook:warning'],
      ['a && b', 'pre-release-hook:warning'],
    ],
  ],
  [
    `${MODULE}.bkmonitor`,
    ['{port: 80}'],
    [
      ['', 'null-value'],
      ['{}', 'missing-key'],
    ],
  ],
  [
    `${MODULE}.bkmonitor.port`,
    ['80'],
    [
      [undefined, 'missing-key'],
      ['http', 'wrong-type'],
    ],
  ],
  [`${MODULE}.bkmonitor.target_port`, ['80'], [['', 'null-value']]],
];
