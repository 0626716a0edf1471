import { resolvePlain } from './yaml-1-1.ts';

/**
 * Writes `text` as a YAML scalar on one line that PyYAML reads as exactly this text: plain if possible, else quoted.
 */
export function yamlText(text: string): string {
  if (UNPRINTABLE.test(text)) return JSON.stringify(text).replace(RAW_IN_JSON, escaped);
  return isPlain(text) ? text : `'${text.replaceAll("'", "''")}'`;
}

const UNPRINTABLE = /[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]/;
/** What JSON leaves as it is, and PyYAML refuses or takes for a line break (yaml/pyyaml: lib/yaml/reader.py, scanner.py). */
const RAW_IN_JSON = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function isPlain(text: string): boolean {
  if (text === '' || text !== text.trim()) return false;
  if (/^[[\]{},#&*!|>'"%@`]|^[-?:](?:\s|$)|^(?:---|\.\.\.)(?:\s|$)|: |:$| #/.test(text)) return false;
  return resolvePlain(text).type === 'str';
}
