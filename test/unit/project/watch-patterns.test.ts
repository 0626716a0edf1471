import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WATCH_PATTERNS } from '../../../server/src/core/project/watch-patterns.ts';
import { rules } from '../../../server/src/core/rules/registry.ts';

/** The globs of LSP, as far as they are used. */
const expressions = WATCH_PATTERNS.map((pattern) => {
  const parts = pattern.split(/(\*\*\/|\*|\{[^}]*\})/).map((part) => {
    if (part === '**/') return '(?:.*/)?';
    if (part === '*') return '[^/]*';
    if (!part.startsWith('{')) return part.replaceAll('.', '\\.');
    return `(?:${part.slice(1, -1).replaceAll('.', '\\.').replaceAll('*', '[^/]*').replaceAll(',', '|')})`;
  });
  return new RegExp(`^${parts.join('')}$`);
});

const isWatched = (path: string): boolean => expressions.some((expression) => expression.test(path));

/** They fill a folder in which something else is missing. */
const FILLERS: readonly string[] = ['README.md', 'frontend/package.json'];

test('every file that a rule asks for is watched, so that its verdict is taken back when the file comes', () => {
  const asked = rules
    .flatMap(({ examples }) => [...examples.bad, ...examples.good])
    .flatMap(({ files = {} }) => Object.keys(files));
  assert.deepEqual(
    [...new Set(asked)].filter((path) => !isWatched(path) && !FILLERS.includes(path)),
    [],
  );
});
