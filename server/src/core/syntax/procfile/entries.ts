import { firstFrom } from '../../text/first-from.ts';
import type { ListEdit } from '../../text/list-edit.ts';
import { type Span, touches } from '../../text/span.ts';
import { splicedOffsets } from '../../text/spliced-offsets.ts';
import type { EntryText } from './entry.ts';
import { PlacedEntry } from './placed-entry.ts';

/** An entry that was read, and the offset at which it begins. */
export interface ReadEntry {
  readonly text: EntryText;
  readonly start: number;
}

/** The names of the processes, in order: one object for all versions in which none came, went or was renamed. */
export interface ProcessNames {
  readonly all: readonly string[];
  /** Two processes have one name. */
  readonly hasNamesakes: boolean;
}

interface Columns {
  readonly texts: readonly EntryText[];
  readonly starts: Uint32Array;
  /** Which entries are processes. */
  readonly processes: Uint32Array;
  /** Which are anything but a process with an ordinary name and a command, with which nothing is wrong. */
  readonly odd: Uint32Array;
  /** How the processes came of those before. */
  readonly processEdit: ListEdit;
  /** undefined where they have to be collected. */
  readonly names?: ProcessNames | undefined;
}

/**
 * The entries of a Procfile in order. What they say and where they begin are kept apart: the next version has the same
 * texts but for a few, and other numbers. Most entries of a long file are never looked at between two keystrokes, so they
 * are put together when someone asks for one.
 */
export class ProcfileEntries implements Iterable<PlacedEntry> {
  readonly #texts: Columns['texts'];
  readonly #starts: Columns['starts'];
  readonly #processes: Columns['processes'];
  readonly #odd: Columns['odd'];
  readonly names: ProcessNames;
  readonly processEdit: ListEdit;
  #oddEntries: readonly PlacedEntry[] | undefined;

  private constructor({ texts, starts, processes, odd, processEdit, names }: Columns) {
    this.#texts = texts;
    this.#starts = starts;
    this.#processes = processes;
    this.#odd = odd;
    this.processEdit = processEdit;
    this.names = names ?? namesOf(texts, processes);
  }

  static of(read: readonly ReadEntry[]): ProcfileEntries {
    const none = new Uint32Array();
    const processEdit = { before: {}, after: {}, at: 0, gone: 0, come: 0 };
    const empty = { texts: [], starts: none, processes: none, odd: none, processEdit };
    return new ProcfileEntries(empty).replaced(0, 0, read, 0);
  }

  /** Others in place of those from index `from` up to `to`; those behind stand `delta` characters further on. */
  replaced(from: number, to: number, read: readonly ReadEntry[], delta: number): ProcfileEntries {
    const here = read.map(({ text }) => text);
    const starts = read.map(({ start }) => start);
    const more = here.length - (to - from);
    const replace = (indices: Uint32Array, isMeant: (text: EntryText) => boolean): Uint32Array => {
      const meant = here.flatMap((text, i) => (isMeant(text) ? [from + i] : []));
      return splicedOffsets(indices, firstFrom(indices, from), firstFrom(indices, to), meant, more);
    };
    const before = this.#texts.slice(from, to).filter(isProcess);
    const now = here.filter(isProcess);
    const isSame = before.length === now.length && before.every(({ name }, i) => name === now[i]?.name);
    const at = firstFrom(this.#processes, from);
    return new ProcfileEntries({
      texts: this.#texts.slice(0, from).concat(here, this.#texts.slice(to)),
      starts: splicedOffsets(this.#starts, from, to, starts, delta),
      processes: replace(this.#processes, isProcess),
      odd: replace(this.#odd, isOdd),
      processEdit: { before: this.processEdit.after, after: {}, at, gone: before.length, come: now.length },
      names: isSame ? this.names : undefined,
    });
  }

  get length(): number {
    return this.#texts.length;
  }

  get processCount(): number {
    return this.#processes.length;
  }

  /** Made anew each time. */
  get all(): readonly PlacedEntry[] {
    return this.#texts.map((text, i) => new PlacedEntry(text, this.#starts[i] ?? 0));
  }

  get odd(): readonly PlacedEntry[] {
    this.#oddEntries ??= Array.from(this.#odd, (index) => this.at(index)).filter((entry) => entry !== undefined);
    return this.#oddEntries;
  }

  at(index: number): PlacedEntry | undefined {
    const text = this.#texts[index];
    return text && new PlacedEntry(text, this.#starts[index] ?? 0);
  }

  /** The offset at which an entry begins; undefined outside of the list. */
  startAt(index: number): number | undefined {
    return this.#starts[index];
  }

  /** The index of the first entry that begins at `offset` or later. */
  indexFrom(offset: number): number {
    return firstFrom(this.#starts, offset);
  }

  /** The entry of a process, counted among the processes. */
  processAt(index: number): PlacedEntry | undefined {
    return this.at(this.#processes[index] ?? -1);
  }

  /** What that entry says. */
  processTextAt(index: number): EntryText | undefined {
    return this.#texts[this.#processes[index] ?? -1];
  }

  /** The processes at a place, its edges included: the first, and the one behind the last. */
  processesTouching(place: Span): readonly [number, number] {
    // One that begins before the place may reach it; those before that one end where it begins at the latest.
    let first = firstFrom(this.#processes, Math.max(0, this.indexFrom(place.start) - 1));
    const end = firstFrom(this.#processes, this.indexFrom(place.end + 1));
    for (; first < end; first++) if (touches(this.processAt(first)?.span ?? place, place)) break;
    return [first, end];
  }

  [Symbol.iterator](): Iterator<PlacedEntry> {
    return this.all[Symbol.iterator]();
  }
}

function isProcess({ kind }: EntryText): boolean {
  return kind === 'process';
}

function isOdd({ kind, name, value, problems }: EntryText): boolean {
  return kind !== 'process' || !/^[A-Za-z0-9_-]+$/.test(name) || value?.type !== 'string' || problems.length > 0;
}

function namesOf(texts: readonly EntryText[], processes: Uint32Array): ProcessNames {
  const all = Array.from(processes, (index) => texts[index]?.name ?? '');
  return { all, hasNamesakes: new Set(all).size < all.length };
}
