import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAppDesc } from '../../../../../server/src/core/platforms/blueking/convert/create-app-desc.ts';
import { convertToVersion3 } from '../../../../../server/src/core/platforms/blueking/convert/to-version-3.ts';
import { rules } from '../../../../../server/src/core/rules/registry.ts';
import { parseProcfile } from '../../../../../server/src/core/syntax/procfile/procfile.ts';
import { render } from '../../../../../server/src/core/text/l10n.ts';
import { checkText, ruleContext } from '../../../../support/check-text.ts';

const APP_DESC = 'app_desc.yaml';

function converted(text: string, procfile?: string): string {
  const result = convertToVersion3(text, procfile);
  assert.ok(result.text !== undefined, result.problem && render(result.problem));
  return result.text;
}

async function errorsIn(text: string, file: string): Promise<string[]> {
  const findings = await checkText({ text, file, platform: 'blueking' });
  return findings.flatMap(({ severity, rule }) => (severity === 'error' ? [rule.id] : []));
}

test('everything version 2 can say, with its comments', () => {
  const text = `# the file
spec_version: 2
app_version: "1.0.0" # version
app:
  bk_app_code: my-app
  bk_app_name: App
  market:
    introduction: x
    display_options:
      is_win_maximize: true # large
      is_visible: no
modules:
  # the main one
  default:
    is_default: true
    language: Python # py
    source_dir: src
    package_plans: {web: Starter}
    services:
      - name: mysql
        shared_from: ~
        specs: {a: b}
      - {name: redis, shared_from: api}
    env_variables:
      # debugging
      - key: DEBUG
        value: "yes"
        description: ""
      - key: MODE
        value: 0777
        environment_name: stag
      - {key: A, value: b, environment_name: _global_, description: c}
    processes:
      # answers
      web:
        command: gunicorn wsgi -b :$PORT --access-logfile - # main
        plan: Starter
        replicas:
        probes:
          liveness:
            http_get: {port: "\${PORT}", path: /, http_headers: [{name: a, value: b}]}
            period_seconds: 5
      worker:
        # one
        command: 'celery -A x worker -n "it''s"'
        plan: 4C2G5R
      beat:
        command: celery -A x beat
        plan: 4C5G5R
    bkmonitor:
      port: 9001
      target_port: 9000
    svc_discovery:
      bk_saas: [bk_iam, {bk_app_code: bk_log, module_name: api}]
    scripts:
      pre_release_hook: "bash -c 'a && b'"
# end
`;
  assert.equal(
    converted(text),
    `# the file
specVersion: 3
appVersion: "1.0.0" # version
app:
  bkAppCode: my-app
  bkAppName: App
  market:
    introduction: x
    displayOptions:
      isMaximized: true # large
      visible: no
modules:
  # the main one
  - name: default
    isDefault: true
    language: Python # py
    sourceDir: src
    spec:
      processes:
        # answers
        - name: web
          procCommand: gunicorn wsgi -b :$PORT --access-logfile - # main
          resQuotaPlan: default
          probes:
            liveness:
              httpGet: {port: "\${PORT}", path: /, httpHeaders: [{name: a, value: b}]}
              periodSeconds: 5
          services:
            - name: web
              protocol: TCP
              targetPort: 5000
              port: 80
              exposedType:
                name: bk/http
            - name: metrics
              protocol: TCP
              targetPort: 9000
              port: 9001
        - name: worker
          # one
          procCommand: 'celery -A x worker -n "it''s"'
          resQuotaPlan: 4C2G
          services:
            - name: worker
              protocol: TCP
              targetPort: 5000
              port: 80
        - name: beat
          procCommand: celery -A x beat
          resQuotaPlan: default # 4C5G5R
          services:
            - name: beat
              protocol: TCP
              targetPort: 5000
              port: 80
      configuration:
        env:
          # debugging
          - name: DEBUG
            value: "yes"
          - {name: A, value: b, description: c}
      addons:
        - name: mysql
        - {name: redis, sharedFromModule: api}
      hooks:
        preRelease:
          procCommand: "bash -c 'a && b'"
      envOverlay:
        envVariables:
          - envName: stag
            name: MODE
            value: 0777
      svcDiscovery:
        bkSaaS: [{bkAppCode: bk_iam}, {bkAppCode: bk_log, moduleName: api}]
      observability:
        monitoring:
          metrics:
            - process: web
              serviceName: metrics
              path: /metrics

# end
`,
  );
});

