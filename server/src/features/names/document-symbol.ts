import { type DocumentSymbol, type Range, type SymbolInformation, SymbolKind } from 'vscode-languageserver';
import type { Document, Process } from '../../core/model/document.ts';
import { PerProcess } from '../../core/model/per-process.ts';
import { cut } from '../../core/text/cut.ts';
import { type Span, span } from '../../core/text/span.ts';

/** More than any application has: an editor that is sent tens of thousands draws them at every change. */
const MOST_PROCESSES = 5000;
/** UTF-16 units of a command: more than an outline has room for. */
const MOST_DETAIL = 200;

/**
 * The outline: processes and hooks with their programs below, grouped by module where there are several. Of a file with
 * more than five thousand, the first ones.
 */
export function documentSymbols(document: Document | undefined): DocumentSymbol[] {
  if (!document) return [];
  const modules = new Map<string | undefined, Process[]>();
  let left = MOST_PROCESSES;
  for (const process of document.processes) {
    if (left-- === 0) break;
    const group = modules.get(process.module);
    if (group) group.push(process);
    else modules.set(process.module, [process]);
  }
  return [...modules].flatMap(([module, processes]) => {
    const make = (process: Process) => processSymbol(document, process);
    const symbols = processes.map((process) => remembered.of(document, process, make));
    if (module === undefined) return symbols;
    const range = document.lines.rangeOf(around(processes));
    return [{ name: module, kind: SymbolKind.Module, range, selectionRange: range, children: symbols }];
  });
}

/** A hook may be written above the processes, and a process at an anchor of another module. */
function around(processes: readonly Process[]): Span {
  const start = Math.min(...processes.map((process) => process.span.start));
  const end = Math.max(...processes.map((process) => process.span.end));
  return span(start, end);
}

/**
 * The same for a client that shows no tree ("hierarchicalDocumentSymbolSupport" of its capabilities): each names what it is in.
 * `kinds` are those that the client knows besides the first eighteen.
 */
export function listedSymbols(document: Document | undefined, kinds: readonly number[]): SymbolInformation[] {
  if (!document) return [];
  const { uri } = document;
  const isKnown = (kind: SymbolKind) => kind <= SymbolKind.Array || kinds.includes(kind);
  const listed = (symbols: readonly DocumentSymbol[], containerName?: string): SymbolInformation[] =>
    symbols.flatMap(({ name, kind, range, children }) => [
      {
        name,
        kind: isKnown(kind) ? kind : SymbolKind.Function,
        location: { uri, range },
        ...(containerName !== undefined && { containerName }),
      },
      ...listed(children ?? [], name),
    ]);
  return listed(documentSymbols(document));
}

const remembered = new PerProcess<DocumentSymbol>((symbol, { lines }) => (lines === 0 ? symbol : moved(symbol, lines)));

function moved(symbol: DocumentSymbol, by: number): DocumentSymbol {
  const { range, selectionRange, children } = symbol;
  return {
    ...symbol,
    range: movedRange(range, by),
    selectionRange: movedRange(selectionRange, by),
    ...(children && { children: children.map((child) => moved(child, by)) }),
  };
}

function movedRange({ start, end }: Range, by: number): Range {
  return { start: { ...start, line: start.line + by }, end: { ...end, line: end.line + by } };
}

function processSymbol(document: Document, process: Process): DocumentSymbol {
  const { name, nameSpan, role, command } = process;
  return {
    name: name || '?',
    detail: cut(command?.text.text.replace(/\s+/g, ' ').trim() ?? '', MOST_DETAIL),
    kind: role === 'hook' ? SymbolKind.Event : SymbolKind.Function,
    range: document.lines.rangeOf(process.span),
    selectionRange: document.lines.rangeOf(nameSpan),
    children: (command?.invocations ?? []).map((invocation) => ({
      name: invocation.program,
      kind: SymbolKind.Method,
      range: document.lines.rangeOf(command?.toDocument(invocation.span) ?? nameSpan),
      selectionRange: document.lines.rangeOf(command?.toDocument(invocation.programSpan) ?? nameSpan),
    })),
  };
}
