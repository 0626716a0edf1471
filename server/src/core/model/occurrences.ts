/** Where the same name stands in a document. */
import type { Expansion, Word } from '../syntax/shell/ast.ts';
import { type Span, span, touches } from '../text/span.ts';
import type { CommandLine } from './command-line.ts';
import { commandsOf, type Document } from './document.ts';

export interface Occurrence {
  readonly kind: 'definition' | 'use';
  readonly of: 'process' | 'variable';
  readonly name: string;
  /** In the document. */
  readonly span: Span;
}

/** All occurrences of the name at `offset`, itself included; none where no name stands. */
export function occurrencesAt(document: Document, offset: number): Occurrence[] {
  const place = span(offset, offset);
  const all = occurrences(document);
  const here = all.find((occurrence) => touches(occurrence.span, place));
  return here ? all.filter(({ of, name }) => of === here.of && name === here.name) : [];
}

/** Every name of the document, in the order of the text. */
export function occurrences(document: Document): Occurrence[] {
  const found: Occurrence[] = [];
  const names = new Set<number>();
  for (const { name, nameSpan, role } of document.processes) {
    // What an anchor gives to several modules is written once.
    if (role !== 'process' || names.has(nameSpan.start)) continue;
    names.add(nameSpan.start);
    found.push({ kind: 'definition', of: 'process', name, span: nameSpan });
  }
  for (const command of commandsOf(document)) found.push(...variableOccurrences(command));
  return found.sort((a, b) => a.span.start - b.span.start);
}

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
