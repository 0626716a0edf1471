import { resolvePlain } from './yaml-1-1.ts';

/**
 * Writes `text` as a YAML scalar on one line that PyYAML reads as exactly this text: plain if possible, else quoted.
 */
export function yamlText(text: string): string {
  if (UNPRINTABLE.test(text)) return JSON.stringify(text);
  return isPlain(text) ? text : `'${text.replaceAll("'", "''")}'`;
}

const UNPRINTABLE = /[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]/;

function isPlain(text: string): boolean {
  if (text === '' || text !== text.trim()) return false;
  if (/^[[\]{},#&*!|>'"%@`]|^[-?:](?:\s|$)|^(?:---|\.\.\.)(?:\s|$)|: |:$| #/.test(text)) return false;
  return resolvePlain(text).type === 'str';
}
