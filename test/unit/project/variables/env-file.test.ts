import assert from 'node:assert/strict';
import { test } from 'node:test';
import { effectiveStarts } from '../../../../server/src/core/effective/settings-table.ts';
import { readEnvFile } from '../../../../server/src/core/project/variables/env-file.ts';
import { ruleContext } from '../../../support/check-text.ts';

test('a .env file gives names with their places, and values as python-dotenv reads them', () => {
  const text = '# note\nA=1\nexport B = two words # comment\nC="quoted # text"\nD=\'$raw\'\nE=$A\n\nnot a line\nF=\r\n';
  assert.deepEqual(readEnvFile(text), [
    { name: 'A', value: '1', line: 1, character: 0 },
    { name: 'B', value: 'two words', line: 2, character: 7 },
    { name: 'C', value: 'quoted # text', line: 3, character: 0 },
    { name: 'D', value: '$raw', line: 4, character: 0 },
    { name: 'E', value: undefined, line: 5, character: 0 },
    { name: 'F', value: '', line: 8, character: 0 },
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
