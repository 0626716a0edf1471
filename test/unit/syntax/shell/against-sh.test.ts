import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { UNKNOWN } from '../../../../server/src/core/syntax/shell/ast.ts';
import { parseScript } from '../../../../server/src/core/syntax/shell/parse.ts';
import { sample, shellLine, shellSoup } from '../../../support/commands/shell-lines.ts';

const hasShell = spawnSync('sh', ['-c', 'exit 0']).status === 0;
const skip = hasShell ? false : 'sh is not installed';

/** Prints the number of its arguments and each of them, ended by NUL. */
const PRINTER = `p() { printf '%s\\0' "$#" "$@"; }; x() { return 0; }; set -f; V=v; HOME=/home/me; export LC_ALL=C.UTF-8\n`;

/** What `sh` makes of each line: the arguments of every call of `p`, in the order of the calls. */
function argumentsInShell(lines: readonly string[]): string[][] {
  const script = PRINTER + lines.map((line) => `${line}\nprintf 'end\\0'\n`).join('');
  const output = execFileSync('sh', ['-s'], { input: script, maxBuffer: 1 << 28 }).toString();
  const perLine: string[][] = [[]];
  const items = output.split('\0');
  for (let i = 0; i < items.length - 1; i++) {
    const item = items[i] ?? '';
    if (item === 'end') perLine.push([]);
    else {
      const count = Number(item);
      perLine.at(-1)?.push(JSON.stringify(items.slice(i + 1, i + 1 + count)));
      i += count;
    }
  }
  return perLine.slice(0, -1);
}

test('5,000 generated lines have the words that sh gives to the programs', { skip }, () => {
  const lines = sample(shellLine, 5000);
  const answers = argumentsInShell(lines);
  assert.equal(answers.length, lines.length);
  lines.forEach((line, i) => {
    const calls = parseScript(line).commands.filter(({ words }) => words[0]?.value.text === 'p');
    const ran = calls.filter(({ words }) => words[1]?.value.text !== '1' || words.length !== 2);
    const mine = ran.map(({ words }) => words.slice(1).map(({ value }) => value.text));
    const answer = (answers[i] ?? []).map((call): string[] => JSON.parse(call));
    assert.ok(
      sameArguments(mine, answer),
      `${JSON.stringify(line)}\nsh:   ${JSON.stringify(answer)}\nours: ${JSON.stringify(mine)}`,
    );
    assert.deepEqual(parseScript(line).errors, [], JSON.stringify(line));
  });
});

/** An unknown part stands for any text. */
function sameArguments(mine: readonly string[][], answer: readonly string[][]): boolean {
  if (mine.length !== answer.length) return false;
  return mine.every((call, i) => {
    const theirs = answer[i] ?? [];
    return call.length === theirs.length && call.every((word, k) => matches(word, theirs[k] ?? ''));
  });
}

function matches(mine: string, theirs: string): boolean {
  if (!mine.includes(UNKNOWN)) return mine === theirs;
  const quoted = mine.split(UNKNOWN).map((part) => part.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&'));
  return new RegExp(`^${quoted.join('.*')}$`, 's').test(theirs);
}

test('a line is found wrong when sh -n refuses it, and only then', { skip }, () => {
  const lines = sample(shellSoup, Number(process.env['SHELL_SOUP'] ?? 300), Number(process.env['SHELL_SEED'] ?? 7));
  const wrong = lines.filter((line) => {
    const refused = spawnSync('sh', ['-n', '-c', line]).status !== 0;
    return refused !== parseScript(line).errors.length > 0;
  });
  assert.deepEqual(wrong, []);
});

test('a word of which sh or bash makes several is not known, and each other one is', { skip }, (t) => {
  if (spawnSync('bash', ['-c', 'exit 0']).status !== 0) return t.skip('bash is not installed');
  const words = [
    ...['${U:-a b}', 'x${U:-a b}y', '${U-a\tb}', '-w${U:-2 -k x}', '${U:-${W:-a b}}', '${U:-"a" b}'],
    ...['"${U:-a b}"', "${U:-'a b'}", '${U:-a\\ b}', '${U:-"a b"}', '${U:-ab}', 'a${U:-b}'],
    ...['{a,b}', 'x{a,b}y', '{1..3}', '{a..c}', '{5..1..2}', '{"a":1,"b":2}', '{{a,b},c}', ':{80,81}'],
    ...['{a}', '{}', '{a..bc}', '{1..}', '"{a,b}"', "'{a,b}'", '\\{a,b\\}', '{"a,b"}', 'a,b', '{a:b}', '{a', 'a,}'],
  ];
  const script = `p() { echo $#; }\n${words.map((word) => `p ${word}\n`).join('')}`;
  const counts = ['sh', 'bash'].map((shell) => execFileSync(shell, ['-c', script]).toString().trim().split('\n'));
  words.forEach((word, i) => {
    const isOne = counts.every((count) => count[i] === '1');
    const [, mine] = parseScript(`p ${word}`).commands[0]?.words ?? [];
    assert.equal(mine?.value.text !== UNKNOWN, isOne, word);
  });
  const [assignment] = parseScript('A=${U:-a b} p').commands[0]?.assignments ?? [];
  assert.equal(assignment?.value.value.text, 'a b');
});
