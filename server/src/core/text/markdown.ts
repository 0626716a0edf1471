/** Markdown (CommonMark, tables of GFM) of texts that may hold anything: data stays data, and can be seen. */
import { visibleText } from './visible-text.ts';

/** An inline code span, whatever the text holds (CommonMark 6.1). */
export function code(text: string): string {
  const oneLine = visibleText(text.replace(/\s+/g, ' '));
  const fence = '`'.repeat(longestRun(oneLine) + 1);
  const pad = oneLine.startsWith('`') || oneLine.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${oneLine}${pad}${fence}`;
}

/** A sentence of ours with words of others in it: its code spans stay, nothing else of it is markup. */
export function prose(text: string): string {
  const parts = visibleText(text.replace(/\s+/g, ' ')).split(/(`[^`]+`)/);
  return parts.map((part, index) => (index % 2 === 1 ? part : part.replace(MARKUP, '\\$&'))).join('');
}

/** Not the `_` inside a word, which is no markup; of `&` only those of an entity, which may stand for anything. */
const MARKUP = /[\\`*[\]<>|#~]|(?<!\w)_|_(?!\w)|&(?=#?\w{1,32};)/g;

/** A block of code. */
export function fenced(text: string, language = ''): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${visibleText(text.replaceAll('\r\n', '\n').replace(/\n$/, ''))}\n${fence}`;
}

/** Cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  // Also inside code a bar ends a cell.
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replace(/(?<!\\)\|/g, '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
