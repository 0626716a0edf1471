/**
 * Writes Markdown (CommonMark, with GFM tables) from texts that may hold anything: nothing in them becomes markup, and
 * nothing stays invisible.
 */
import { visibleText } from './visible-text.ts';

/** An inline code span, whatever the text holds (CommonMark 6.1). */
export function code(text: string): string {
  const oneLine = visibleText(text.replace(/\s+/g, ' '));
  const fence = '`'.repeat(longestRun(oneLine) + 1);
  const pad = oneLine.startsWith('`') || oneLine.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${oneLine}${pad}${fence}`;
}

/** A sentence of ours that quotes words of others: its code spans stay code spans, everything else is escaped. */
export function prose(text: string): string {
  const parts = visibleText(text.replace(/\s+/g, ' ')).split(/(`[^`]+`)/);
  return parts.map((part, index) => (index % 2 === 1 ? part : part.replace(MARKUP, '\\$&'))).join('');
}

/** Characters that can be markup. A `_` inside a word is none, and an `&` only where it begins an entity. */
const MARKUP = /[\\`*[\]<>|#~]|(?<!\w)_|_(?!\w)|&(?=#?\w{1,32};)/g;

/** A block of code. */
export function fenced(text: string, language = ''): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${visibleText(text.replaceAll('\r\n', '\n').replace(/\n$/, ''))}\n${fence}`;
}

/** A GFM table. `head` and `rows` are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  // A bar ends a cell even inside a code span.
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replace(/(?<!\\)\|/g, '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
