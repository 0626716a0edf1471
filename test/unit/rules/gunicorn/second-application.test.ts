import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkText } from '../../../support/check-text.ts';
import { requireProgram } from '../../../support/programs.ts';

test('what is said to be passed over is: gunicorn serves the first word', async (t) => {
  const gunicorn = requireProgram(t, 'gunicorn-newest', 'gunicorn');
  if (!gunicorn) return;
  const folder = mkdtempSync(join(tmpdir(), 'second-'));
  t.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'wsgi.py'), 'application = print\n');
  const serves = (...words: string[]) =>
    spawnSync(gunicorn, ['--check-config', ...words], { cwd: folder, encoding: 'utf8' }).status === 0;
  assert.equal(serves('wsgi', 'nothing:app'), true);
  assert.equal(serves('run', 'wsgi'), false);
  const findings = await checkText({ text: 'web: gunicorn run wsgi -b :$PORT\n' });
  assert.ok(findings.some(({ rule }) => rule.id === 'gunicorn/second-application'));
});
