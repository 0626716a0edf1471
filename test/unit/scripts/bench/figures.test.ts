// What the bench makes of the figures it measured, and how it prints them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
  againstRow,
  atMost,
  comparisonHead,
  comparisonRow,
  shareOf,
  timesOf,
  verdict,
  within,
} from '../../../../scripts/bench/comparison.mjs';
import { withFigures } from '../../../../scripts/bench/document.mjs';
import { figure, growth, mean, median, ratio, spread } from '../../../../scripts/bench/figures.mjs';
import { growthHead, growthRow } from '../../../../scripts/bench/growth-row.mjs';
import { asMarkdown, asText } from '../../../../scripts/bench/table.mjs';

test('the median and the mean of figures', () => {
  assert.equal(median([10, 1, 9]), 9);
  assert.equal(median([4, 1, 3, 2]), 3);
  assert.ok(Number.isNaN(median([])));
  assert.equal(mean([1, 2, 6]), 3);
  assert.equal(spread([5, 5]), 0);
  assert.equal(spread([2, 6]), 0.5);
  assert.ok(Number.isNaN(mean([])));
});

test('figures that were given are left in their order', () => {
  const values = [3, 1, 2];
  median(values);
  assert.deepEqual(values, [3, 1, 2]);
});

test('a figure has as many digits as count, and none when it is not known', () => {
  const printed = [0.128, 0.999, 1.25, 9.96, 10.4, 1234.5, Number.NaN, Number.POSITIVE_INFINITY].map((value) =>
    figure(value, 'ms'),
  );
  assert.deepEqual(printed, ['0.13 ms', '1.00 ms', '1.3 ms', '10.0 ms', '10 ms', '1,235 ms', '', '']);
  assert.equal(figure(200_000), '200,000');
});

test('a ratio is of the first to the second', () => {
  assert.equal(ratio(3, 2), '1.50 x');
  assert.equal(ratio(100, 2), '50 x');
  assert.equal(ratio(1, 40), '0.025 x');
  assert.equal(ratio(1, 3000), '0.00033 x');
  assert.equal(ratio(1, Number.NaN), '');
  assert.equal(ratio(1, 0), '');
});

test('a row says figures, ratios and whether the budget is met', () => {
  const others = ['smallest', 'peer'];
  const head = comparisonHead(others);
  const row = (ours: number, against: Record<string, number>, budget = atMost(5, 'ms')) =>
    comparisonRow(others, { what: 'keystroke', unit: 'ms', ours, against, budget });
  assert.deepEqual(head, ['', 'ours', 'smallest', 'ratio', 'peer', 'ratio', 'budget', '']);
  assert.deepEqual(row(4, { smallest: 2, peer: 8 }), [
    ...['keystroke', '4.0 ms', '2.0 ms', '2.00 x', '8.0 ms', '0.50 x', '5 ms', 'met'],
  ]);
  assert.deepEqual(row(6, { smallest: 2 }), ['keystroke', '6.0 ms', '2.0 ms', '3.00 x', '', '', '5 ms', 'missed']);
  assert.equal(row(4, {}).length, head.length);
});

test('budgets: at most, so many times another, at least a share of another', () => {
  assert.deepEqual(verdict(30, atMost(30, 'ms')), ['30 ms', 'met']);
  assert.deepEqual(verdict(1201, atMost(1200, 'KB')), ['1,200 KB', 'missed']);
  assert.deepEqual(verdict(129, timesOf(1.3, 100, 'smallest')), ['1.3 x smallest', 'met']);
  assert.deepEqual(verdict(131, timesOf(1.3, 100, 'smallest')), ['1.3 x smallest', 'missed']);
  assert.deepEqual(verdict(85, shareOf(0.8, 100, 'grep')), ['0.8 x grep', 'met']);
  assert.deepEqual(verdict(75, shareOf(0.8, 100, 'grep')), ['0.8 x grep', 'missed']);
});

