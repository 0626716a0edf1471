import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signatureTextsIn } from '../../../../../client/src/logs/host/signature-texts-file.ts';
import { ScratchFolder } from '../../../../support/scratch-folder.ts';

test('what is said of a signature is read from the file, and nothing is said where there is none or another', () => {
  using folder = new ScratchFolder();
  folder.write({ 'texts.json': '[["oom","Out of memory","It was killed.",["A leak"]]]', 'other.json': '<html>' });
  assert.equal(signatureTextsIn(`${folder.path}/texts.json`)('oom')?.title.key, 'Out of memory');
  for (const name of ['other.json', 'missing.json'])
    assert.equal(signatureTextsIn(`${folder.path}/${name}`)('oom'), undefined);
});
