// @ts-check
// Which test files run in one process. Most of the time of a small file goes into starting Node and loading the rules, so those
// that touch nothing but what they import share a process; whatever belongs to the process as a whole gets one of its own.
import { readFileSync } from 'node:fs';
import { sep } from 'node:path';

/** Few enough that the groups end at about the same time, and that one that hangs is soon found. */
const GROUP_SIZE = 8;

/** What leaves nothing behind for the next file. */
const HARMLESS = new Set([
  ...['node:assert/strict', 'node:child_process', 'node:crypto', 'node:fs', 'node:os', 'node:path'],
  ...['node:test', 'node:url', 'node:zlib'],
]);

/** Globals that a test may change or measure: another file would be changed or measured, too. */
const OF_THE_PROCESS = /\b(?:globalThis|performance|processorTime|mock)\b|\bprocess\.(?:chdir|env|exit|on)\b/;

/** What a file says of itself that would slow down the others, or be slowed down by them. */
const SAYS_ALONE = /^\/\/ In a process of its own: /m;

/**
 * Groups of files that start other programs, of files that start none, and what runs alone.
 * @param {readonly string[]} sources
 * @returns {{ waiting: readonly (readonly string[])[], busy: readonly (readonly string[])[], alone: readonly string[] }}
 */
export function testGroups(sources) {
  /** @type {Record<'waiting' | 'busy' | 'alone', string[]>} */
  const found = { waiting: [], busy: [], alone: [] };
  for (const file of sources) found[kindOf(file)].push(file);
  return { waiting: inGroups(found.waiting), busy: inGroups(found.busy), alone: found.alone };
}

/** @param {string} file */
function kindOf(file) {
  const text = readFileSync(file, 'utf8');
  if (!file.split(sep).includes('unit') || !mayShare(text)) return 'alone';
  return text.includes("from 'node:child_process'") ? 'waiting' : 'busy';
}

/**
 * Neighbours are often as slow as each other: they go to different groups.
 * @param {readonly string[]} files
 */
function inGroups(files) {
  const count = Math.ceil(files.length / GROUP_SIZE);
  return Array.from({ length: count }, (_, i) => files.filter((_, at) => at % count === i));
}

/**
 * Whether a test file with this text may run in one process with others.
 * @param {string} text
 */
export function mayShare(text) {
  const imported = [...text.matchAll(/\bfrom '(node:[^']+)'/g)].map(([, name = '']) => name);
  return imported.every((name) => HARMLESS.has(name)) && !OF_THE_PROCESS.test(text) && !SAYS_ALONE.test(text);
}
