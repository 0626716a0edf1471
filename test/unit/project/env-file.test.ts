import assert from 'node:assert/strict';
import { test } from 'node:test';
import { effectiveStarts } from '../../../server/src/core/effective/settings-table.ts';
import { readEnvFile } from '../../../server/src/core/project/env-file.ts';
import { ruleContext } from '../../support/check-text.ts';

test('a .env file gives names and values as python-dotenv reads them', () => {
  const text = '# note\nA=1\nexport B = two words # comment\nC="quoted # text"\nD=\'$raw\'\nE=$A\n\nnot a line\nF=\r\n';
  assert.deepEqual(readEnvFile(text), [
    { name: 'A', value: '1' },
    { name: 'B', value: 'two words' },
    { name: 'C', value: 'quoted # text' },
    { name: 'D', value: '$raw' },
    { name: 'E', value: undefined },
    { name: 'F', value: '' },
  ]);
});

test('a .env file counts only behind a wrapper that reads it', async () => {
  const files = { '.env': 'GUNICORN_CMD_ARGS="--timeout 77"\n' };
  const timeout = async (command: string) => {
    const { document, project } = await ruleContext({ text: `web: ${command}\n`, files });
    return effectiveStarts(document, project)[0]?.rows.find(({ setting }) => setting === 'timeout')?.value;
  };
  assert.equal(await timeout('pipenv run gunicorn wsgi'), '77');
  assert.equal(await timeout('dotenv run -- gunicorn wsgi'), '77');
  assert.equal(await timeout('gunicorn wsgi'), '30');
});
