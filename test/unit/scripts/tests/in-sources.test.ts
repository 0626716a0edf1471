import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { inSources } from '../../../../scripts/tests/in-sources.mjs';
import { ScratchFolder } from '../../../support/scratch-folder.ts';

test('a place in what was built is told as the place in its source', async () => {
  using folder = new ScratchFolder();
  mkdirSync(join(folder.path, 'src'));
  const source = join(folder.path, 'src', 'one.ts');
  writeFileSync(source, 'interface Gone {}\n\nexport const x: Gone = 1;\nthrow new Error("two");\n');
  const outfile = join(folder.path, 'out', 'one.mjs');
  await build({ entryPoints: [source], outfile, sourcemap: 'linked', format: 'esm', logLevel: 'silent' });
  const line = readFileSync(outfile, 'utf8')
    .split('\n')
    .findIndex((text) => text.startsWith('throw'));
  const told = inSources(
    `Error: two\n    at ${pathToFileURL(outfile)}:${line + 1}:7\n    at (${outfile}:${line + 1}:1)\n`,
  );
  const lines = told.split('\n');
  assert.match(lines[1] ?? '', /^ {4}at \S*src\/one\.ts:4:7$/);
  assert.match(lines[2] ?? '', /^ {4}at \(\S*src\/one\.ts:4:1\)$/);
});

test('what has no map stays as it is', () => {
  const text = 'at node:internal/x.mjs:1:2 and /nowhere/at/all.mjs:3:4';
  assert.equal(inSources(text), text);
});
