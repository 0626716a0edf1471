/** The sample of `npm start` shows what the extension is for: each kind of trap stands in it somewhere. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { checkFile } from '../../../server/src/cli/check-file.ts';

const TRAPS: Readonly<Record<string, readonly string[]>> = {
  'shop/Procfile': ['procfile/full-width-colon', 'procfile/duplicate-process'],
  'shop-api/app_desc.yaml': [
    ...['app-desc/ignored-key', 'app-desc/unknown-key', 'app-desc/missing-key', 'app-desc/pattern'],
    ...['app-desc/env-name', 'app-desc/wrong-type', 'app-desc/changed-value', 'app-desc/shared-addon'],
    ...['app-desc/probe-action', 'app-desc/plan', 'app-desc/out-of-range', 'app-desc/pre-release-hook'],
    ...['blueking/process-name', 'gunicorn/bind-not-reachable', 'gunicorn/sync-worker-with-long-timeout'],
  ],
  'shop-front/app_desc.yaml': [
    ...['app-desc/not-allowed-value', 'app-desc/pattern', 'app-desc/unknown-key', 'app-desc/ignored-key'],
    ...['app-desc/out-of-range', 'app-desc/autoscaling-range', 'app-desc/duplicate-service', 'app-desc/missing-key'],
    ...['app-desc/probe-action', 'app-desc/no-command', 'app-desc/plan', 'app-desc/duplicate-process'],
    'app-desc/overlay-process',
  ],
  'shop-mail/Procfile': [
    ...['blueking/comment-cuts-command', 'blueking/process-name', 'blueking/colon-space', 'procfile/empty-command'],
    'shell/unbalanced-quote',
  ],
  'shop-mail/app_desc.yaml': ['app-desc/version-ignored'],
  'shop-stock/Procfile': ['app-desc/process-conflict'],
  'shop-stock/app_desc.yaml': ['app-desc/process-conflict', 'blueking/no-shell'],
};

for (const [name, traps] of Object.entries(TRAPS)) {
  test(name, async () => {
    const path = resolve('test/fixtures/sample', name);
    const { findings } = await checkFile(path, readFileSync(path, 'utf8'), { platform: 'auto', rules: {} });
    const found = new Set(findings.map(({ rule }) => rule.id));
    assert.deepEqual(
      traps.filter((id) => !found.has(id as `${string}/${string}`)),
      [],
      [...found].join(', '),
    );
  });
}
