import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { test } from 'node:test';
import fc from 'fast-check';
import { isIgnored, readIgnorePatterns } from '../../../../server/src/core/project/search/ignore-patterns.ts';
import { ScratchFolder } from '../../../support/scratch-folder.ts';

/** What fits `path` (a folder with a slash at its end). */
function verdict(patterns: string, path: string): boolean | undefined {
  return isIgnored(readIgnorePatterns(patterns), path.replace(/\/$/, ''), path.endsWith('/'));
}

test('patterns match the paths that git ignores', () => {
  for (const [patterns, path, expected] of [
    ['build', 'build/', true],
    ['build', 'a/b/build', true],
    ['build/', 'build', undefined],
    ['/build', 'a/build', undefined],
    ['a/b', 'x/a/b', undefined],
    ['**/b', 'b', true],
    ['***/b', 'b', true],
    ['a/**', 'a', undefined],
    ['a/**', 'a/b/c', true],
    ['a/**/c', 'a/c', true],
    ['*.py[co]', 'x/y.pyc', true],
    ['[!a]', 'b', true],
    ['\\#x', '#x', true],
    ['# x', '# x', undefined],
    ['x  ', 'x', true],
    ['x\\ ', 'x ', true],
    ['x\r\n', 'x', true],
    ['\ufeffx', 'x', true],
    ['*\n!keep', 'keep', false],
    ['!x\nx', 'x', true],
    ['[a', '[a', undefined],
    ['[[:digit:]_]', '7', true],
    ['[[:digit:]_]', '_', true],
    ['[![:alpha:]]x', 'ax', undefined],
    ['[[:upper:]]', 'É', undefined],
    ['[[:space:][:punct:]]', '-', true],
    ['[[:none:]]', 'n', undefined],
    ['[[:]', ':', true],
    ['[[:a]', 'a', true],
    ['[[:alpha:]', 'a', undefined],
    ['\\a\\/b', 'a/b', true],
    ['a\\/', 'a/', undefined],
    ['**\\/b', 'b', undefined],
    ['**\\/b', 'a/a/b', true],
    ['[a/b]', 'b', true],
    ['a[/]b', 'a/b', undefined],
    ['a**/b', 'ab', undefined],
    ['a**/b', 'ac/b', true],
    ['日志', 'x/日志', true],
    ['caf?', 'café', undefined],
    ['caf[é]?', 'café', true],
    ['', 'x', undefined],
    ['/', 'x', undefined],
  ] as const) {
    assert.equal(verdict(patterns, path), expected, `${JSON.stringify(patterns)} ${path}`);
  }
});

const hasGit = spawnSync('git', ['--version']).status === 0;
const NAMES = ['a', 'b', 'ab', 'a.b', 'abc', '-', ']', 'B', '7', ' ', 'a:', '[', '~', 'é', '日a', '\\'];
const PIECES = [
  'a',
  'b',
  'c',
  '*',
  '**',
  '?',
  '/',
  '.',
  '[ab]',
  '[!a]',
  '[a-c]',
  '[]]',
  '[[:',
  ':]',
  ':]]',
  '[[:alpha:]]',
  '[a[:digit:]-z]',
  ...['alnum', 'blank', 'cntrl', 'graph', 'lower', 'print', 'punct', 'space', 'upper', 'xdigit', 'x'].map(
    (name) => `[![:${name}:]]`,
  ),
  '[',
  '\\',
  '\\*',
  '\\/',
  '[a/b]',
  '[!/]',
  '**/',
  'é',
  '[^é]',
  '日',
  '-',
  ' ',
  '!',
  '#',
];

test('any patterns: the verdict is that of git', { skip: !hasGit && 'git is not installed' }, () => {
  using folder = new ScratchFolder();
  execFileSync('git', ['init', '-q', folder.path]);
  const name = fc.constantFrom(...NAMES);
  const paths = [
    ...new Set(
      fc
        .sample(fc.array(name, { minLength: 1, maxLength: 3 }), { numRuns: 60, seed: 1 })
        .map((parts) => parts.join('/')),
    ),
  ];
  const line = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 5 }).map((parts) => parts.join(''));
  // Where only plain characters stand before two stars, git was wrong until 2.52.
  const known = line.filter((text) => !/^!?\/?[^*?[\\]+\*{2,}\\?(?:\/|$)/.test(text));
  const files = fc.sample(fc.array(known, { minLength: 1, maxLength: 3 }), { numRuns: 250, seed: 20261121 });
  for (const lines of files) {
    folder.write({ '.gitignore': `${lines.join('\n')}\n` });
    // Paths that are not there: git takes them for files.
    const { stdout } = spawnSync('git', ['-C', folder.path, 'check-ignore', '--no-index', '-z', '--stdin'], {
      input: paths.join('\0'),
      encoding: 'utf8',
    });
    const ignored = new Set(stdout.split('\0'));
    const patterns = readIgnorePatterns(lines.join('\n'));
    for (const path of paths) {
      assert.equal(isLeftOut(patterns, path), ignored.has(path), `${JSON.stringify(lines)} ${path}`);
    }
  }
});

/** With the folders above, as a search that goes down from the top meets them. */
function isLeftOut(patterns: ReturnType<typeof readIgnorePatterns>, path: string): boolean {
  const parts = path.split('/');
  return parts.some((_, i) => isIgnored(patterns, parts.slice(0, i + 1).join('/'), i < parts.length - 1) === true);
}

test('patterns made to be slow do not hold up the match', () => {
  const patterns = readIgnorePatterns(`${'*a'.repeat(100)}b\n${'**/a/'.repeat(100)}b\n${'[a-z]*'.repeat(50)}!\n`);
  assert.equal(isIgnored(patterns, Array(50).fill('a'.repeat(250)).join('/'), true), undefined);
});
