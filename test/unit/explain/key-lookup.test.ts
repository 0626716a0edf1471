import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lookUp } from '../../../server/src/core/explain/lookup.ts';

test('a key of app_desc.yaml by its name or the end of its path', () => {
  assert.equal(lookUp(['env_variables']).found?.title, 'modules.<name>.env_variables');
  assert.equal(
    lookUp(['liveness.period_seconds']).found?.title,
    'modules.<name>.processes.<name>.probes.liveness.period_seconds',
  );
  assert.equal(lookUp(['procCommand']).found?.title, 'modules[].spec.processes[].procCommand');
});

test('a variable that a platform sets is explained', () => {
  assert.equal(lookUp(['BKPAAS_APP_ID']).found?.title, '$BKPAAS_APP_ID');
  assert.equal(lookUp(['$DYNO']).found?.title, '$DYNO');
});

test('a misspelt key gets the nearest names', () => {
  const result = lookUp(['env_varaibles']);
  assert.deepEqual(result.found === undefined && result.similar.slice(0, 1), ['env_variables']);
});
