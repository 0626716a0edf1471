// What the panel says of a signature is in a file that the build writes, apart from the patterns in its thread.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readSignatureTexts } from '../../../../../client/src/logs/panel/signature-texts.ts';
import { writeSignatureTexts } from '../../../../../scripts/build/signature-texts.mjs';
import { SIGNATURES } from '../../../../../server/src/core/logs/signatures/catalogue.ts';

test('the file has what the catalogue says of every signature', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'signature-texts-'));
  try {
    await writeSignatureTexts(join(folder, 'texts.json'));
    const textsOf = readSignatureTexts(readFileSync(join(folder, 'texts.json'), 'utf8'));
    for (const { id, title, meaning, causes, first } of SIGNATURES) {
      assert.deepEqual(textsOf(id), { title, meaning, causes, first });
    }
    assert.equal(textsOf('a pattern of the user'), undefined);
    const texts = readFileSync(join(folder, 'texts.json'), 'utf8').match(/"(?:[^"\\]|\\.)*"/g) ?? [];
    assert.equal(new Set(texts).size, texts.length, 'what several of them share stands there once');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