test('aliases and merges are written out', () => {
  const text =
    'spec_version: 2\nmodule:\n  language: Go\n  processes:\n    web: &p\n      command: a b\n      replicas: 1\n    worker:\n      <<: *p\n      command: c d\n';
  assert.match(converted(text), /- name: worker\n +replicas: 1\n +procCommand: c d\n/);
});

test('what stands under a misspelt key is not thrown away', () => {
  const text =
    'spec_version: 2\nmodule:\n  language: Go\n  processes: {web: {command: a b}}\n  svc_discovery:\n    bk_sass: [bk_iam] # two\n';
  assert.match(converted(text), /svcDiscovery:\n {6}bk_sass: \[bk_iam\] # two\n/);
});

test('processes come from the Procfile where the file has none', () => {
  const text = 'spec_version: 2\nmodule:\n  language: Go\n';
  assert.match(converted(text, 'web: a b\nworker: c d\n'), /procCommand: a b/);
  assert.equal(convertToVersion3(text, undefined).text, undefined);
});

test('what is not of version 2, or no YAML, is refused with a reason', () => {
  for (const text of ['specVersion: 3\nmodule: {}\n', 'spec_version: "3"\n', 'a: b: c\n', '', '- x\n']) {
    const { problem } = convertToVersion3(text, undefined);
    assert.ok(problem, text);
  }
});

test('line ends stay those of the file', () => {
  const text = 'spec_version: 2\r\nmodule:\r\n  language: Go\r\n  processes:\r\n    web:\r\n      command: a b\r\n';
  assert.equal(/(?<!\r)\n/.test(converted(text)), false);
});

test('every good file of version 2 among the examples becomes one without errors and with the same commands', async () => {
  const examples = rules.flatMap(({ examples: { good } }) => good.filter(({ file }) => file === APP_DESC));
  let count = 0;
  for (const { text } of examples) {
    const result = convertToVersion3(text, 'web: run x\n');
    if (result.text === undefined || (await errorsIn(text, APP_DESC)).length > 0) continue;
    count++;
    assert.deepEqual(await errorsIn(result.text, APP_DESC), [], result.text);
    const commands = async (file: string) =>
      (await ruleContext({ text: file, file: APP_DESC })).document.processes.all.map(({ name, command, role }) => [
        role === 'hook' ? 'hook' : name,
        command?.text.text,
      ]);
    const before = await commands(text);
    const after = await commands(result.text);
    const fromProcfile = after.length - before.length;
    assert.deepEqual(after.slice(fromProcfile), before, text);
  }
  assert.ok(count > 15, `only ${count} files`);
});

test('app_desc.yaml from a Procfile: comments, quotes, both versions', async () => {
  const procfile = '# main\nweb: gunicorn wsgi -b :$PORT\n\nworker: "run \'a: b\'"\non: x # c\n';
  const syntax = parseProcfile(procfile, 'yaml');
  const second = createAppDesc(procfile, syntax, { version: 2, language: 'Python' });
  assert.equal(
    second,
    `spec_version: 2
module:
  language: Python
  processes:
    # main
    web:
      command: gunicorn wsgi -b :$PORT
    worker:
      command: 'run ''a: b'''
    'on':
      command: x
`,
  );
  assert.deepEqual(await errorsIn(second, APP_DESC), []);
  const third = createAppDesc(procfile, syntax, { version: 3, language: 'Python' }) ?? '';
  assert.deepEqual(await errorsIn(third, APP_DESC), []);
  assert.match(third, /- name: 'on'\n {8}procCommand: x\n/);
  assert.equal(createAppDesc('# x\n', parseProcfile('# x\n', 'yaml'), { version: 2, language: 'Go' }), undefined);
});

test('a file of aliases to aliases is not written out', () => {
  const lines = Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(10)}]`);
  const { text, problem } = convertToVersion3(
    ['a0: &a0 [x]', ...lines, 'spec_version: 2', 'module: {language: python, processes: *a30}'].join('\n'),
    undefined,
  );
  assert.equal(text, undefined);
  assert.ok(problem);
});

test('a file whose anchors hold themselves is not written out', () => {
  for (const own of ['x: &a [*a]', 'x: &a\ny: &b [*a, *b]', 'x: &a {b: &b [*a]}\ny: *b']) {
    const { text, problem } = convertToVersion3(
      `${own}\nspec_version: 2\nmodule: {language: python, processes: {web: {command: run}}}\n`,
      undefined,
    );
    assert.equal(text, undefined, own);
    assert.ok(problem, own);
  }
});
