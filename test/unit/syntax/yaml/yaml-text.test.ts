import assert from 'node:assert/strict';
import { test } from 'node:test';
import { yamlText } from '../../../../server/src/core/syntax/yaml/yaml-text.ts';
import { requireProgram } from '../../../support/programs.ts';
import { loadWithPyYaml } from '../../../support/python/py-yaml.ts';

const TEXTS = [
  ...[
    'gunicorn wsgi -b :$PORT',
    'a: b',
    'a:',
    'a #b',
    "it's",
    '"a"',
    ' a',
    'a ',
    '',
    '- a',
    '-a',
    '? a',
    '---',
    '--- a',
  ],
  ...[
    'yes',
    'null',
    '1',
    '1.0',
    '2024-01-01',
    '=',
    '<<',
    '*a',
    '&a',
    '!a',
    '%a',
    '@a',
    '`a',
    '[a]',
    '{a}',
    '中文',
    '😀',
  ],
  // Control characters, line breaks of Unicode, and what no text should have.
  ...['a\nb', 'a\r\nb', 'a\tb', '\0', '\x07', 'a\x7fb', 'a\x80b', 'a\x85b', 'a\x9fb', 'a\xa0b', 'a\u2028b', 'a\u2029b'],
  ...['\ufeffa', 'a\ufffeb', 'a\uffffb', 'a\\b', 'a\\\nb'],
];

test('what is written as a scalar is read by the real PyYAML as the same text', (t) => {
  const python = requireProgram(t, 'yaml', 'python');
  if (!python) return;
  const read = loadWithPyYaml(
    python,
    TEXTS.map((text) => `a: ${yamlText(text)}\nb: x\n`),
  );
  for (const [i, text] of TEXTS.entries()) {
    const str = (value: string) => ({ type: 'str', text: value });
    const tree = {
      pairs: [
        [str('a'), str(text)],
        [str('b'), str('x')],
      ],
    };
    assert.deepEqual(read[i], { type: 'dict', tree }, JSON.stringify(text));
  }
});
