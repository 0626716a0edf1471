import type { Document, Process } from './document.ts';

/** How far a process has moved. */
export interface Move {
  /** UTF-16 units. */
  readonly offset: number;
  readonly lines: number;
}

interface Place {
  readonly offset: number;
  readonly line: number;
  readonly character: number;
}

interface Made<T> {
  readonly place: Place;
  readonly value: T;
  /** Where the process was found last, and what was made of it there. */
  now: { readonly place: Place; readonly value: T };
}

/**
 * What is made of a process, remembered for all versions of its document in which it is the same process. It may depend on
 * the process and its own text only, and on what never changes as long as this object is used.
 */
export class PerProcess<T> {
  readonly #made = new WeakMap<object, Made<T>>();
  readonly #moved: (value: T, by: Move) => T;
  readonly #isPlaceless: (value: T) => boolean;

  /**
   * `moved` is what would have been made of the same process at another place: in other lines, at the same column.
   * `isPlaceless`: it would have been the same at every place.
   */
  constructor(moved: (value: T, by: Move) => T, isPlaceless: (value: T) => boolean = () => false) {
    this.#moved = moved;
    this.#isPlaceless = isPlaceless;
  }

  of(document: Pick<Document, 'lines'>, process: Process, make: (process: Process) => T): T {
    const { origin } = process;
    if (!origin) return make(process);
    const known = this.#made.get(origin);
    return known && this.#isPlaceless(known.value) ? known.value : this.#at(document, process, origin, known, make);
  }

  /** Of the process at that place in the list, which need not be made where the same holds for it everywhere. */
  at(document: Pick<Document, 'lines' | 'processes'>, index: number, make: (process: Process) => T): T | undefined {
    const origin = document.processes.originAt(index);
    const known = origin && this.#made.get(origin);
    if (known && this.#isPlaceless(known.value)) return known.value;
    const process = document.processes.at(index);
    return process && this.of(document, process, make);
  }

  #at(
    { lines }: Pick<Document, 'lines'>,
    process: Process,
    origin: object,
    known: Made<T> | undefined,
    make: (process: Process) => T,
  ): T {
    const offset = process.span.start;
    const { line, character } = lines.positionAt(offset);
    const place = { offset, line, character };
    if (known?.place.character !== place.character) {
      const value = make(process);
      this.#made.set(origin, { place, value, now: { place, value } });
      return value;
    }
    if (known.now.place.offset !== place.offset || known.now.place.line !== place.line) {
      // From where it was made, not from where it was last: moves of moves would pile up.
      const by = { offset: place.offset - known.place.offset, lines: place.line - known.place.line };
      const isBack = by.offset === 0 && by.lines === 0;
      known.now = { place, value: isBack ? known.value : this.#moved(known.value, by) };
    }
    return known.now.value;
  }
}

/** What is nothing is nothing everywhere: for `isPlaceless` of lists. */
export function isEmpty(made: readonly unknown[]): boolean {
  return made.length === 0;
}
