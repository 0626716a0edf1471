import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConfigChanges } from '../../../server/src/workspace/config-changes.ts';

test('two configurations that change one after the other are both looked at', async () => {
  const loaded: string[] = [];
  const openUris = ['file:///a/Procfile', 'file:///b/Procfile', 'file:///c/Procfile'];
  const changes = new ConfigChanges({ openUris, load: async (uri) => void loaded.push(uri) });
  changes.changed('file:///a/gunicorn.conf.py');
  changes.changed('file:///b/gunicorn.conf.py');
  changes.changed('file:///c/settings.py');
  await new Promise((resolve) => setTimeout(resolve, 400));
  assert.deepEqual(loaded, ['file:///a/Procfile', 'file:///b/Procfile']);
});
