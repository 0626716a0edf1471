import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseCliConfig, withStage } from '../../../../../client/src/logs/sources/blueking/cli-config.ts';

test('reads what bkpaas-cli writes', () => {
  const text = `# bkpaas-cli
paasApigwUrl: http://bkapi.example.com/api/bkpaas3
paasUrl: "https://bkpaas.example.com" # the page
username: admin
accessToken: 'tök en'
`;
  assert.deepEqual(parseCliConfig(text), {
    gateway: 'http://bkapi.example.com/api/bkpaas3',
    web: 'https://bkpaas.example.com',
    accessToken: 'tök en',
  });
});

test('an empty file says nothing', () => {
  assert.deepEqual(parseCliConfig('accessToken: ""\n'), { gateway: undefined, web: undefined, accessToken: undefined });
});

test('the stage is added where it is missing', () => {
  assert.equal(withStage('http://bkapi.example.com/api/bkpaas3/'), 'http://bkapi.example.com/api/bkpaas3/prod');
  assert.equal(withStage('http://bkapi.example.com/api/bkpaas3/stag'), 'http://bkapi.example.com/api/bkpaas3/stag');
});
