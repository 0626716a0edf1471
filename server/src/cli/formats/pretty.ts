import { styleText } from 'node:util';
import { visibleLine } from '../../core/text/visible-text.ts';
import type { CheckedFile } from '../check-file.ts';
import { inWords } from '../in-words.ts';
import { plural } from '../plural.ts';
import { summarise } from './summary.ts';

export interface FormatOptions {
  readonly color: boolean;
}

const COLORS = { error: 'red', warning: 'yellow', information: 'blue', hint: 'cyan' } as const;

/** `path:line:column: severity: message [rule]`, the source line below it, and a summary; lines and columns from 1. */
export function pretty(files: readonly CheckedFile[], { color }: FormatOptions): string {
  const paint = (style: Parameters<typeof styleText>[0], text: string): string =>
    color ? styleText(style, text) : text;
  let output = '';
  for (const { path, document, findings } of files) {
    for (const { rule, severity, message, span, fixes } of findings) {
      const { start, end } = document.lines.rangeOf(span);
      const place = `${visibleLine(path)}:${start.line + 1}:${start.character + 1}`;
      output += `${paint('bold', place)}: ${paint(COLORS[severity], severity)}: ${inWords(message)} ${paint('gray', `[${rule.id}]`)}\n`;
      const line = document.lines.lineSpan(start.line);
      output += excerpt(
        document.text.slice(line.start, line.end),
        start.character,
        end.line > start.line ? Infinity : end.character,
        (text) => paint(COLORS[severity], text),
      );
      for (const fix of fixes?.() ?? [])
        output += `    ${paint('green', fix.preferred ? 'fix' : 'or')}: ${inWords(fix.title)}\n`;
    }
  }
  const summary = summarise(files);
  const counts = (['error', 'warning', 'information', 'hint'] as const)
    .filter((severity) => summary[severity] > 0)
    .map((severity) => paint(COLORS[severity], plural(summary[severity], severity)));
  const found = counts.length > 0 ? counts.join(', ') : paint('green', 'no problems');
  return `${output}${output ? '\n' : ''}${plural(summary.files, 'file')} checked: ${found}${summary.fixable ? `, ${summary.fixable} with a fix` : ''}\n`;
}

/** At most this many characters of a line are shown, around the place. */
const WIDTH = 100;

function excerpt(line: string, from: number, to: number, mark: (text: string) => string): string {
  const left = Math.max(0, Math.min(from - 30, line.length - WIDTH));
  const shown = visibleLine(line.slice(left, left + WIDTH).replaceAll('\t', ' '));
  const start = from - left + (left > 0 ? 1 : 0);
  const length = Math.max(1, Math.min(to, left + WIDTH, line.length) - from);
  const cut = left + WIDTH < line.length ? '…' : '';
  return `    ${left > 0 ? '…' : ''}${shown}${cut}\n    ${' '.repeat(start)}${mark('^'.repeat(length))}\n`;
}
