// Files of a project that no person writes: reading them ends, soon, and never fails.
import assert from 'node:assert/strict';
import process from 'node:process';
import { test } from 'node:test';
import { loadProject } from '../../../server/src/core/project/load-project.ts';
import { readIgnorePatterns } from '../../../server/src/core/project/search/ignore-patterns.ts';
import { readEnvFile } from '../../../server/src/core/project/variables/env-file.ts';
import { MEMORY_FOLDER, memoryFileSystem } from '../../support/memory-file-system.ts';
import { NO_HINTS } from '../../support/no-hints.ts';

/** Milliseconds of processor time. What takes the square of these texts takes more than ten seconds. */
const LIMIT = 2000;
const LENGTH = 200_000;

const load = async (path: string, text: string) => {
  await loadProject(memoryFileSystem({ [path]: text }), MEMORY_FOLDER, () => NO_HINTS);
};
const requirements = (text: string) => load('requirements.txt', text);
const names = Array.from({ length: 100_000 }, (_, i) => `"p${i}": {"version": "==1"}`);

const TEXTS: readonly (readonly [name: string, read: () => unknown])[] = [
  ['parentheses in a marker', () => requirements(`flask; ${'('.repeat(LENGTH)}\n`)],
  ['closed parentheses', () => requirements(`flask; ${'('.repeat(LENGTH)}extra == 'a'${')'.repeat(LENGTH)}\n`)],
  ['a marker of many parts', () => requirements(`flask; ${"extra == 'a' and ".repeat(10_000)}extra == 'a'\n`)],
  ['blanks between words', () => requirements(`a${' '.repeat(LENGTH)}b\n`)],
  ['blanks in extras', () => requirements(`a[b${' '.repeat(LENGTH)}\n`)],
  ['backslashes in a line', () => requirements(`a${'\\'.repeat(LENGTH)}b\\\nc\n`)],
  ['a lock file of many packages', () => load('Pipfile.lock', `{"default": {${names.join(', ')}}}`)],
  ['blanks in a variable', () => readEnvFile(`A=b${' '.repeat(LENGTH)}c\n`)],
  ['backslashes in an ignored path', () => readIgnorePatterns(`a${'\\'.repeat(LENGTH)}b\n`)],
];

for (const [name, read] of TEXTS) {
  test(`${name}: read in time that grows with the length`, async () => {
    const before = process.cpuUsage();
    await read();
    const { user, system } = process.cpuUsage(before);
    assert.ok((user + system) / 1000 < LIMIT, `${(user + system) / 1000} ms`);
  });
}
