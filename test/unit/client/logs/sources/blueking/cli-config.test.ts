import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  cliPlatforms,
  cliToken,
  parseCliConfig,
  withStage,
} from '../../../../../../client/src/logs/sources/blueking/cli-config.ts';
import { readCliConfig } from '../../../../../../client/src/logs/sources/blueking/read-cli-config.ts';

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

const config = {
  gateway: 'http://bkapi.example.com/api/bkpaas3',
  web: 'https://bkpaas.example.com',
  accessToken: 'tok',
};

test('both ways in are offered, as far as they are known', () => {
  const web = { url: 'https://bkpaas.example.com', access: 'cookie' };
  const gateway = { url: 'http://bkapi.example.com/api/bkpaas3/prod', access: 'gateway' };
  assert.deepEqual(cliPlatforms(config), [web, gateway]);
  assert.deepEqual(cliPlatforms({ ...config, web: undefined }), [gateway]);
  assert.deepEqual(cliPlatforms({ ...config, gateway: undefined }), [web]);
});

test('the token goes to its own gateway and nowhere else', () => {
  const at = (url: string, access: 'cookie' | 'gateway' = 'gateway') => cliToken(config, { url, access });
  assert.equal(at('http://bkapi.example.com/api/bkpaas3/prod/'), 'tok');
  assert.equal(at('http://bkapi.example.com/api/bkpaas3/stag'), undefined);
  assert.equal(at('http://bkapi.example.com.evil.example/api/bkpaas3/prod'), undefined);
  assert.equal(at('https://bkpaas.example.com', 'cookie'), undefined);
  assert.equal(cliToken({ ...config, gateway: undefined }, { url: '', access: 'gateway' }), undefined);
});

test('the file is where bkpaas-cli puts it, or where its variable says', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'procfile-doctor-cli-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'config.yaml');
  assert.equal(await readCliConfig({ BKPAAS_CLI_CONFIG: path }), undefined);
  writeFileSync(path, 'accessToken: abc\n');
  assert.equal((await readCliConfig({ BKPAAS_CLI_CONFIG: path }))?.accessToken, 'abc');
});
