// What people have posted in public threads, and what an engineer says of it (test/fixtures/logs/threads/README.md).
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readLogText } from '../../support/incidents-of.ts';

const FOLDER = 'test/fixtures/logs/threads';

interface Excerpt {
  readonly title: string;
  /** Signature, how often, and perhaps the process. */
  readonly labels: readonly (readonly string[])[];
  readonly lines: readonly string[];
}

function excerptsOf(text: string): readonly Excerpt[] {
  return text
    .replace(/\n$/, '')
    .split(/^@@ /m)
    .slice(1)
    .map((excerpt) => {
      const [title = '', ...rows] = excerpt.replace(/\n$/, '').split('\n');
      const labels = rows.filter((row) => row.startsWith('@= ')).map((row) => row.split(' ').slice(1));
      return { title, labels, lines: rows.filter((row) => !/^@[=?] /.test(row)) };
    });
}

for (const name of readdirSync(FOLDER).filter((one) => one.endsWith('.txt'))) {
  const excerpts = excerptsOf(readFileSync(`${FOLDER}/${name}`, 'utf8'));
  for (const { title, labels, lines } of excerpts) {
    test(`${name}: ${title}`, () => {
      const { incidents } = readLogText(...lines);
      const said = incidents.map(({ signature, count, process }, at) => {
        const isProcessTold = labels[at]?.[2] !== undefined;
        return isProcessTold ? [signature, String(count), String(process)] : [signature, String(count)];
      });
      assert.deepEqual(said, labels);
    });
  }
}
