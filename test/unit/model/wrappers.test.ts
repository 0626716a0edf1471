import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { findInvocations } from '../../../server/src/core/model/invocations.ts';
import { WRAPPERS } from '../../../server/src/core/model/wrappers/registry.ts';
import { parseScript } from '../../../server/src/core/syntax/shell/parse.ts';

for (const { names, example, source } of WRAPPERS) {
  test(`sees through ${names[0]}: ${example}`, () => {
    const [invocation, ...more] = findInvocations(parseScript(example));
    assert.equal(invocation?.program, 'gunicorn');
    assert.deepEqual(more, []);
    assert.deepEqual(
      invocation.arguments.map(({ value }) => value.text),
      ['app:app'],
    );
    assert.ok(invocation.wrappers.some((name) => names.includes(name)));
    assert.ok(invocation.isMain);
    assert.ok(source);
  });
}

test('says nothing of the text that env -S takes apart', () => {
  for (const command of ["env -S 'gunicorn app:app'", 'env -S gunicorn wsgi', "env -vS'gunicorn app:app'"]) {
    const [invocation] = findInvocations(parseScript(command));
    assert.equal(invocation?.program, 'env', command);
  }
});

test('those that are installed really start it like this', (t) => {
  if (spawnSync('bash', ['-c', 'exit 0']).status !== 0) return t.skip('bash is not installed');
  const folder = mkdtempSync(join(tmpdir(), 'wrappers-'));
  writeFileSync(join(folder, 'gunicorn'), '#!/bin/sh\necho "started $*"\n', { mode: 0o755 });
  const env = { PATH: `${folder}:${process.env['PATH']}` };
  try {
    // These leave the user or the machine as they are, so that they can be run anywhere.
    const harmless =
      /^(?:bash|exec|command|builtin|eval|time|env|nice|nohup|timeout|stdbuf|setsid|ionice|chrt|prlimit|flock)$/;
    const tried = WRAPPERS.flatMap(({ example }) => {
      const name = example.split(' ')[0] ?? '';
      if (!harmless.test(name) || spawnSync('bash', ['-c', `command -v ${name}`], { env }).status !== 0) return [];
      const { stdout } = spawnSync('bash', ['-c', example], { env, cwd: folder, encoding: 'utf8' });
      return [[example, stdout]];
    });
    assert.deepEqual(
      tried,
      tried.map(([example]) => [example, 'started app:app\n']),
    );
    assert.ok(tried.length >= 6);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
