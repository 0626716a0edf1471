import type { Position, SelectionRange } from 'vscode-languageserver';
import type { Document } from '../core/model/document.ts';
import { covers, type Span, span } from '../core/text/span.ts';

/** From the word outward: value, word, program with its arguments, command, entry, document. */
export function selectionRanges(document: Document | undefined, positions: readonly Position[]): SelectionRange[] {
  if (!document) return [];
  return positions.map((position) => {
    const offset = document.lines.offsetAt(position);
    const place = span(offset, offset);
    const chain = spansAround(document, place).filter((candidate) => covers(candidate, place));
    chain.sort((a, b) => b.end - b.start - (a.end - a.start));
    let current: SelectionRange = { range: document.lines.rangeOf(span(0, document.text.length)) };
    let last: Span = span(0, document.text.length);
    for (const next of chain) {
      const isInside = covers(last, next) && (next.start !== last.start || next.end !== last.end);
      if (!isInside) continue;
      current = { range: document.lines.rangeOf(next), parent: current };
      last = next;
    }
    return current;
  });
}

function spansAround(document: Document, place: Span): Span[] {
  const process = document.processes.near(place).find((candidate) => covers(candidate.span, place));
  if (!process) return [];
  const spans: Span[] = [process.span, process.nameSpan];
  const { command } = process;
  if (!command) return spans;
  spans.push(command.text.source);
  for (const { span: whole, programSpan, arguments: words } of command.invocations) {
    spans.push(command.toDocument(whole), command.toDocument(programSpan));
    for (const word of words) {
      const { text } = word.value;
      spans.push(command.toDocument(word.span));
      const equals = text.startsWith('-') ? text.indexOf('=') : -1;
      if (equals > 0) {
        const part = (from: number, to: number): Span => command.toDocument(word.value.toSource(span(from, to)));
        spans.push(part(0, equals), part(equals + 1, text.length));
      }
    }
  }
  return spans;
}
