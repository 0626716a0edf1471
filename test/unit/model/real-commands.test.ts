import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { findInvocations } from '../../../server/src/core/model/invocations.ts';
import { UNKNOWN } from '../../../server/src/core/syntax/shell/ast.ts';
import { parseScript } from '../../../server/src/core/syntax/shell/parse.ts';
import { ScratchFolder } from '../../support/scratch-folder.ts';

const cases = readFileSync('test/fixtures/commands.txt', 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => ({ expected: line.slice(0, line.indexOf('\t')), text: line.slice(line.indexOf('\t') + 1) }));

const hasShell = spawnSync('sh', ['-c', 'exit 0']).status === 0;
const skip = hasShell ? false : 'sh is not installed';

test('the programs that real command lines are for', () => {
  assert.ok(cases.length >= 100);
  for (const { expected, text } of cases) {
    const script = parseScript(text);
    const main = findInvocations(script).filter(({ isMain }) => isMain);
    const shown = main.map(({ wrappers, program, directory }) => {
      return [...wrappers, program].join('>') + (directory === '.' ? '' : `@${directory}`);
    });
    assert.equal(script.errors.length > 0 ? 'refused' : shown.join(' '), expected, text);
  }
});

test('sh -n refuses the same commands as the parser', { skip }, () => {
  const refused = cases.filter(({ text }) => spawnSync('sh', ['-n', '-c', text]).status !== 0);
  assert.deepEqual(
    refused.map(({ text }) => text),
    cases.filter(({ expected }) => expected === 'refused').map(({ text }) => text),
  );
});

/** Puts a function that prints its arguments before each program; only for lines whose commands all run in order. */
function printing(text: string): string | undefined {
  const { commands, errors } = parseScript(text);
  const inOrder = commands.every(({ connector, group }) => !group && ['&&', ';', 'end'].includes(connector));
  if (errors.length > 0 || !inOrder) return undefined;
  let result = '';
  let done = 0;
  for (const { words, redirections } of commands) {
    const start = words[0]?.span.start;
    if (start === undefined || redirections.length > 0) return undefined;
    result += `${text.slice(done, start)}p `;
    done = start;
  }
  return result + text.slice(done);
}

test('sh gives their programs the words we read', { skip }, () => {
  const lines = cases
    .map(({ text }) => ({ text, printing: printing(text) }))
    .filter((one) => one.printing !== undefined);
  assert.ok(lines.length >= 90);
  const before = `p() { printf '%s\\0' "$#" "$@"; }; set -f\n`;
  const script = lines.map((one) => `${one.printing}\nprintf 'end\\0'\n`).join('');
  // Their substitutions are run, `$(mktemp)` among them.
  using folder = new ScratchFolder();
  const env = { PATH: process.env['PATH'], TMPDIR: folder.path };
  const output = execFileSync('sh', ['-s'], { input: before + script, cwd: folder.path, env }).toString();
  assert.ok(output.includes(`--pidfile=${folder.path}/`), 'what they make is left elsewhere');
  const items = output.split('\0');
  for (const { text } of lines) {
    for (const { words } of parseScript(text).commands) {
      const actual = items.splice(0, Number(items[0]) + 1).slice(1);
      // No variable is set: an unquoted one alone is no word, any other part of a word that is unknown is empty.
      const expected = words.filter(({ value, splits }) => !(splits && value.text.replaceAll(UNKNOWN, '') === ''));
      assert.equal(actual.length, expected.length, text);
      expected.forEach(({ value }, i) => {
        const pattern = value.text.split(UNKNOWN).map((part) => part.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&'));
        assert.match(actual[i] ?? '', new RegExp(`^${pattern.join('.*')}$`, 's'), text);
      });
    }
    assert.equal(items.shift(), 'end', text);
  }
});
