// docs/comparison.md says only what a test proves.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

interface Row {
  readonly feature: string;
  readonly ours: string;
  readonly others: readonly string[];
  readonly proof: string;
}

const rows: readonly Row[] = readFileSync('docs/comparison.md', 'utf8')
  .split(/^## /m)
  .slice(1)
  .flatMap((section) =>
    section
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .slice(2),
  )
  .map((line) => {
    const [feature = '', ours = '', ...rest] = line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim());
    return { feature, ours, others: rest.slice(0, -1), proof: rest.at(-1) ?? '' };
  });

test('every cell of the comparison is one of its words', () => {
  assert.ok(rows.length > 40);
  for (const { feature, ours, others } of rows) {
    assert.ok(['yes', 'partly', 'no'].includes(ours), `${feature}: ${ours}`);
    assert.equal(others.length, 8, feature);
    for (const other of others) assert.ok(['yes', 'partly', 'no', '–', '?'].includes(other), `${feature}: ${other}`);
  }
});

test('what we claim is proved by a test that exists', () => {
  for (const { feature, ours, proof } of rows) {
    if (ours === 'no') {
      assert.equal(proof, '', `${feature} is there after all?`);
      continue;
    }
    const [, path = '', title = ''] = /^(test\/\S+\.ts) “(.+)”$/.exec(proof) ?? [];
    assert.ok(existsSync(path), `${feature}: ${proof}`);
    const source = readFileSync(path, 'utf8');
    const declared = [...source.matchAll(/\b(?:test|it)\(\s*(['`])(.*?)\1/g)].map(([, , name = '']) => name);
    assert.ok(
      declared.some((name) => name.includes(title)),
      `${feature}: ${path} has no test “${title}”`,
    );
  }
});
