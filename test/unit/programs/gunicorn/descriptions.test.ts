// What people are told of settings and worker classes lies apart from what is known of them: one description each, and none left over.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  SETTING_DESCRIPTIONS,
  WORKER_CLASS_DESCRIPTIONS,
} from '../../../../server/src/core/programs/gunicorn/descriptions-data.ts';
import { SETTINGS } from '../../../../server/src/core/programs/gunicorn/settings-data.ts';
import { WORKER_CLASSES } from '../../../../server/src/core/programs/gunicorn/worker-class-data.ts';

const names = (all: readonly { readonly name: string }[]) => all.map(({ name }) => name);

test('every setting is described, in their order', () => {
  assert.deepEqual(Object.keys(SETTING_DESCRIPTIONS), names(SETTINGS));
});

test('every worker class is described, in their order', () => {
  assert.deepEqual(Object.keys(WORKER_CLASS_DESCRIPTIONS), names(WORKER_CLASSES));
});
