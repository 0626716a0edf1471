import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { outlineOf, withGlyphs } from '../../../../scripts/build/font-glyphs.mjs';
import { usedNames } from '../../../../scripts/build/used-icons.mjs';

const css = readFileSync('node_modules/@vscode/codicons/dist/codicon.css', 'utf8');
const whole = readFileSync('node_modules/@vscode/codicons/dist/codicon.ttf');
const used = usedNames(css);
const part = withGlyphs(whole, new Set(used.values()));

test('icons are found where they are named: by a function, by a class, in data', () => {
  for (const name of ['plug', 'chevron-right', 'chevron-down', 'loading', 'debug-pause', 'check', 'sync']) {
    assert.ok(used.has(name), name);
  }
  assert.ok(used.size < 200, String(used.size));
});

test('every icon in use is drawn as before, and the others are not there', () => {
  for (const [name, code] of used) {
    assert.ok(outlineOf(part, code).length > 0, name);
    assert.deepEqual(outlineOf(part, code), outlineOf(whole, code), name);
  }
  assert.equal(used.has('squirrel'), false);
  const [, squirrel = ''] = /\.codicon-squirrel:before \{ content: "\\([0-9a-f]+)"/.exec(css) ?? [];
  assert.equal(outlineOf(part, Number.parseInt(squirrel, 16)).length, 0);
  assert.ok(part.length < whole.length / 2, String(part.length));
});
