// Numbers in digits and white space of every script, held against the Python that is installed.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import {
  isPythonFloat,
  pythonInt,
  pythonIntLiteral,
  pythonStrip,
} from '../../../../server/src/core/syntax/python/python-number.ts';

const PARTS = ['', '0', '7', '12', '_', '+', '-', '0x', '0b1', '.', 'e', 'inf', 'a'];
const OTHERS = ['\u0661', '\u0660', '\uff12', '\u{1d7d8}', '\x1c', '\x85', '\xa0', '\u3000', '\u200b', '\ufeff', 'ı'];
const TEXTS = PARTS.flatMap((part) => [
  part,
  ...OTHERS.flatMap((other) => [part + other, other + part, `1${other}${part}`, ` ${part}${other}2\t`]),
]);

const SCRIPT = `
import json, sys
def read(make, *args):
    try: return make(*args)
    except ValueError: return None
for text in json.load(sys.stdin):
    numbers = [read(int, text), read(int, text, 0)]
    is_float = read(float, text) is not None
    print(json.dumps([*[n if n is None else str(n) for n in numbers], is_float, text.strip()]))
`;

test('reads numbers as Python does', (t) => {
  const run = spawnSync('python3', ['-c', SCRIPT], { input: JSON.stringify(TEXTS), encoding: 'utf8' });
  if (run.error) return t.skip('python3 is not installed');
  assert.equal(run.status, 0, run.stderr);
  const answers = run.stdout
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
  assert.equal(answers.length, TEXTS.length);
  for (const [at, text] of TEXTS.entries()) {
    const numbers = [pythonInt(text), pythonIntLiteral(text)].map((number) => number?.toString() ?? null);
    assert.deepEqual([...numbers, isPythonFloat(text), pythonStrip(text)], answers[at], JSON.stringify(text));
  }
});
