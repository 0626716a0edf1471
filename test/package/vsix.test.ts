// The VSIX as VS Code's own packager makes it from what is built.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { makeVsix, vsixFile } from '../../scripts/package/vsix.mjs';
import { sizeOf } from '../support/size-limits.ts';
import { zipEntries } from '../support/zip.ts';

let output: string;
let entries: ReadonlyMap<string, Buffer>;
before(async () => {
  output = String(await makeVsix());
  entries = zipEntries(vsixFile);
});

const text = (path: string): string => entries.get(path)?.toString('utf8') ?? '';

test('the packager has nothing to complain of', () => {
  assert.doesNotMatch(output, /warning|error/i);
});

test('the VSIX holds the files of test/package/vsix-files.txt and no other', () => {
  const expected = readFileSync('test/package/vsix-files.txt', 'utf8').trimEnd().split('\n');
  assert.deepEqual([...entries.keys()].sort(), expected.sort());
});

test('the VSIX is within its limit', () => {
  const { text: size, fits } = sizeOf('dist/procfile-doctor.vsix');
  assert.ok(fits, size);
});

test('every file that the manifest names is packed', () => {
  const manifest = text('extension/package.json');
  const named = [...manifest.matchAll(/"(?:\.\/)?((?:dist|syntaxes|schemas|l10n|icons|docs)\/[^"*]+|icon\.png)"/g)];
  assert.ok(named.length >= 6);
  for (const [, path] of named) assert.ok(entries.has(`extension/${path}`), path);
});

test('the README of the VSIX says what the extension is, not how to work in a clone', () => {
  const readme = text('extension/readme.md');
  assert.match(readme, /^# Procfile Doctor\n\n!\[/);
  assert.match(readme, /Silencing a rule/);
  assert.doesNotMatch(readme, /npm (?:start|test)\b/);
});

test('every picture of the README renders on a marketplace page: https, and no SVG', () => {
  const readme = text('extension/readme.md');
  const pictures = [...readme.matchAll(/!\[[^\]]*\]\(([^)\s]+)\)|<img[^>]+src="([^"]+)"/g)].map(
    ([, a, b]) => a ?? b ?? '',
  );
  assert.ok(pictures.length > 0);
  for (const picture of pictures) assert.match(picture, /^https:\/\/.+\.(?:png|gif|jpe?g)$/);
});

test('nothing packed was made for developing, or is a secret', () => {
  for (const [path, content] of entries) {
    assert.doesNotMatch(path, /\.map$|\.ts$|\.env|node_modules/);
    if (path.endsWith('.js')) assert.ok(!content.includes('sourceMappingURL=data'), path);
  }
  const { scripts, devDependencies, files } = JSON.parse(text('extension/package.json'));
  assert.deepEqual([scripts, devDependencies, files], [undefined, undefined, undefined]);
});
