/** Where the same name stands in a document. */
import type { Expansion, Word } from '../syntax/shell/ast.ts';
import { movedSpan, type Span, span } from '../text/span.ts';
import type { CommandLine } from './command-line.ts';
import type { Document } from './document.ts';
import { isEmpty, PerProcess } from './per-process.ts';

export interface Occurrence {
  readonly kind: 'definition' | 'use';
  readonly of: 'process' | 'variable' | 'module' | 'anchor';
  readonly name: string;
  /** For a process: the module of app_desc.yaml it belongs to; undefined in a Procfile and under a single `module`. */
  readonly module?: string | undefined;
  /** For a module: the code of its application, where the file says it. */
  readonly application?: string | undefined;
  /** For an anchor and its aliases: the number of the anchor in its file; undefined for an alias without one. */
  readonly anchor?: number | undefined;
  /** The place in the document. */
  readonly span: Span;
}

/** The names of processes where they are defined, and of variables in commands, in the order of the text. */
export function occurrences(document: Document): Occurrence[] {
  const found: Occurrence[] = [];
  const names = new Set<number>();
  for (const { name, nameSpan, role, module } of document.processes) {
    // A process that an anchor gives to several modules is written once.
    if (role !== 'process' || names.has(nameSpan.start)) continue;
    names.add(nameSpan.start);
    found.push({ kind: 'definition', of: 'process', name, module, span: nameSpan });
  }
  // A command that an anchor gives to several processes is written once.
  const variables = new Map<number, Occurrence>();
  for (const process of document.processes) {
    const make = () => (process.command ? [...variableOccurrences(process.command)] : []);
    for (const one of remembered.of(document, process, make)) variables.set(one.span.start, one);
  }
  return [...found, ...variables.values()].sort((a, b) => a.span.start - b.span.start);
}

const remembered = new PerProcess<readonly Occurrence[]>(
  (found, { offset }) => found.map((one) => ({ ...one, span: movedSpan(one.span, offset) })),
  isEmpty,
);

/** The variables of a command line, in the order of its words. */
export function* variableOccurrences(command: CommandLine): Iterable<Occurrence> {
  for (const { assignments, words, redirections } of command.script.commands) {
    for (const { name, nameSpan, value } of assignments) {
      yield { kind: 'definition', of: 'variable', name, span: command.toDocument(nameSpan) };
      yield* expansions(command, value);
    }
    for (const word of words) yield* expansions(command, word);
    for (const { target } of redirections) if (target) yield* expansions(command, target);
  }
}

function* expansions(command: CommandLine, word: Word): Iterable<Occurrence> {
  for (const expansion of word.expansions) {
    const name = nameSpanOf(command, expansion);
    if (name) yield { kind: 'use', of: 'variable', name: expansion.name ?? '', span: command.toDocument(name) };
  }
}

/** The name inside `$NAME` or `${NAME…}`. */
function nameSpanOf(command: CommandLine, { kind, name, span: whole }: Expansion): Span | undefined {
  if (kind !== 'parameter' || !name) return undefined;
  const at = command.text.text.indexOf(name, whole.start);
  return at < 0 || at >= whole.end ? undefined : span(at, at + name.length);
}
