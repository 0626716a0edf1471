import { styleText } from 'node:util';
import type { TextOf } from '../../../core/logs/stream/parts/part-reader.ts';
import type { SignatureSeverity } from '../../../core/logs/types.ts';
import { cut } from '../../../core/text/cut.ts';
import { visibleLine } from '../../../core/text/visible-text.ts';
import { jsonOf } from '../../formats/json-text.ts';

type Style = Parameters<typeof styleText>[0];
export type Paint = (style: Style, text: string) => string;

export const COLORS: Readonly<Record<SignatureSeverity, Style>> = {
  critical: ['bold', 'red'],
  error: 'red',
  warning: 'yellow',
  info: 'blue',
};

export function painter(color: boolean): Paint {
  return (style, text) => (color ? styleText(style, text) : text);
}

/** How the lines that are failures are written. Plain data. */
export interface LineStyle {
  readonly format: 'pretty' | 'json';
  readonly color: boolean;
}

/** Writes a line in two parts: a thread that scans a part of a file does not know yet which line of the file it is. */
export interface LineWriter {
  start(sequence: number): string;
  rest: TextOf;
}

/** undefined for a report without lines. */
export function lineWriter(style: LineStyle | undefined): LineWriter | undefined {
  if (style?.format === 'json') return JSON_LINES;
  return style && prettyLines(painter(style.color));
}

const JSON_LINES: LineWriter = {
  start: (sequence) => `{"type":"match","line":${sequence}`,
  rest: ({ signature, severity, fields }) =>
    `,"signature":"${signature}","severity":"${severity}","fields":${membersOf(fields)}}\n`,
};

function prettyLines(paint: Paint): LineWriter {
  return {
    start: (sequence) => paint('gray', String(sequence).padStart(7)),
    rest: ({ signature, severity }, message) =>
      `  ${paint(COLORS[severity], signature)}  ${visibleLine(cut(message, 300))}\n`,
  };
}

/** JSON.stringify takes its time, and a storm has a million lines. Names of fields are letters. */
function membersOf(fields: Readonly<Record<string, string>>): string {
  let members = '';
  for (const name in fields) {
    const value = fields[name] ?? '';
    const text = PLAIN.test(value) ? `"${value}"` : jsonOf(value);
    members += members === '' ? `"${name}":${text}` : `,"${name}":${text}`;
  }
  return `{${members}}`;
}

const PLAIN = /^[\w ./:@()-]*$/;
