import assert from 'node:assert/strict';
import process from 'node:process';
import { test } from 'node:test';
import { checkText } from '../../../support/check-text.ts';
import { processorTime } from '../../../support/processor-time.ts';

test('each of many open quotes is closed in its own line, without reading the file again for each', async () => {
  const text = Array.from({ length: 500 }, (_, i) => `p${i}: "gunicorn wsgi\n`).join('');
  const findings = await checkText({ text, platform: 'blueking' });
  const open = findings.filter(({ rule }) => rule.id === 'blueking/yaml-syntax');
  const before = processorTime(process.pid);
  const fixes = open.flatMap((finding) => finding.fixes?.() ?? []);
  assert.ok(processorTime(process.pid) - before < 5000, 'milliseconds; a reading of this file takes 100');
  assert.ok(open.length > 0);
  assert.equal(fixes.length, open.length);
});
