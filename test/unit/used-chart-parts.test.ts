import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { withParts } from '../../scripts/build/used-chart-parts.mjs';

const library = readFileSync('node_modules/uplot/dist/uPlot.esm.js', 'utf8');

test('a chart gives out the parts that are named, and no others', () => {
  const code = withParts(library, new Set(['bars', 'paths']));
  assert.match(code, /\bpaths\.bars\s*= bars\b/);
  for (const name of ['stepped', 'spline', 'linear']) assert.doesNotMatch(code, new RegExp(`paths\\.${name}\\s*=[^=]`));
  for (const name of ['join', 'sync', 'fmtDate']) assert.doesNotMatch(code, new RegExp(`uPlot\\.${name}\\s*=[^=]`));
});

test('the library reads nothing of what it gives out', () => {
  const used = [...library.matchAll(/\b(?:uPlot|paths)\.(?!js\b)(\w+)\b(?!\s*=[^=])/g)].map(([text]) => text);
  assert.deepEqual(used, []);
});
