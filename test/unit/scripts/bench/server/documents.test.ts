// The documents that the bench opens in language servers.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { appDesc, dockerfile, procfile } from '../../../../../scripts/bench/server/documents.mjs';

for (const [name, make] of Object.entries({ procfile, appDesc, dockerfile })) {
  for (const size of [20, 500, 10_000]) {
    test(`${name} of ${size} lines: as long as it says, and the places of work are apart from the mistake`, () => {
      const { text, typing, hovered, mistake } = make(size);
      const lines = text.split('\n');
      assert.equal(lines.length, size + 1, 'with the empty rest after the last line');
      assert.equal(lines[typing.line]?.length, typing.character);
      assert.ok(hovered.length > 0);
      assert.ok(mistake >= 0 && mistake < size);
      assert.ok(![typing, ...hovered].some(({ line }) => line === mistake));
    });
  }
}
