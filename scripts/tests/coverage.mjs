// @ts-check
// Which lines of the core ran in the tests: what V8 counted in each process of `node --test`, put together and led back
// through the source maps of the bundled tests.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';
import { root } from '../process/root.mjs';
import { segmentsOf } from './source-map.mjs';

/** Less than this share of the lines is a failure. */
export const FLOOR = 0.9;
const MEASURED = 'server/src/core';

/** @typedef {Map<number, boolean>} Lines by line from 0: whether something of it ran */
/** @typedef {{ path: string, lines: number, covered: number }} FileCoverage */

/**
 * What ran of every file of the core that holds code.
 * @param {string} folder where NODE_V8_COVERAGE wrote
 * @returns {FileCoverage[]}
 */
export function coverageOf(folder) {
  /** @type {Map<string, Lines>} */
  const sources = new Map();
  for (const [bundle, ran] of ranBytes(folder)) addBundle(sources, bundle, ran);
  return coreFiles().flatMap((path) => {
    const lines = sources.get(path) ?? unloaded(path);
    return lines.size === 0 ? [] : [{ path, lines: lines.size, covered: [...lines.values()].filter(Boolean).length }];
  });
}

/**
 * By bundle, a 1 for each character that ran in any process.
 * @param {string} folder
 */
function ranBytes(folder) {
  /** @type {Map<string, Uint8Array>} */
  const all = new Map();
  for (const name of readdirSync(folder)) {
    for (const { url, functions } of scriptsOf(join(folder, name))) {
      if (!url.startsWith('file:') || !url.includes('/dist/tests/')) continue;
      const path = fileURLToPath(url);
      const ran = all.get(path) ?? new Uint8Array(readFileSync(path, 'utf8').length);
      all.set(path, ran);
      const here = new Uint8Array(ran.length);
      // A range inside another one says more; functions come in the order of their beginning, outer ones first.
      for (const { startOffset, endOffset, count } of functions.flatMap(({ ranges }) => ranges).sort(outerFirst)) {
        here.fill(count > 0 ? 1 : 0, startOffset, endOffset);
      }
      for (let i = 0; i < ran.length; i++) ran[i] = (ran[i] ?? 0) | (here[i] ?? 0);
    }
  }
  return all;
}

/**
 * Nothing for a file that its process was killed over.
 * @param {string} file
 * @returns {{ url: string, functions: { ranges: Range[] }[] }[]}
 */
function scriptsOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).result;
  } catch {
    return [];
  }
}

/** @typedef {{ startOffset: number, endOffset: number, count: number }} Range */

/**
 * @param {Range} a
 * @param {Range} b
 */
function outerFirst(a, b) {
  return a.startOffset - b.startOffset || b.endOffset - a.endOffset;
}

/**
 * @param {Map<string, Lines>} sources
 * @param {string} bundle
 * @param {Uint8Array} ran
 */
function addBundle(sources, bundle, ran) {
  if (!existsSync(`${bundle}.map`)) return;
  const starts = lineStarts(readFileSync(bundle, 'utf8'));
  const map = JSON.parse(readFileSync(`${bundle}.map`, 'utf8'));
  const paths = map.sources.map((/** @type {string} */ source) => relative(root, resolve(dirname(bundle), source)));
  for (const { line, column, source, sourceLine } of segmentsOf(map.mappings)) {
    const path = paths[source].replaceAll('\\', '/');
    if (!path.startsWith(`${MEASURED}/`)) continue;
    const lines = sources.get(path) ?? new Map();
    sources.set(path, lines);
    const didRun = ran[(starts[line] ?? 0) + column] === 1;
    lines.set(sourceLine, didRun || lines.get(sourceLine) === true);
  }
}

/** @param {string} text */
function lineStarts(text) {
  const starts = [0];
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
  return starts;
}

function coreFiles() {
  return readdirSync(join(root, MEASURED), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${MEASURED}/${name.replaceAll('\\', '/')}`)
    .sort();
}

/**
 * The lines of a file that no test loaded; none for one that holds types only.
 * @param {string} path
 * @returns {Lines}
 */
function unloaded(path) {
  const options = /** @type {const} */ ({ loader: 'ts', sourcemap: 'external', sourcefile: basename(path) });
  const { map } = transformSync(readFileSync(join(root, path), 'utf8'), options);
  return new Map(segmentsOf(JSON.parse(map).mappings).map(({ sourceLine }) => [sourceLine, false]));
}
