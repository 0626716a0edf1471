import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkText } from '../../../support/check-text.ts';
import { requireProgram } from '../../../support/programs.ts';
import { loadWithPyYaml } from '../../../support/python/py-yaml.ts';

/** Where the ranges begin and end, and some between. */
const CODES = [
  ...Array.from({ length: 0xa2 }, (_, code) => code),
  ...[
    0xad, 0x200b, 0x2028, 0x2029, 0xd7ff, 0xe000, 0xfeff, 0xfffd, 0xfffe, 0xffff, 0x10000, 0x1f600, 0x1fffe, 0x10ffff,
  ],
];

test('the characters for which PyYAML refuses a file', async (t) => {
  const python = requireProgram(t, 'yaml', 'python');
  if (!python) return;
  const texts = CODES.map((code) => `# a${String.fromCodePoint(code)}\nweb: run x\n`);
  const answers = loadWithPyYaml(python, texts);
  for (const [i, text] of texts.entries()) {
    const isRefused = answers[i]?.error?.includes('special characters are not allowed') ?? false;
    const found = await checkText({ text, platform: 'blueking' });
    const said = found.filter(({ rule }) => rule.id === 'file/control-character');
    assert.equal(said.length, isRefused ? 1 : 0, `U+${CODES[i]?.toString(16)}: ${answers[i]?.error}`);
  }
  assert.ok(answers.some(({ error }) => error === undefined));
});
