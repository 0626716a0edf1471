import type { TextToCheck } from '../../../support/check-text.ts';

type Row = readonly [what: string, verdict: string, bad: TextToCheck, good: TextToCheck];

const procfile = (text: string, files: Record<string, string> = {}): TextToCheck => ({
  text,
  platform: 'blueking',
  files,
});
const appDesc = (text: string, files: Record<string, string> = {}): TextToCheck => ({
  text,
  file: 'app_desc.yaml',
  files,
});
const v2 = (body: string): TextToCheck => appDesc(`spec_version: 2\nmodule:\n  language: python\n${body}`);
const v3 = (body: string): TextToCheck => appDesc(`specVersion: 3\nmodule:\n  language: python\n  spec:\n${body}`);
const web = (more: string): TextToCheck =>
  v3(
    `    processes:\n      - name: web\n        procCommand: run x\n        services: [{name: web, targetPort: 5000, exposedType: {name: bk/http}}]\n${more}`,
  );
const many = (count: number): string => Array.from({ length: count }, (_, i) => `p-${i}: run x\n`).join('');
const manyV3 = (count: number): string =>
  Array.from({ length: count }, (_, i) => `{name: p-${i}, procCommand: run}`).join(', ');
const dockerfile = { Dockerfile: 'FROM python\n' };
const APP = 'app_version: 1.0.0\napp: {bk_app_code: my-app, bk_app_name: x}\n';

