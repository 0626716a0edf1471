// @ts-check
// Which test files run in one process. Most of the time of a small file goes into starting Node and loading the rules, so those
// that touch nothing but what they import share a process; whatever belongs to the process as a whole gets one of its own.
import { readFileSync } from 'node:fs';
import { sep } from 'node:path';

/** Few enough that the groups end at about the same time, and that one that hangs is soon found. */
const groupSize = 8;

/** What leaves nothing behind for the next file. */
const harmless = new Set(['node:assert/strict', 'node:fs', 'node:path', 'node:test', 'node:url']);

/** Globals that a test may change or measure: another file would be changed or measured, too. */
const ofTheProcess = /\b(?:globalThis|performance|processorTime|mock)\b|\bprocess\.(?:chdir|env|exit|on)\b/;

/** What a file says of itself that would slow down the others, or be slowed down by them. */
const saysAlone = /^\/\/ In a process of its own: /m;

/**
 * @param {readonly string[]} sources
 * @returns {{ groups: readonly (readonly string[])[], alone: readonly string[] }}
 */
export function testGroups(sources) {
  const shared = sources.filter((file) => file.split(sep).includes('unit') && mayShare(readFileSync(file, 'utf8')));
  const alone = sources.filter((file) => !shared.includes(file));
  // Neighbours are often as slow as each other: they go to different groups.
  const count = Math.ceil(shared.length / groupSize);
  const groups = Array.from({ length: count }, (_, i) => shared.filter((_, at) => at % count === i));
  return { groups, alone };
}

/**
 * Whether a test file with this text may run in one process with others.
 * @param {string} text
 */
export function mayShare(text) {
  const imported = [...text.matchAll(/\bfrom '(node:[^']+)'/g)].map(([, name = '']) => name);
  return imported.every((name) => harmless.has(name)) && !ofTheProcess.test(text) && !saysAlone.test(text);
}