test('a budget in milliseconds is held as it was written and by the speed of this machine', () => {
  const budget = within(1, 1.48);
  assert.deepEqual(verdict(0.9, budget), ['1 ms x 1.48 = 1.5 ms', 'met']);
  assert.deepEqual(verdict(1.4, budget), ['1 ms x 1.48 = 1.5 ms', 'met here, missed raw']);
  assert.deepEqual(verdict(1.5, budget), ['1 ms x 1.48 = 1.5 ms', 'missed']);
  assert.deepEqual(verdict(0.9, within(1, 0.8)), ['1 ms x 0.80 = 0.80 ms', 'missed here, met raw']);
  assert.equal(verdict(1, within(1, Number.NaN))[1], '');
});

test('nothing is said of a budget when one of the figures is not known', () => {
  assert.deepEqual(verdict(Number.NaN, atMost(1, 'ms')), ['1 ms', '']);
  assert.deepEqual(verdict(1, timesOf(1.3, Number.NaN, 'peer')), ['1.3 x peer', '']);
  assert.deepEqual(verdict(1), ['', '']);
});

test('a row that is held against something of its own', () => {
  const row = againstRow('memory', 'MB', 50, { name: 'the file', value: 200 }, atMost(150, 'MB'));
  assert.deepEqual(row, ['memory', '50 MB', 'the file', '200 MB', '0.25 x', '150 MB', 'met']);
});

test('growth from each size to the next and in all', () => {
  assert.deepEqual(growth([2, 10, 80]), [5, 8]);
  assert.deepEqual(growthHead(['1 MB', '10 MB', '100 MB']), [
    ...['', '1 MB', '10 MB', '100 MB', 'growth', 'growth', 'in all', 'budget', ''],
  ]);
  const linear = { limit: 100, text: '100 x in all', of: 'all' } as const;
  assert.deepEqual(growthRow('open', 'ms', [2, 10, 80], linear), [
    ...['open', '2.0 ms', '10 ms', '80 ms', '5.00 x', '8.00 x', '40 x', '100 x in all', 'met'],
  ]);
  assert.equal(growthRow('open', 'ms', [1, 10, 101], linear).at(-1), 'missed');
  const last = { limit: 4, text: '4 s', of: 'last' } as const;
  assert.equal(growthRow('read', 's', [0.1, 1, 3.9], last).at(-1), 'met');
  assert.equal(growthRow('read', 's', [0.1, 1, 4.1], last).at(-1), 'missed');
});

const table = {
  title: 'Logs',
  head: ['log', 'ours', ''],
  rows: [
    ['a|b', '1 ms', 'met'],
    ['long name', '100 ms', ''],
  ],
  notes: ['quiet machine'],
};

test('a table for a terminal has aligned columns', () => {
  const expected = [
    'Logs',
    '',
    'log          ours',
    'a|b          1 ms  met',
    'long name  100 ms',
    '',
    '* quiet machine',
    '',
  ];
  assert.deepEqual(asText(table).split('\n'), expected);
});

test('a table for a document is Markdown', () => {
  const expected = [
    '### Logs',
    '',
    '| log | ours |  |',
    '| --- | --- | --- |',
    '| a\\|b | 1 ms | met |',
    '| long name | 100 ms |  |',
    '',
    '- quiet machine',
    '',
  ];
  assert.deepEqual(asMarkdown(table).split('\n'), expected);
});

test('figures replace those of the same part in the document', () => {
  const document =
    '# A\n<!-- bench a -->\nold\n<!-- end of bench a -->\ntext\n<!-- bench b -->\n<!-- end of bench b -->\n';
  const once = withFigures(document, 'a', '| new |\n');
  assert.equal(once, document.replace('old\n', '\n| new |\n\n'));
  assert.equal(withFigures(once, 'a', '| new |\n'), once);
  assert.throws(() => withFigures(document, 'c', ''), /no place for c/);
});

test('the document has a place for every part of the bench', () => {
  const parts = /const parts = \{ (.+) \};/.exec(readFileSync('scripts/bench.mjs', 'utf8'))?.[1]?.split(', ') ?? [];
  assert.ok(parts.length >= 7);
  const document = readFileSync('docs/performance.md', 'utf8');
  for (const part of parts) withFigures(document, part, '');
});
