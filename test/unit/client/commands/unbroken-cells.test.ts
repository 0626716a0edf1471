import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unbrokenCells } from '../../../../client/src/commands/unbroken-cells.ts';

test('the words of a short cell are held together, and nothing else', () => {
  const table = (setting: string, from: string, value: string) =>
    `The way it is\n\n| ${setting} | x |\n| --- | --- |\n| \`a b\` | ${from} |\n| \`b\` | the command line, before it |\n| ${value} |\n`;
  assert.equal(
    unbrokenCells(table('设置', 'the command line', '命令行')),
    table('设\u2060置', 'the\u00a0command\u00a0line', '命\u2060令\u2060行'),
  );
});
