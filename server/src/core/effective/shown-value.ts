/** Values for people to read: what only a run would know stands as it is written, as `':$PORT'`. */
import type { CommandLine, Invocation } from '../model/command-line.ts';
import type { PythonValue } from '../syntax/python/python-value.ts';
import { isKnown, printable, UNKNOWN, type Word } from '../syntax/shell/ast.ts';
import { covers, type Span } from '../text/span.ts';

/** The start of a program that a value belongs to. */
export interface ShownStart {
  readonly command: CommandLine;
  readonly invocation: Invocation;
}

/** `value`, whose text was made of the words of the command line at `spans`, in their order. */
export function withExpansions(value: PythonValue, spans: readonly Span[], start: ShownStart): PythonValue {
  const written = spans.flatMap((span) => expansionsAt(span, start));
  const shown = (one: PythonValue): PythonValue => {
    if (one.kind === 'list') return { ...one, items: one.items.map(shown) };
    if (one.kind !== 'str' || isKnown(one.value)) return one;
    return { ...one, value: one.value.replaceAll(UNKNOWN, () => written.shift() ?? printable(UNKNOWN)) };
  };
  return shown(value);
}

/** What stands there in place of each unknown text: `$PORT`, `$(nproc)`. */
function expansionsAt(place: Span, { command, invocation }: ShownStart): string[] {
  const words = [...invocation.arguments, ...invocation.environment.map(({ value }) => value)];
  const word = words.find(({ span }) => covers(span, place));
  return word ? unknownPlaces(word, place).map(({ start, end }) => command.text.text.slice(start, end)) : [];
}

function unknownPlaces({ value }: Word, place: Span): Span[] {
  return [...value.text]
    .flatMap((character, i) => (character === UNKNOWN ? [value.toSource({ start: i, end: i + 1 })] : []))
    .filter((source) => covers(place, source));
}
