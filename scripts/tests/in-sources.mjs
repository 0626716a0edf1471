// @ts-check
// Where something is in the source, of places in what esbuild made of it. Node can do this itself (`--enable-source-maps`), but then
// reads the maps of all that a process loads, a third of a second in each of two hundred; this reads one when a test has failed.
import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, relative, resolve } from 'node:path';

/** A built file, its line and its column (from 1), as stacks and the test runner write them. */
const place = /(?:file:\/\/)?(\/?[^\s()'"]+\.mjs):(\d+):(\d+)/g;

/**
 * The same text with the places that have a source map beside them as `path:line:column` of the source.
 * @param {string} text
 */
export function inSources(text) {
  return text.replace(place, (built, /** @type {string} */ file, line, column) => {
    const map = `${file}.map`;
    if (!existsSync(map)) return built;
    const entry = new SourceMap(JSON.parse(readFileSync(map, 'utf8'))).findEntry(Number(line) - 1, Number(column) - 1);
    if (!('originalSource' in entry) || typeof entry.originalSource !== 'string') return built;
    const source = relative('.', resolve(dirname(file), entry.originalSource));
    return `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
  });
}
