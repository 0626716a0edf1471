import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { checkText } from '../../../support/check-text.ts';
import { requireProgram } from '../../../support/programs.ts';

const FILES = {
  'shop/__init__.py': '',
  'shop/jobs.py': '',
  'shop/deep/__init__.py': '',
  'shop/deep/inner.py': '',
  'bot/__init__.py': '',
  'bot/__main__.py': '',
  'plain/inner.py': '',
};
const MODULES = [
  ...['shop', 'shop.jobs', 'shop.jbos', 'shop.deep', 'shop.deep.inner', 'shop.deep.gone', 'shop.gone.inner'],
  ...['bot', 'bot.gone', 'plain.inner', 'json.tool'],
];

test('what is said to be no module that can be run is none for python', async (t) => {
  const python = requireProgram(t, 'gunicorn-newest', 'python');
  if (!python) return;
  const folder = mkdtempSync(join(tmpdir(), 'modules-'));
  t.after(() => rmSync(folder, { recursive: true }));
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  for (const module of MODULES) {
    const status: number | null = spawnSync(python, ['-m', module], { cwd: folder, input: '{}' }).status;
    const findings = await checkText({ text: `worker: python -m ${module}\n`, files: FILES });
    const said = findings.some(({ rule }) => rule.id === 'python/missing-module');
    assert.equal(said, status !== 0, module);
  }
});
