// Needs `npm run build`: what is measured is minified.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { hasLimit, limitedFiles, sizeOf } from '../support/size-limits.ts';

test('every bundle is within its limit', () => {
  const sizes = limitedFiles.filter((path) => !path.endsWith('.vsix')).map(sizeOf);
  assert.deepEqual(
    sizes.filter(({ fits }) => !fits),
    [],
  );
});

test('every bundle that is packed has a limit', () => {
  const packed = readFileSync('.vscodeignore', 'utf8').match(/(?<=^!)dist\/[^*\n]+\.js$/gm) ?? [];
  const folders = ['dist/webview', 'dist/web', 'dist/cli', 'dist/language'];
  const others = folders.flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`));
  const all = [...packed, ...others.filter((path) => /\.(?:m?js|css)$/.test(path)), 'dist/cli.js'];
  assert.deepEqual(
    all.filter((path) => !hasLimit(path)),
    [],
  );
});
