// @ts-check
// Translates places in bundles into places in the sources. Node can do this itself (`--enable-source-maps`), but then it reads the maps
// of everything a process loads: a third of a second, two hundred times. This reads a map only when a test has failed.
import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, relative, resolve } from 'node:path';

/** A built file, its line and its column (from 1), as stacks and the test runner write them. */
const PLACE = /(?:file:\/\/)?(\/?[^\s()'"]+\.mjs):(\d+):(\d+)/g;

/**
 * The same text with the places that have a source map beside them as `path:line:column` of the source.
 * @param {string} text
 */
export function inSources(text) {
  return text.replace(PLACE, (built, /** @type {string} */ file, line, column) => {
    const map = `${file}.map`;
    if (!existsSync(map)) return built;
    const entry = new SourceMap(JSON.parse(readFileSync(map, 'utf8'))).findEntry(Number(line) - 1, Number(column) - 1);
    if (!('originalSource' in entry) || typeof entry.originalSource !== 'string') return built;
    const source = relative('.', resolve(dirname(file), entry.originalSource));
    return `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
  });
}
