import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contextAt } from '../../../server/src/core/complete/app-desc-context.ts';
import { completionsAt } from '../../../server/src/core/complete/complete.ts';
import { checkText, ruleContext } from '../../support/check-text.ts';

/** `^` marks the caret. */
function split(marked: string): { text: string; offset: number } {
  const offset = marked.indexOf('^');
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}

async function labels(marked: string): Promise<string[]> {
  const { text, offset } = split(marked);
  return completionsAt(await ruleContext({ text, file: 'app_desc.yaml' }), offset).map(({ label }) => label);
}

test('the place of a caret is found by indentation', () => {
  const cases: readonly [string, readonly string[], 'key' | 'value', string][] = [
    ['^', [], 'key', ''],
    ['spec_version: ^', ['spec_version'], 'value', ''],
    ['module:\n  la^', ['module'], 'key', 'la'],
    ['module:\n  language: Py^', ['module', 'language'], 'value', 'Py'],
    ['module:\n  processes:\n    web:\n      ^', ['module', 'processes', 'web'], 'key', ''],
    ['module:\n  env_variables:\n    - ^', ['module', 'env_variables'], 'key', ''],
    ['module:\n  env_variables:\n  - key: A\n    ^', ['module', 'env_variables'], 'key', ''],
    ['module:\n  env_variables:\n  - ^', ['module', 'env_variables'], 'key', ''],
    ['module:\n  env_variables:\n    - key: A\n      value: b\n    - ke^', ['module', 'env_variables'], 'key', 'ke'],
    [
      'modules:\n  - name: a\n    spec:\n      processes:\n        - name: web\n          services:\n            - targetPort: ^',
      ['modules', 'spec', 'processes', 'services', 'targetPort'],
      'value',
      '',
    ],
    ['module:\n  # processes:\n  spec:\n    # x\n    ^', ['module', 'spec'], 'key', ''],
  ];
  for (const [marked, path, role, prefix] of cases) {
    const { text, offset } = split(marked);
    const found = contextAt(text, offset);
    assert.deepEqual([found?.path, found?.role, found?.prefix], [path, role, prefix], marked);
  }
});

test('no place for a key or value', () => {
  for (const marked of ['# la^', 'a: b # ^', 'a: "x^', 'a: {b^', 'a: [^', 'command: run x^', '\t^']) {
    const { text, offset } = split(marked);
    assert.equal(contextAt(text, offset), undefined, marked);
  }
});

test('keys that are not there yet, required ones first, the others as the schema has them', async () => {
  assert.deepEqual(await labels('spec_version: 2\nmodule:\n  source_dir: x\n  ^\n  processes: {}\n'), [
    'language',
    'is_default',
    'services',
    'env_variables',
    'svc_discovery',
    'scripts',
    'bkmonitor',
  ]);
  assert.deepEqual(
    await labels(
      'specVersion: 3\nmodule:\n  spec:\n    processes:\n      - name: web\n        probes:\n          liveness:\n            http^',
    ),
    [
      'exec',
      'httpGet',
      'tcpSocket',
      'initialDelaySeconds',
      'timeoutSeconds',
      'periodSeconds',
      'successThreshold',
      'failureThreshold',
    ],
  );
});

test('values of a key', async () => {
  assert.deepEqual(await labels('spec_version: 2\nmodule:\n  language: ^'), ['Python', 'NodeJS', 'Go', 'PHP', 'Java']);
  assert.deepEqual(await labels('spec_version: 2\nmodule:\n  is_default: ^'), ['true', 'false']);
  assert.deepEqual(await labels('spec_version: 2\nmodule:\n  processes:\n    web:\n      plan: 4^'), [
    'Starter',
    '4C1G5R',
    '4C2G5R',
    '4C4G5R',
  ]);
  assert.deepEqual(
    await labels(
      'specVersion: 3\nmodule:\n  spec:\n    processes:\n      - name: web\n        services:\n          - targetPort: ^',
    ),
    ['${PORT}', '5000'],
  );
});

test('an empty file is offered a whole one of each version, in which no rule finds an error', async () => {
  const context = await ruleContext({ text: '', file: 'app_desc.yaml' });
  const offered = completionsAt(context, 0).filter(({ kind }) => kind === 'snippet');
  assert.equal(offered.length, 2);
  for (const { newText } of offered) {
    const text = newText
      .replace(/\$\{\d:([^}]*)\}/g, '$1')
      .replace(/\$0$/, '')
      .replaceAll('\\$', '$');
    const findings = await checkText({ text, file: 'app_desc.yaml' });
    assert.deepEqual(
      findings.flatMap(({ severity, rule }) =>
        severity === 'error' || rule.id.startsWith('app-desc') ? [rule.id] : [],
      ),
      [],
      text,
    );
  }
});