export const ROWS: readonly Row[] = [
  [
    'a Procfile that is no YAML',
    'error blueking/colon-space',
    procfile('web: echo a: b\n'),
    procfile("web: 'echo a: b'\n"),
  ],
  [
    'a Procfile that is no mapping',
    'error procfile/no-space-after-colon',
    procfile('web:run x\n'),
    procfile('web: run x\n'),
  ],
  ['an empty Procfile', 'error blueking/empty-procfile', procfile('# none\n'), procfile('web: run x\n')],
  ['a value that is null', 'warning procfile/empty-command', procfile('web:\n'), procfile('web: run x\n')],
  ['a name with a capital', 'error blueking/process-name', procfile('Web: run x\n'), procfile('web: run x\n')],
  [
    'a name of 13 letters',
    'error blueking/process-name',
    procfile('stats-workers: run x\n'),
    procfile('stats-worker: run x\n'),
  ],
  ['a name of one letter', 'warning blueking/process-name', procfile('w: run x\n'), procfile('w2: run x\n')],
  ['17 processes', 'error blueking/too-many-processes', procfile(many(17)), procfile(many(16))],
  [
    'a Procfile that differs from app_desc.yaml',
    'error app-desc/process-conflict',
    procfile('web: run y\n', {
      'app_desc.yaml': 'spec_version: 2\nmodule: {language: go, processes: {web: {command: run x}}}\n',
    }),
    procfile('web: run x\n', {
      'app_desc.yaml': 'spec_version: 2\nmodule: {language: go, processes: {web: {command: run x}}}\n',
    }),
  ],
  ['no version', 'error app-desc/spec-version', appDesc('module: {language: go}\n'), v2('')],
  [
    'no version and a Procfile',
    'warning app-desc/version-ignored',
    appDesc('module: {language: go}\n', { Procfile: 'web: run x\n' }),
    appDesc('spec_version: 2\nmodule: {language: go}\n', { Procfile: 'web: run x\n' }),
  ],
  ['an unknown key', 'warning app-desc/unknown-key', v2('  env_variable: []\n'), v2('  env_variables: []\n')],
  ['a key of the other version', 'warning app-desc/unknown-key', v2('  sourceDir: x\n'), v2('  source_dir: x\n')],
  [
    'a truth value for a text',
    'error app-desc/wrong-type',
    v2('  env_variables: [{key: A, value: yes}]\n'),
    v2('  env_variables: [{key: A, value: "yes"}]\n'),
  ],
  [
    'a variable in small letters',
    'error app-desc/env-name',
    v2('  env_variables: [{key: a, value: b}]\n'),
    v2('  env_variables: [{key: A, value: b}]\n'),
  ],
  [
    'a variable of the platform',
    'error app-desc/env-name',
    v2('  env_variables: [{key: BKPAAS_A, value: b}]\n'),
    v2('  env_variables: [{key: MY_A, value: b}]\n'),
  ],
  [
    'a variable reserved by documentation',
    'information app-desc/env-name',
    v2('  env_variables: [{key: IEOD_A, value: b}]\n'),
    v2('  env_variables: [{key: A, value: b}]\n'),
  ],
  ['no language', 'error app-desc/missing-key', appDesc('spec_version: 2\nmodule: {source_dir: x}\n'), v2('')],
  [
    'a language that is not supported',
    'error app-desc/not-allowed-value',
    appDesc('spec_version: 2\nmodule: {language: Node.js}\n'),
    appDesc('spec_version: 2\nmodule: {language: nodejs}\n'),
  ],
  ['an absolute source directory', 'error app-desc/pattern', v2('  source_dir: /src\n'), v2('  source_dir: ""\n')],
  ['a source directory that leaves', 'error app-desc/pattern', v2('  source_dir: ../src\n'), v2('  source_dir: .\n')],
  [
    'six replicas, version 3',
    'error app-desc/out-of-range',
    web('        replicas: 6\n'),
    web('        replicas: 5\n'),
  ],
  [
    'six replicas, version 2',
    'warning app-desc/out-of-range',
    v2('  processes: {web: {command: run x, replicas: 6}}\n'),
    v2('  processes: {web: {command: run x, replicas: 5}}\n'),
  ],
  [
    'min above max',
    'error app-desc/autoscaling-range',
    web('        autoscaling: {minReplicas: 3, maxReplicas: 2}\n'),
    web('        autoscaling: {minReplicas: 2, maxReplicas: 3}\n'),
  ],
  [
    'max of six',
    'error app-desc/out-of-range',
    web('        autoscaling: {minReplicas: 1, maxReplicas: 6}\n'),
    web('        autoscaling: {minReplicas: 1, maxReplicas: 5}\n'),
  ],
  [
    'a probe out of range',
    'error app-desc/out-of-range',
    web('        probes: {liveness: {tcpSocket: {port: 5000}, periodSeconds: 1}}\n'),
    web('        probes: {liveness: {tcpSocket: {port: 5000}, periodSeconds: 2}}\n'),
  ],
  [
    'a probe without an action',
    'error app-desc/probe-action',
    v2('  processes: {web: {command: run x, probes: {liveness: {}}}}\n'),
    v2('  processes: {web: {command: run x, probes: {liveness: {tcp_socket: {port: 5000}}}}}\n'),
  ],
  [
    'a plan that is not in the table, version 3',
    'warning app-desc/plan',
    web('        resQuotaPlan: 8C8G\n'),
    web('        resQuotaPlan: 4C4G\n'),
  ],
  [
    'a plan that is not in the table, version 2',
    'warning app-desc/plan',
    v2('  processes: {web: {command: run x, plan: 4C5G5R}}\n'),
    v2('  processes: {web: {command: run x, plan: 4C4G5R}}\n'),
  ],
  [
    'two processes of one name, version 3',
    'warning app-desc/duplicate-process',
    v3('    processes: [{name: p1, procCommand: x}, {name: p1, procCommand: y}]\n'),
    v3('    processes: [{name: p1, procCommand: x}, {name: p2, procCommand: y}]\n'),
  ],
  [
    'a process without a command, version 3',
    'error app-desc/no-command',
    v3('    processes: [{name: p1}]\n'),
    v3('    processes: [{name: p1, command: [x]}]\n'),
  ],
  [
    'nothing exposed, version 3',
    'warning app-desc/nothing-exposed',
    v3('    processes: [{name: web, procCommand: x}]\n'),
    web(''),
  ],
  ['a quote that is not closed', 'error shell/unbalanced-quote', procfile('web: run "x\n'), procfile('web: run "x"\n')],
  [
    'a shell in an image',
    'warning blueking/no-shell',
    procfile('web: a && b\n', dockerfile),
    procfile('web: bash -c "a && b"\n', dockerfile),
  ],
  [
    'a default value in an image',
    'warning blueking/no-shell',
    procfile('web: run ${X:-y}\n', dockerfile),
    procfile('web: run ${PORT:-5000}\n', dockerfile),
  ],
  [
    'a hook that begins with start',
    'warning app-desc/pre-release-hook',
    v2('  scripts: {pre_release_hook: start web}\n'),
    v2('  scripts: {pre_release_hook: run web}\n'),
  ],
  [
    'a package version that is none',
    'warning app-desc/pattern',
    appDesc(`spec_version: 2\n${APP.replace('1.0.0', '"1.0"')}modules: {a: {language: go, is_default: true}}\n`),
    appDesc(`spec_version: 2\n${APP}modules: {a: {language: go, is_default: true}}\n`),
  ],
  [
    'a date for a text',
    'error app-desc/wrong-type',
    v2('  env_variables: [{key: A, value: 2024-01-01}]\n'),
    v2('  env_variables: [{key: A, value: "2024-01-01"}]\n'),
  ],
  [
    'a name of one letter, version 3',
    'error blueking/process-name',
    v3('    processes: [{name: w, procCommand: run}]\n'),
    v3('    processes: [{name: w2, procCommand: run}]\n'),
  ],
  [
    '17 processes, version 3',
    'error blueking/too-many-processes',
    v3(`    processes: [${manyV3(17)}]\n`),
    v3(`    processes: [${manyV3(16)}]\n`),
  ],
  [
    'a version that is none',
    'error app-desc/spec-version',
    appDesc('spec_version: 4\nmodule: {language: go}\n'),
    v2(''),
  ],
  [
    'a misspelt key',
    'warning app-desc/ignored-key',
    web('        probes: {liveness: {tcpSocketTCP: {port: 5000}}}\n'),
    web('        probes: {liveness: {tcpSocket: {port: 5000}}}\n'),
  ],
  [
    'a key of the other version, version 3',
    'warning app-desc/unknown-key',
    v3('    processes: [{name: worker, command: [run], res_quota_plan: 4C1G}]\n'),
    v3('    processes: [{name: worker, command: [run], resQuotaPlan: 4C1G}]\n'),
  ],
  [
    'a source directory with a space',
    'error app-desc/pattern',
    v2('  source_dir: my src\n'),
    v2('  source_dir: my-src_1/./x\n'),
  ],
  [
    'a probe without an action, version 3',
    'error app-desc/probe-action',
    web('        probes: {liveness: {periodSeconds: 5}}\n'),
    web('        probes: {liveness: {tcpSocket: {port: 5000}, periodSeconds: 5}}\n'),
  ],
  [
    'a probe with two actions',
    'error app-desc/probe-action',
    v2('  processes: {web: {command: run x, probes: {liveness: {exec: {command: [a]}, tcp_socket: {port: 5000}}}}}\n'),
    v2('  processes: {web: {command: run x, probes: {liveness: {exec: {command: [a]}}}}}\n'),
  ],
  [
    'a pipe in an image',
    'warning blueking/no-shell',
    procfile('web: a | b\n', dockerfile),
    procfile('web: bash -c "a | b"\n', dockerfile),
  ],
  [
    'a redirection in an image',
    'warning blueking/no-shell',
    procfile('web: a > b\n', dockerfile),
    procfile('web: bash -c "a > b"\n', dockerfile),
  ],
  [
    'a hook of several lines',
    'warning app-desc/pre-release-hook',
    v2('  scripts:\n    pre_release_hook: |\n      run a\n      run b\n'),
    v2('  scripts:\n    pre_release_hook: |\n      run a\n'),
  ],
  [
    'an entrance on another port',
    'warning gunicorn/bind-not-reachable',
    procfile('web: gunicorn wsgi -b :8000\n'),
    procfile('web: gunicorn wsgi -b :$PORT\n'),
  ],
  [
    'an entrance on the local address',
    'warning gunicorn/bind-not-reachable',
    procfile('web: gunicorn wsgi -b 127.0.0.1:$PORT\n'),
    procfile('web: gunicorn wsgi -b [::]:${PORT:-5000}\n'),
  ],
  [
    'a celery worker of as many processes as the host has processors',
    'warning celery/prefork-without-concurrency',
    procfile('worker: celery -A x worker -l info\n'),
    procfile('worker: celery -A x worker -l info -P gevent\n'),
  ],
  [
    'sync workers that may hang for long',
    'information gunicorn/sync-worker-with-long-timeout',
    procfile('web: gunicorn wsgi -b :$PORT --timeout 600\n'),
    procfile('web: gunicorn wsgi -b :$PORT --timeout 600 -k gevent\n'),
  ],
];
