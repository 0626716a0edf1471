import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import fc from 'fast-check';
import { closeMatches } from '../../../../server/src/core/programs/click/close-matches.ts';

const SCRIPT = `
import difflib, json, sys
for line in sys.stdin:
    word, names, cutoff = json.loads(line)
    print(json.dumps(difflib.get_close_matches(word, names, 3, cutoff)))
`;

test('suggests what difflib.get_close_matches suggests', (t) => {
  const word = fc.array(fc.constantFrom('--', '-', 'max', 'tasks', 'per', 'child', 'log', 'level', 'l', 'o', 'e'), {
    maxLength: 6,
  });
  const text = word.map((parts) => parts.join(''));
  const questions = fc.sample(fc.tuple(text, fc.array(text, { maxLength: 12 }), fc.constantFrom(0.5, 0.6)), {
    seed: 4711,
    numRuns: 2000,
  });
  const input = questions.map((question) => JSON.stringify(question)).join('\n');
  const run = spawnSync('python3', ['-c', SCRIPT], { input: `${input}\n`, encoding: 'utf8' });
  if (run.error) return t.skip('python3 is not installed');
  assert.equal(run.status, 0, run.stderr);
  const answers = run.stdout.trim().split('\n');
  questions.forEach(([name, names, cutoff], i) => {
    // Python also lists a name twice that was given twice.
    const unique = [...new Set<string>(JSON.parse(answers[i] ?? '[]'))];
    const ours = closeMatches(name, names, cutoff);
    assert.deepEqual(ours.slice(0, unique.length), unique, JSON.stringify([name, names, cutoff]));
  });
});
